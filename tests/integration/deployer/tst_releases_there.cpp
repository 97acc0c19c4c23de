// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/host_files.hpp"
#include "kubespray/inventory_settings.hpp"
#include "kubespray/release_catalogue.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/git_sandbox.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using inventory::FileSource;
using kubemori::test::codeOf;

/// Releases and inventories beside them, here and through a real sshd.
class ReleasesThereTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void releases_data() { places(); }
    void releases();
    void files_data() { places(); }
    void files();
    void sameEverywhere();
    void settings_data() { places(); }
    void settings();

private:
    static void places();
    [[nodiscard]] std::shared_ptr<command::Runner> runner()
    {
        const bool byHost = QLatin1StringView(QTest::currentDataTag()) == "ssh"_L1;
        return m_places.runner(byHost);
    }

    Places m_places;
    bool m_hasSsh = false;
    GitSandbox m_sandbox;
};

void ReleasesThereTest::places()
{
    QTest::addColumn<bool>("byHost");
    QTest::newRow("here") << false;
    QTest::newRow("ssh") << true;
}

void ReleasesThereTest::initTestCase()
{
    m_hasSsh = m_places.start();
    m_sandbox.makeKubespray(u"k"_s);
    m_sandbox.write(u"k/roles/kubespray_defaults/defaults/main.yml"_s,
                    "kube_version: \"{{ (kubelet_checksums['amd64'] | dict2items)[0].key }}\"\n");
    // Longer than what one packet carries, with bytes that are no UTF-8.
    m_sandbox.write(u"k/roles/kubespray_defaults/vars/main.yml"_s,
                    "# " + QByteArray(200'000, '\xfe') + "\nkubelet_checksums:\n  amd64:\n    1.33.5: aa\n");
    m_sandbox.git(u"k"_s, {u"add"_s, u"-A"_s});
    m_sandbox.git(u"k"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"One"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"v2.29.0"_s});
    m_sandbox.write(u"i/inventory.ini"_s, "[all]\n");
    m_sandbox.write(u"i/group_vars/all/all.yml"_s, "metallb_enabled: true\n");
    QVERIFY(QDir().mkpath(m_sandbox.path(u"i/group_vars/k8s_cluster"_s)));
    m_sandbox.write(u"shared/net.yml"_s, "kube_network_plugin: cilium\n");
    QVERIFY(QFile::link(m_sandbox.path(u"shared/net.yml"_s), m_sandbox.path(u"i/group_vars/k8s_cluster/net.yml"_s)));
    QVERIFY(QFile::link(m_sandbox.path(u"shared"_s), m_sandbox.path(u"i/group_vars/linked"_s)));
    m_sandbox.write(u"i/run.sh"_s, "#!/bin/sh\n");
    QFile::setPermissions(m_sandbox.path(u"i/run.sh"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void ReleasesThereTest::releases()
{
    QFETCH(bool, byHost);
    if (byHost && !m_hasSsh) {
        QSKIP(qPrintable(m_places.problem()));
    }
    const auto found = ReleaseCatalogue(RevisionFiles(Git(runner(), m_sandbox.path(u"k"_s)))).releases({});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(toLogLine(found.error())));
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().kube.installed.value, u"1.33.5"_s);
    QCOMPARE(found->first().kube.checksums.line, 2);
}

void ReleasesThereTest::files()
{
    QFETCH(bool, byHost);
    if (byHost && !m_hasSsh) {
        QSKIP(qPrintable(m_places.problem()));
    }
    const inventory::HostFiles source{command::FileTransfer(runner())};
    const auto kind = [&](const QString &name) { return source.kind(m_sandbox.path(name), {}); };
    for (int round = 0; round < 2; ++round) { // the second time out of memory
        QVERIFY(kind(u"i"_s) == FileSource::Kind::Directory);
        QVERIFY(kind(u"i/inventory.ini"_s) == FileSource::Kind::File);
        QVERIFY(kind(u"i/run.sh"_s) == FileSource::Kind::ExecutableFile);
        QVERIFY(kind(u"i/missing"_s) == FileSource::Kind::Missing);
        QVERIFY(kind(u"i/group_vars/linked"_s) == FileSource::Kind::Directory);
        QVERIFY(kind(u"i/group_vars/k8s_cluster/net.yml"_s) == FileSource::Kind::File);
        const auto names = source.list(m_sandbox.path(u"i"_s), {});
        QVERIFY(names.has_value());
        QCOMPARE(names->size(), 3);
    }
    QCOMPARE(source.read(m_sandbox.path(u"i/inventory.ini"_s), 100, {}).value_or(QByteArray()), "[all]\n"_ba);
    QCOMPARE(codeOf(source.read(m_sandbox.path(u"i/missing"_s), 100, {})), u"NotFound"_s);
    QVERIFY(!source.list(m_sandbox.path(u"missing"_s), {}).has_value());
}

void ReleasesThereTest::sameEverywhere()
{
    const QString checkout = qEnvironmentVariable("KUBEMORI_KUBESPRAY");
    if (checkout.isEmpty() || !m_hasSsh) {
        QSKIP(checkout.isEmpty() ? "KUBEMORI_KUBESPRAY names no Kubespray checkout" : qPrintable(m_places.problem()));
    }
    QList<QList<Release>> read;
    for (const bool byHost : {false, true}) {
        QElapsedTimer timer;
        timer.start();
        const auto found = ReleaseCatalogue(RevisionFiles(Git(m_places.runner(byHost), checkout))).releases({});
        QVERIFY2(found.has_value(), found ? "" : qPrintable(toLogLine(found.error())));
        qInfo("%s: %lld releases in %lld ms", byHost ? "by ssh" : "here", qlonglong(found->size()),
              qlonglong(timer.elapsed()));
        read.append(*found);
    }
    QVERIFY(read.at(0) == read.at(1));
}

void ReleasesThereTest::settings()
{
    QFETCH(bool, byHost);
    if (byHost && !m_hasSsh) {
        QSKIP(qPrintable(m_places.problem()));
    }
    const auto settings = readInventorySettings(m_sandbox.path(u"i/inventory.ini"_s),
                                                inventory::HostFiles(command::FileTransfer(runner())), {});
    QVERIFY2(settings.has_value(), settings ? "" : qPrintable(toLogLine(settings.error())));
    QCOMPARE(settings->find(u"metallb_enabled"_s)->texts, QStringList{u"true"_s});
    QCOMPARE(settings->find(u"kube_network_plugin"_s)->texts, (QStringList{u"cilium"_s, u"cilium"_s}));
    QVERIFY(!settings->isIncomplete());
    QCOMPARE(codeOf(readInventorySettings(m_sandbox.path(u"missing"_s),
                                          inventory::HostFiles(command::FileTransfer(runner())), {})),
             u"NotFound"_s);
}

std::unique_ptr<QObject> makeReleasesThereTest()
{
    return std::make_unique<ReleasesThereTest>();
}

#include "tst_releases_there.moc"
