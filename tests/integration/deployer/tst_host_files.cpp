// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/find_inventories.hpp"
#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "suites.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::inventory;

/// The inventories of a checkout, read here and through a real sshd: the same answers.
class HostFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kinds_data();
    void kinds();
    void findsInventories_data();
    void findsInventories();

private:
    [[nodiscard]] HostFiles files(bool byHost) { return HostFiles(command::FileTransfer(m_places.runner(byHost))); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const;

    Places m_places;
    QTemporaryDir m_folder;
};

void HostFilesTest::write(const QString &name, const QByteArray &text) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void HostFilesTest::initTestCase()
{
    QVERIFY2(m_places.start(), qPrintable(m_places.problem()));
    write(u"inventory/tokyo/inventory.ini"_s, "[kube_control_plane]\nnode1 ansible_host=10.0.0.1\n\n"
                                              "[etcd:children]\nkube_control_plane\n\n[kube_node]\nnode2\n");
    write(u"inventory/tokyo/group_vars/all/all.yml"_s, "ansible_user: ops\n");
    write(u"inventory/sample/inventory.ini"_s, "[kube_control_plane]\n");
    write(u"script"_s, "#!/bin/sh\n");
    QVERIFY(QFile::setPermissions(path(u"script"_s), QFile::ReadOwner | QFile::ExeOwner));
    QVERIFY(QFile::link(path(u"inventory"_s), path(u"link to a folder"_s)));
    QVERIFY(QFile::link(path(u"inventory/tokyo/inventory.ini"_s), path(u"link to a file"_s)));
}

void HostFilesTest::kinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    const auto row = [](const QString &name, FileSource::Kind kind) {
        QTest::addRow("%s", qPrintable(name)) << name << static_cast<int>(kind);
    };
    row(u"inventory"_s, FileSource::Kind::Directory);
    row(u"inventory/tokyo/inventory.ini"_s, FileSource::Kind::File);
    row(u"script"_s, FileSource::Kind::ExecutableFile);
    row(u"link to a folder"_s, FileSource::Kind::Directory);
    row(u"link to a file"_s, FileSource::Kind::File);
    row(u"nothing"_s, FileSource::Kind::Missing);
}

void HostFilesTest::kinds()
{
    QFETCH(QString, name);
    for (const bool byHost : {false, true}) {
        QTEST(static_cast<int>(files(byHost).kind(path(name), {})), "kind");
    }
}

void HostFilesTest::findsInventories_data()
{
    QTest::addColumn<bool>("byHost");
    QTest::newRow("this machine") << false;
    QTest::newRow("by ssh") << true;
}

void HostFilesTest::findsInventories()
{
    QFETCH(bool, byHost);
    const HostFiles source = files(byHost);
    const auto found = inventory::findInventories(m_folder.path(), source, {});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(toLogLine(found.error())));
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->constFirst().name, u"tokyo"_s);
    QVERIFY(found->constLast().sample);
    const auto loaded = readInventory(found->constFirst().path, source, {});
    QVERIFY(!loaded.isRefused());
    const auto here = readInventory(found->constFirst().path, LocalFiles(), {});
    QCOMPARE(loaded.inventory.hostsOf(u"all"_s), here.inventory.hostsOf(u"all"_s));
    QCOMPARE(loaded.inventory.hostsOf(u"all"_s).size(), 2);
    QCOMPARE(*loaded.inventory.variable(u"node1"_s, u"ansible_user"_s),
             *here.inventory.variable(u"node1"_s, u"ansible_user"_s));
    QVERIFY(source.read(path(u"script"_s), 3, {}).error().code == ErrorCode::InvalidInput); // longer than wanted
}

std::unique_ptr<QObject> makeHostFilesTest()
{
    return std::make_unique<HostFilesTest>();
}

#include "tst_host_files.moc"
