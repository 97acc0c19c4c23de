// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_over_writer.hpp"
#include "group_vars/inventory_folder.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::group_vars;
using kubemori::test::codeOf;

/// Carried-over inventories as they are written, here and through a real sshd.
class CarryOverWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void writesANewFolder_data() { places(); }
    void writesANewFolder();
    void refusesWhatIsTaken_data() { places(); }
    void refusesWhatIsTaken();
    void refusesWhatIsUndecided();
    void leavesNothingBehind();

private:
    static void places();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &text, int mode = 0644) const;
    [[nodiscard]] QByteArray content(const QString &name) const;
    [[nodiscard]] static CarriedFile file(const QString &path, const QByteArray &bytes, const QString &mine = {});
    [[nodiscard]] Result<> carry(const CarryOverResult &result, const QString &out, bool byHost = false);

    Places m_places;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void CarryOverWriterTest::places()
{
    QTest::addColumn<bool>("byHost");
    QTest::newRow("this machine") << false;
    QTest::newRow("by ssh") << true;
}

void CarryOverWriterTest::initTestCase()
{
    QVERIFY2(m_places.start(), qPrintable(m_places.problem()));
}

void CarryOverWriterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"old/inventory.ini"_s, "[all]\n");
    write(u"old/group_vars/all/all.yml"_s, "mine: 1\n");
    write(u"old/group_vars/k8s-cluster/net.yml"_s, "net: a\n");
    write(u"old/credentials/it's a key.pem"_s, "secret\n", 0600);
    write(u"old/artifacts/kubectl"_s, QByteArray(3 << 20, 'k'), 0755);
    QVERIFY(QFile::link(u"inventory.ini"_s, path(u"old/hosts"_s)));
}

void CarryOverWriterTest::write(const QString &name, const QByteArray &text, int mode) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    QVERIFY(::chmod(QFile::encodeName(path(name)).constData(), static_cast<mode_t>(mode)) == 0);
}

QByteArray CarryOverWriterTest::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

CarriedFile CarryOverWriterTest::file(const QString &path, const QByteArray &bytes, const QString &mine)
{
    CarriedFile file;
    file.path = path;
    file.outcome = CarriedFile::Outcome::Merged;
    file.bytes = bytes;
    file.mine = mine;
    return file;
}

Result<> CarryOverWriterTest::carry(const CarryOverResult &result, const QString &out, bool byHost)
{
    const auto runner = m_places.runner(byHost);
    const auto mine = readFolder(command::FileTransfer(runner), path(u"old"_s), {});
    if (!mine) {
        return std::unexpected(mine.error());
    }
    return CarryOverWriter(runner).write(path(u"old"_s), *mine, result, path(out), {});
}

void CarryOverWriterTest::writesANewFolder()
{
    QFETCH(bool, byHost);
    const auto mine = readFolder(command::FileTransfer(m_places.runner(byHost)), path(u"old"_s), {});
    QVERIFY2(mine.has_value(), mine ? "" : qPrintable(toLogLine(mine.error())));
    QVERIFY(!mine->contains(u"artifacts/kubectl"_s)); // no settings: it is not even fetched
    CarryOverResult result;
    result.files = {file(u"group_vars/all/all.yml"_s, "# new\nmine: 1\n", u"group_vars/all/all.yml"_s),
                    file(u"group_vars/k8s_cluster/net.yml"_s, "net: a\n", u"group_vars/k8s-cluster/net.yml"_s),
                    file(u"group_vars/all/fresh.yml"_s, "fresh: 1\n"),
                    file(u"inventory.ini"_s, "[all]\n", u"inventory.ini"_s),
                    file(u"hosts"_s, "[all]\n", u"hosts"_s),
                    file(u"credentials/it's a key.pem"_s, "secret\n", u"credentials/it's a key.pem"_s)};
    const auto written = carry(result, u"new one"_s, byHost);
    QVERIFY2(written.has_value(), written ? "" : qPrintable(toLogLine(written.error())));
    QCOMPARE(content(u"new one/group_vars/all/all.yml"_s), "# new\nmine: 1\n");
    QCOMPARE(content(u"new one/group_vars/k8s_cluster/net.yml"_s), "net: a\n");
    QCOMPARE(content(u"new one/group_vars/all/fresh.yml"_s), "fresh: 1\n");
    QVERIFY(!QFile::exists(path(u"new one/group_vars/k8s-cluster"_s))); // it has another name now
    QCOMPARE(content(u"new one/artifacts/kubectl"_s).size(), 3 << 20);
    QVERIFY(QFileInfo(path(u"new one/artifacts/kubectl"_s)).isExecutable());
    const QString key = path(u"new one/credentials/it's a key.pem"_s);
    QCOMPARE(content(u"new one/credentials/it's a key.pem"_s), "secret\n");
    QVERIFY(!QFileInfo(key).permission(QFile::ReadGroup) && !QFileInfo(key).permission(QFile::ReadOther));
    QVERIFY(QFileInfo(path(u"new one/hosts"_s)).isSymLink());
    QCOMPARE(content(u"old/group_vars/all/all.yml"_s), "mine: 1\n");
    QVERIFY(QFile::exists(path(u"old/group_vars/k8s-cluster/net.yml"_s)));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
             (QStringList{u"new one"_s, u"old"_s}));
}

void CarryOverWriterTest::refusesWhatIsTaken()
{
    QFETCH(bool, byHost);
    write(u"taken/note"_s, "mine\n");
    QCOMPARE(codeOf(carry({}, u"taken"_s, byHost)), u"AlreadyExists"_s);
    QCOMPARE(content(u"taken/note"_s), "mine\n");
    QVERIFY(QDir().mkpath(path(u"empty"_s)));
    QVERIFY(carry({}, u"empty"_s, byHost).has_value());
    QCOMPARE(codeOf(carry({}, u"old/inside"_s, byHost)), u"InvalidInput"_s);
    QCOMPARE(codeOf(carry({}, u"old"_s, byHost)), u"InvalidInput"_s);
}

void CarryOverWriterTest::refusesWhatIsUndecided()
{
    CarryOverResult result;
    result.conflicts.emplaceBack().id = u"a"_s;
    QCOMPARE(codeOf(carry(result, u"new"_s)), u"InvalidInput"_s);
    QVERIFY(!QFile::exists(path(u"new"_s)));
}

void CarryOverWriterTest::leavesNothingBehind()
{
    // A file where a folder has to be: what was begun goes again.
    CarryOverResult result;
    result.files = {file(u"inventory.ini/all.yml"_s, "x: 1\n")};
    QVERIFY(!carry(result, u"new"_s).has_value());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
             QStringList{u"old"_s});
}

std::unique_ptr<QObject> makeCarryOverWriterTest()
{
    return std::make_unique<CarryOverWriterTest>();
}

#include "tst_carry_over_writer.moc"
