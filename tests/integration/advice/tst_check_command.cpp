// SPDX-License-Identifier: GPL-3.0-or-later
// `kubemori check` for known issues as scripts use it, without a cluster and on a simulated one.
#include "support/git_sandbox.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int longestRun = 100'000;

/// `hit` and `miss` are what its examples give.
QByteArray issue(const QByteArray &id, const QByteArray &severity, const QByteArray &when, const QByteArray &hit,
                 const QByteArray &miss)
{
    return "id: " + id + "\nseverity: " + severity + "\ntitle: {en: Title of " + id + ", ja: " + id + "の題}\n" +
           "text: {en: Why., ja: 理由。}\nsource: here\nwhen: " + when +
           "\nremedy: {en: Do it., ja: 対処。}\nexamples:\n  - {name: hits, expect: true, target: v2.40.0, " + hit +
           "}\n  - {name: misses, expect: false, target: v2.40.0, " + miss + "}\n";
}

} // namespace

class CheckCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatStands();
    void judgesTheHop();
    void takesOptionsOfTheCommandLine();
    void tellsUnknownOnesWhenAsked();
    void saysWhatItCouldNotRead();
    void speaksJapanese();
    void wrongInput_data();
    void wrongInput();
    void silencesOnACluster();

private:
    int run(const QStringList &arguments);
    int check(const QStringList &arguments)
    {
        return run(QStringList{u"--repo"_s, u"k"_s, u"--inventory"_s, u"mine"_s, u"--issues"_s, u"issues"_s} +
                   arguments);
    }
    [[nodiscard]] QJsonObject found(const QString &id) const
    {
        const QJsonArray findings = QJsonDocument::fromJson(m_out).object().value(u"findings"_s).toArray();
        for (const QJsonValue &finding : findings) {
            if (finding[u"id"_s] == id) {
                return finding.toObject();
            }
        }
        return {};
    }

    GitSandbox m_sandbox;
    QByteArray m_out;
    QString m_said;
};

void CheckCommandTest::initTestCase()
{
    m_sandbox.makeKubespray(u"k"_s);
    for (const auto &[tag, mode] :
         {std::pair{u"v2.40.0"_s, QByteArray("ipvs")}, std::pair{u"v2.41.0"_s, QByteArray("nft")}}) {
        m_sandbox.write(u"k/roles/kubespray_defaults/defaults/main.yml"_s, "---\nproxy_mode: " + mode + "\n");
        m_sandbox.git(u"k"_s, {u"add"_s, u"-A"_s});
        m_sandbox.git(u"k"_s, {u"commit"_s, u"-q"_s, u"-m"_s, tag});
        m_sandbox.git(u"k"_s, {u"tag"_s, tag});
    }
    m_sandbox.git(u"k"_s, {u"checkout"_s, u"-q"_s, u"v2.40.0"_s});
    m_sandbox.write(u"mine/inventory.ini"_s, "[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n");
    m_sandbox.write(u"mine/group_vars/all/all.yml"_s, "---\n# Mine\nswitched_on: true\n");
    m_sandbox.write(u"issues/switched.yaml"_s,
                    issue("switched", "block", "{setting: switched_on, is: true}", "settings: {switched_on: true}",
                          "settings: {switched_on: false}"));
    m_sandbox.write(u"issues/changes.yaml"_s,
                    issue("changes", "warn", "{setting: proxy_mode, changes: true}",
                          "current: v2.39.0, before: {proxy_mode: a}, defaults: {proxy_mode: b}",
                          "current: v2.39.0, before: {proxy_mode: a}, defaults: {proxy_mode: a}"));
    m_sandbox.write(u"issues/option.yaml"_s, issue("option", "warn", "{setting: given, is: \"7\"}",
                                                   "settings: {given: \"7\"}", "settings: {given: \"8\"}"));
    m_sandbox.write(u"issues/seen.yaml"_s,
                    issue("seen", "block", "{cluster: {get: pods, jsonpath: '{.items}'}, matches: x}",
                          "cluster: [\"x\"]", "cluster: [\"y\"]"));
    m_sandbox.write(u"demo/nodes.yaml"_s,
                    issue("nodes", "block",
                          "{cluster: {get: nodes, jsonpath: "
                          "'{range .items[*]}{.metadata.name}{\"\\n\"}{end}'}, matches: '^(?<name>\\S+)$'}",
                          "cluster: [\"n1\"]", "cluster: [\" \"]"));
}

int CheckCommandTest::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, m_sandbox.path(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, m_sandbox.path(u"state"_s));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_sandbox.path(QString()));
    process.start(QStringLiteral(KUBEMORI_BINARY_DIR "/app/kubemori"), QStringList{u"check"_s} + arguments);
    if (!process.waitForFinished(longestRun)) {
        return -1;
    }
    m_out = process.readAllStandardOutput();
    m_said = QString::fromUtf8(process.readAllStandardError());
    return process.exitCode();
}

void CheckCommandTest::findsWhatStands()
{
    QCOMPARE(check({u"-o"_s, u"json"_s}), 3);
    const QJsonObject finding = found(u"switched"_s);
    QCOMPARE(finding.value(u"severity"_s), u"block"_s);
    QCOMPARE(finding.value(u"title"_s), u"Title of switched"_s);
    QCOMPARE(finding.value(u"where"_s), u"group_vars/all/all.yml:3"_s);
    QVERIFY2(finding.value(u"evidence"_s).toString().contains("switched_on"_L1), m_out.constData());
    QCOMPARE(finding.value(u"remedy"_s), u"Do it."_s);
    QVERIFY(!finding.contains(u"silenced"_s));
    QVERIFY(found(u"changes"_s).isEmpty()); // nothing does without a hop
    QVERIFY(found(u"seen"_s).isEmpty());    // no cluster was looked at
    QCOMPARE(m_said, QString());

    QCOMPARE(check({}), 3);
    QVERIFY2(m_out.contains("Title of switched: group_vars/all/all.yml:3"), m_out.constData());
}

void CheckCommandTest::judgesTheHop()
{
    QCOMPARE(check({u"--to"_s, u"v2.41.0"_s, u"-o"_s, u"json"_s}), 3);
    QCOMPARE(found(u"changes"_s).value(u"severity"_s), u"warn"_s);
    QVERIFY(found(u"changes"_s).value(u"evidence"_s).toString().contains("nft"_L1));
    QCOMPARE(check({u"--from"_s, u"v2.41.0"_s, u"-o"_s, u"json"_s}), 3);
    QVERIFY(found(u"changes"_s).isEmpty());
}

void CheckCommandTest::takesOptionsOfTheCommandLine()
{
    QCOMPARE(check({u"--options"_s, u"-e given=7 -e switched_on=false"_s, u"-o"_s, u"json"_s}), 0);
    QCOMPARE(found(u"option"_s).value(u"where"_s), u"-e"_s);
    QVERIFY(found(u"switched"_s).isEmpty());
}

void CheckCommandTest::tellsUnknownOnesWhenAsked()
{
    QCOMPARE(check({u"--all"_s, u"-o"_s, u"json"_s, u"--options"_s, u"-e switched_on=false"_s}), 0);
    QCOMPARE(found(u"seen"_s).value(u"severity"_s), u"unknown"_s);
}

void CheckCommandTest::saysWhatItCouldNotRead()
{
    m_sandbox.write(u"mine/group_vars/all/vault.yml"_s, "$ANSIBLE_VAULT;1.1;AES256\n3131\n");
    m_sandbox.write(u"issues/broken.yaml"_s, "id: broken\nseverty: block\n");
    QCOMPARE(check({u"-o"_s, u"json"_s}), 3);
    QVERIFY2(m_said.contains("vault.yml"_L1) && m_said.contains("severty"_L1), qPrintable(m_said));
    QFile::remove(m_sandbox.path(u"mine/group_vars/all/vault.yml"_s));
    QFile::remove(m_sandbox.path(u"issues/broken.yaml"_s));
}

void CheckCommandTest::speaksJapanese()
{
    QCOMPARE(check({u"-o"_s, u"json"_s, u"--language"_s, u"ja"_s}), 3);
    QCOMPARE(found(u"switched"_s).value(u"title"_s), u"switchedの題"_s);
}

void CheckCommandTest::wrongInput_data()
{
    QTest::addColumn<QStringList>("words");
    const QStringList both{u"--repo"_s, u"k"_s, u"--inventory"_s, u"mine"_s};
    QTest::newRow("no inventory") << QStringList{u"--repo"_s, u"k"_s};
    QTest::newRow("none of this name") << QStringList{u"--repo"_s, u"k"_s, u"--inventory"_s, u"nowhere"_s};
    QTest::newRow("no such release") << both + QStringList{u"--to"_s, u"v9.9.9"_s};
    QTest::newRow("a branch") << both + QStringList{u"--to"_s, u"master"_s};
    QTest::newRow("with a cluster") << both + QStringList{u"--cluster"_s, u"test"_s, u"--demo"_s};
    QTest::newRow("silenced without a cluster") << both + QStringList{u"--silence"_s, u"x"_s, u"--reason"_s, u"y"_s};
    QTest::newRow("no such issue") << QStringList{u"--demo"_s,  u"--cluster"_s, u"test"_s, u"--silence"_s,
                                                  u"no-such"_s, u"--reason"_s,  u"y"_s};
    QTest::newRow("no reason") << QStringList{u"--demo"_s, u"--cluster"_s, u"test"_s, u"--issues"_s,
                                              u"demo"_s,   u"--silence"_s, u"nodes"_s};
}

void CheckCommandTest::wrongInput()
{
    QFETCH(const QStringList, words);
    QCOMPARE(run(words), 2);
    QVERIFY(!m_said.isEmpty());
    QVERIFY(m_out.isEmpty());
}

void CheckCommandTest::silencesOnACluster()
{
    const QStringList demo{u"--demo"_s, u"--cluster"_s, u"test"_s, u"--issues"_s, u"demo"_s, u"-o"_s, u"json"_s};
    QVERIFY2(run(demo) == 3, qPrintable(m_said));
    const QJsonObject finding = found(u"nodes"_s);
    QCOMPARE(finding.value(u"severity"_s), u"block"_s);
    QVERIFY(!finding.value(u"evidence"_s).toString().isEmpty());
    QVERIFY(!found(u"nodes-ready"_s).isEmpty()); // as before

    QCOMPARE(run(demo + QStringList{u"--silence"_s, u"nodes"_s, u"--reason"_s, u"They are meant to be there"_s}), 0);
    QVERIFY2(run(demo) == 0, m_out.constData());
    QCOMPARE(found(u"nodes"_s).value(u"silenced"_s).toObject().value(u"reason"_s), u"They are meant to be there"_s);
    QCOMPARE(found(u"nodes"_s).value(u"severity"_s), u"info"_s);
    QCOMPARE(run(demo + QStringList{u"--unsilence"_s, u"nodes"_s}), 0);
    QCOMPARE(run(demo), 3);
}

QTEST_GUILESS_MAIN(CheckCommandTest)
#include "tst_check_command.moc"
