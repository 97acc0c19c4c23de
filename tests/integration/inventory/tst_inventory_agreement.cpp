// SPDX-License-Identifier: GPL-3.0-or-later
// We read inventories as Ansible does: every case is read by both, and both say the same or both refuse.
#include "case_file.hpp"

#include "inventory/inventory_reader.hpp"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::inventory;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestRun = 240'000;

QString sourceFile(const QString &name)
{
    return QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/integration/inventory/") + name;
}

/// Sample inventories of real releases, where this machine has them: KUBEMORI_KUBESPRAY_DATA, or beside the checkout.
QString kubesprayData()
{
    const QString given = qEnvironmentVariable("KUBEMORI_KUBESPRAY_DATA");
    return given.isEmpty() ? QStringLiteral(KUBEMORI_SOURCE_DIR "/../shared/data/kubespray") : given;
}

QJsonValue valueOf(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

QJsonObject ours(const Inventory &inventory)
{
    QJsonObject groups;
    for (const Group &group : inventory.groups()) {
        const QStringList hosts = group.name == "all"_L1 ? QStringList() : group.hosts;
        if (!hosts.isEmpty() || !group.children.isEmpty()) {
            groups.insert(group.name, QJsonObject{{u"hosts"_s, QJsonArray::fromStringList(hosts)},
                                                  {u"children"_s, QJsonArray::fromStringList(group.children)}});
        }
    }
    QJsonObject hosts;
    for (const Host &host : inventory.hosts()) {
        hosts.insert(host.name, valueOf(inventory.variablesOf(host.name).toJson()));
    }
    return {{u"groups"_s, groups}, {u"hosts"_s, hosts}};
}

/// Ansible's listing in the form of `kubemori inventory show`.
QJsonObject theirs(const QJsonObject &listing, const Inventory &inventory)
{
    QJsonObject groups;
    for (auto entry = listing.begin(); entry != listing.end(); ++entry) {
        if (entry.key() != "_meta"_L1) {
            const QJsonObject group = entry.value().toObject();
            groups.insert(entry.key(), QJsonObject{{u"hosts"_s, group.value("hosts"_L1).toArray()},
                                                   {u"children"_s, group.value("children"_L1).toArray()}});
        }
    }
    QJsonObject hosts = listing.value("_meta"_L1).toObject().value("hostvars"_L1).toObject();
    for (const Host &host : inventory.hosts()) { // hosts without variables are not listed
        if (!hosts.contains(host.name)) {
            hosts.insert(host.name, QJsonObject());
        }
    }
    return {{u"groups"_s, groups}, {u"hosts"_s, hosts}};
}

/// The first thing in which two listings differ, for people.
QString difference(const QJsonValue &a, const QJsonValue &b, const QString &where)
{
    if (a == b) {
        return {};
    }
    if (a.isObject() && b.isObject()) {
        const QJsonObject left = a.toObject();
        const QJsonObject right = b.toObject();
        for (const QString &key : left.keys() + right.keys()) {
            const QString found = difference(left.value(key), right.value(key), where + u'/' + key);
            if (!found.isEmpty()) {
                return found;
            }
        }
    }
    const auto text = [](const QJsonValue &value) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(300);
    };
    return u"%1: ours %2, Ansible's %3"_s.arg(where, text(a), text(b));
}

QString output(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(longestRun) ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

} // namespace

class TestInventoryAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agrees_data();
    void agrees();
    void programsAgree_data();
    void programsAgree();

private:
    void addKubesprayData();

    QTemporaryDir m_folder;
    QList<std::pair<QString, QString>> m_paths; ///< name and path
    QHash<QString, QJsonObject> m_answers;      ///< by path
};

void TestInventoryAgreement::initTestCase()
{
    QVERIFY(m_folder.isValid());
    for (const InventoryCase &one : readCases(sourceFile(u"cases.txt"_s)) + madeCases()) {
        m_paths.append({one.name, one.write(m_folder.path())});
    }
    addKubesprayData();
    QByteArray input;
    for (const auto &[name, path] : std::as_const(m_paths)) {
        input += path.toUtf8() + '\n';
    }
    const QString answers = output(u"python3"_s, {sourceFile(u"ansible_listing.py"_s)}, input);
    for (const QString &line : answers.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject answer = QJsonDocument::fromJson(line.toUtf8()).object();
        m_answers.insert(answer.value("path"_L1).toString(), answer);
    }
    if (m_answers.isEmpty()) {
        QSKIP("ansible-core is not installed here");
    }
}

void TestInventoryAgreement::addKubesprayData()
{
    QDirIterator releases(kubesprayData(), {u"v*"_s}, QDir::Dirs);
    while (releases.hasNext()) {
        const QString release = releases.next();
        const QString path = release + u"/inventory/sample/inventory.ini"_s;
        if (QFile::exists(path)) {
            m_paths.append({u"kubespray-"_s + releases.fileName(), path});
        }
    }
}

void TestInventoryAgreement::agrees_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &[name, path] : std::as_const(m_paths)) {
        QTest::newRow(qPrintable(name)) << path;
    }
}

void TestInventoryAgreement::agrees()
{
    QFETCH(const QString, path);
    QVERIFY2(m_answers.contains(path), "Ansible gave no answer");
    const QJsonObject answer = m_answers.value(path);
    const QString refused = answer.value("refused"_L1).toString();
    const LoadedInventory loaded = readInventory(path, LocalFiles(), {});
    QStringList said;
    for (const Problem &problem : loaded.problems) {
        said.append(problem.toString());
    }
    QVERIFY2(loaded.isRefused() == !refused.isEmpty(),
             qPrintable(u"only %1 refuses: %2"_s.arg(refused.isEmpty() ? u"ours"_s : u"Ansible"_s,
                                                     refused + said.join(u"; "))));
    if (loaded.isRefused()) {
        QVERIFY2(!loaded.error().detail.isEmpty() && loaded.error().subject.contains(u'/'),
                 qPrintable(said.join(u"; ")));
        return;
    }
    const QJsonObject listing = answer.value("listing"_L1).toObject();
    const QString found = difference(ours(loaded.inventory), theirs(listing, loaded.inventory), {});
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void TestInventoryAgreement::programsAgree_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"ini-ranges", "yaml-types", "group-vars-folder"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

/// The same through both command lines.
void TestInventoryAgreement::programsAgree()
{
    QFETCH(const QString, name);
    const auto found = std::ranges::find(m_paths, name, &std::pair<QString, QString>::first);
    QVERIFY(found != m_paths.end());
    const QString shown = output(QStringLiteral(KUBEMORI_BINARY_DIR "/app/kubemori"),
                                 {u"inventory"_s, u"show"_s, found->second, u"-o"_s, u"json"_s});
    const QString listed = output(u"ansible-inventory"_s, {u"-i"_s, found->second, u"--list"_s});
    const QJsonObject left = QJsonDocument::fromJson(shown.toUtf8()).object();
    QVERIFY2(!left.isEmpty(), qPrintable(shown.left(200)));
    const LoadedInventory loaded = readInventory(found->second, LocalFiles(), {});
    const QJsonObject right = theirs(QJsonDocument::fromJson(listed.toUtf8()).object(), loaded.inventory);
    const QString differs = difference(left, right, {});
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
}

QTEST_GUILESS_MAIN(TestInventoryAgreement)
#include "tst_inventory_agreement.moc"
