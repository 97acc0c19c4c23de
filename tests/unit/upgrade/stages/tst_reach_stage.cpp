// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/module_output.hpp"
#include "upgrade/stages/reach_stage.hpp"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

namespace {

QByteArray good(const QByteArray &host, const QByteArray &name)
{
    return "\x1b[0;33m" + host + " | CHANGED | rc=0 >>\x1b[0m\r\n\x1b[0;33m" + name + "\x1b[0m\r\n";
}

} // namespace

/// Whether ansible reaches every host, and each is who it is taken for.
class ReachStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_site.reset(); }
    void allAnswer();
    void asksWhatIsWanted();
    void oneUnreachable();
    void oneSilent();
    void sudoRefused_data();
    void sudoRefused();
    void commandFails();
    void somebodyElse();
    void fullNames();
    void strangerAnswers();
    void emptyGroup();
    void clusterDiffers();
    void clusterAway();
    void ansibleCfg();
    void openFolder();
    void beforeInventory();
    void lostRun();
    void cancelled();
    void output_data();
    void output();

private:
    std::unique_ptr<StageSite> m_site;
    HopRecord m_hop;
};

void ReachStageTest::init()
{
    m_site = std::make_unique<StageSite>();
    m_hop = m_site->hop();
    m_hop.inventoryFile = u"inventory/mycluster/hosts.yaml"_s;
    m_site->runs.outputs = {
        {u"kube_control_plane"_s, good("m1", "m1") + good("m2", "m2")},
        {u"etcd"_s, good("m2", "m2") + good("m1", "m1") + "[WARNING]: Host 'w1' is\r\nodd\r\n" + good("w1", "w1")},
        {u"kube_node"_s, good("w1", "w1") + good("m2", "m2") + good("m1", "m1")}};
}

void ReachStageTest::allAnswer()
{
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(worstOf(found), u"info"_s); // ansible.cfg
    QCOMPARE(said(found, checks::reachGroup),
             (QStringList{u"good etcd"_s, u"good kube_control_plane"_s, u"good kube_node"_s}));
    QCOMPARE(said(found, checks::reachNames),
             (QStringList{u"good cluster"_s, u"good etcd"_s, u"good kube_control_plane"_s, u"good kube_node"_s}));
    QCOMPARE(said(found, checks::reachSudo), QStringList{u"good"_s});
    QVERIFY(m_site->said.contains("CHANGED"));
}

void ReachStageTest::asksWhatIsWanted()
{
    m_hop.choices.asksBecomePassword = true;
    m_hop.choices.asksVaultPassword = true;
    QVERIFY(m_site->run<ReachStage>(m_hop));
    QCOMPARE(m_site->runs.requests.size(), 3);
    for (const ansible::RunRequest &request : std::as_const(m_site->runs.requests)) {
        QVERIFY(request.kind == ansible::RunRequest::Kind::Module);
        QCOMPARE(request.arguments, u"uname -n"_s);
        QCOMPARE(request.inventory, m_hop.inventoryFile);
        QVERIFY(request.become && request.asksBecomePassword && request.asksVaultPassword);
    }
    const auto plan = ReachStage(m_site->site()).plan(m_hop, {});
    QVERIFY(plan);
    QCOMPARE(plan->size(), 3);
    QCOMPARE(m_site->runs.requests.size(), 3);
}

void ReachStageTest::oneUnreachable()
{
    m_site->runs.outputs[u"kube_node"_s] =
        good("m1", "m1") + good("m2", "m2") +
        "w1 | UNREACHABLE! => {\n    \"changed\": false,\n    \"msg\": \"ssh: No route to host\",\n    "
        "\"unreachable\": true\n}\n";
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachGroup).contains(u"block w1"_s));
    QVERIFY(said(found, checks::reachGroup).contains(u"block kube_node"_s));
    QVERIFY(textOf(found).contains("No route to host"_L1));
    QVERIFY(findingsOf(found, checks::reachSudo).isEmpty()); // not known
}

void ReachStageTest::oneSilent()
{
    m_site->runs.outputs[u"etcd"_s] = good("m1", "m1") + good("m2", "m2");
    const auto found = m_site->run<ReachStage>(m_hop);
    QCOMPARE(said(found, checks::reachGroup),
             (QStringList{u"block etcd"_s, u"block w1"_s, u"good kube_control_plane"_s, u"good kube_node"_s}));
}

void ReachStageTest::sudoRefused_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("missing") << QByteArray("m2 | FAILED! => {\n    \"msg\": \"Missing sudo password\"\n}\n");
    QTest::newRow("wrong") << QByteArray("m2 | FAILED! => {\"msg\": \"Incorrect sudo password\"}\n");
    QTest::newRow("needed") << QByteArray("m2 | FAILED | rc=-1 >>\nsudo: a password is required\n");
    QTest::newRow("not allowed") << QByteArray(
        "m2 | FAILED! => {\"module_stderr\": \"ops is not in the sudoers file.\", \"rc\": 1}\n");
}

void ReachStageTest::sudoRefused()
{
    QFETCH(const QByteArray, words);
    m_site->runs.outputs[u"kube_control_plane"_s] = good("m1", "m1") + words;
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY2(said(found, checks::reachSudo).contains(u"block m2"_s), qPrintable(textOf(found)));
    QVERIFY(said(found, checks::reachGroup).contains(u"block kube_control_plane"_s));
}

void ReachStageTest::commandFails()
{
    m_site->runs.outputs[u"kube_control_plane"_s] =
        good("m1", "m1") + "m2 | FAILED | rc=127 >>\n/usr/bin/python3: not found\n";
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachGroup).contains(u"block m2"_s));
    QVERIFY(textOf(found).contains("python3: not found"_L1));
}

void ReachStageTest::somebodyElse()
{
    m_site->runs.outputs[u"kube_control_plane"_s] = good("m1", "m2") + good("m2", "m1");
    const auto found = m_site->run<ReachStage>(m_hop);
    QCOMPARE(said(found, checks::reachNames),
             (QStringList{u"good cluster"_s, u"good etcd"_s, u"good kube_node"_s, u"warn m1"_s, u"warn m2"_s}));
}

void ReachStageTest::fullNames()
{
    m_site->runs.outputs[u"kube_control_plane"_s] = good("m1", "m1.example.com") + good("m2", "M2");
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachNames).contains(u"good kube_control_plane"_s));
}

void ReachStageTest::strangerAnswers()
{
    m_site->runs.outputs[u"etcd"_s] += good("x9", "x9");
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachGroup).contains(u"block x9"_s));
}

void ReachStageTest::emptyGroup()
{
    m_hop.target.nodeGroup = u"no_such_group"_s;
    m_site->runs.outputs[u"no_such_group"_s] =
        "[WARNING]: Could not match supplied host pattern, ignoring: no_such_group\n";
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachGroup).contains(u"block no_such_group"_s));
    QVERIFY(textOf(found).contains("Could not match supplied host pattern"_L1));
}

void ReachStageTest::clusterDiffers()
{
    m_hop.nodes = {NodeBefore{.name = u"m1"_s, .version = {}}, NodeBefore{.name = u"m2"_s, .version = {}},
                   NodeBefore{.name = u"w1"_s, .version = {}}, NodeBefore{.name = u"w2"_s, .version = {}}};
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachNames).contains(u"warn cluster"_s));
    QVERIFY(textOf(found).contains("only in the cluster: w2"_L1));
}

void ReachStageTest::clusterAway()
{
    m_site->cluster->fakeHealth.nodesError =
        Error{.code = ErrorCode::Unreachable, .detail = {}, .subject = {}, .context = {}};
    const auto found = m_site->run<ReachStage>(m_hop);
    QVERIFY(said(found, checks::reachNames).contains(u"unknown"_s));
}

void ReachStageTest::ansibleCfg()
{
    m_site->write(u"ansible.cfg"_s, "[defaults]\nremote_user = ops\n# forks = 3\nforks = 20\nlibrary = ./library\n");
    const auto found = m_site->run<ReachStage>(m_hop);
    QCOMPARE(said(found, checks::ansibleCfg), QStringList{u"info ansible.cfg"_s});
    QCOMPARE(findingsOf(found, checks::ansibleCfg).constFirst().evidence, u"remote_user = ops\nforks = 20"_s);
    QVERIFY(QFile::remove(m_site->path(u"ansible.cfg"_s)));
    QCOMPARE(said(m_site->run<ReachStage>(m_hop), checks::ansibleCfg), QStringList{u"info ansible.cfg"_s});
}

void ReachStageTest::openFolder()
{
    QVERIFY(QFile::setPermissions(m_site->path({}), QFile::Permissions(0x7777)));
    const auto found = m_site->run<ReachStage>(m_hop);
    QCOMPARE(said(found, checks::ansibleCfg), QStringList{u"warn ansible.cfg"_s});
}

void ReachStageTest::beforeInventory()
{
    m_hop.inventoryFile.clear();
    QCOMPARE(codeOf(m_site->run<ReachStage>(m_hop)), u"InvalidInput"_s);
    QVERIFY(m_site->runs.requests.isEmpty());
}

void ReachStageTest::lostRun()
{
    m_site->runs.state = ansible::RunState::Lost;
    QCOMPARE(codeOf(m_site->run<ReachStage>(m_hop)), u"Disconnected"_s);
    m_site->runs.error = Error{.code = ErrorCode::Locked, .detail = u"run-7"_s, .subject = {}, .context = {}};
    QCOMPARE(codeOf(m_site->run<ReachStage>(m_hop)), u"Locked"_s);
}

void ReachStageTest::cancelled()
{
    std::stop_source source;
    source.request_stop();
    QCOMPARE(codeOf(m_site->run<ReachStage>(m_hop, source.get_token())), u"Cancelled"_s);
}

void ReachStageTest::output_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("answers");
    QTest::newRow("plain") << QByteArray("a | CHANGED | rc=0 >>\nname-a\nb | SUCCESS | rc=0 >>\nname-b\n")
                           << QStringList{u"a good name-a"_s, u"b good name-b"_s};
    QTest::newRow("coloured") << good("a", "x") << QStringList{u"a good x"_s};
    QTest::newRow("a warning first")
        << QByteArray("BECOME password: \n[WARNING]: something | CHANGED\na | CHANGED | rc=0 >>\nx\n")
        << QStringList{u"a good x"_s};
    QTest::newRow("unreachable") << QByteArray("a | UNREACHABLE! => {\n \"msg\": \"no\"\n}\n")
                                 << QStringList{u"a away { \"msg\": \"no\" }"_s};
    QTest::newRow("failed") << QByteArray("a | FAILED | rc=2 >>\nno such file\nnon-zero return code\n")
                            << QStringList{u"a bad no such file non-zero return code"_s};
    QTest::newRow("module died") << QByteArray("a | FAILED! => {\"msg\": \"MODULE FAILURE\"}\n")
                                 << QStringList{u"a bad {\"msg\": \"MODULE FAILURE\"}"_s};
    QTest::newRow("old ansible") << QByteArray("a | SUCCESS | rc=0 | (stdout) x\n")
                                 << QStringList{u"a good (stdout) x"_s};
    QTest::newRow("warnings between") << QByteArray(
                                             "a | CHANGED | rc=0 >>\nx\n[WARNING]: Host 'b' is using the discovered "
                                             "Python\ninterpreter\n[ERROR]: Task failed: no\nOrigin: <adhoc>\n\nb "
                                             "| UNREACHABLE! => {\n}\nc | CHANGED | rc=0 >>\ny\n")
                                      << QStringList{u"a good x"_s, u"b away { }"_s, u"c good y"_s};
    QTest::newRow("nothing") << QByteArray("usage: ansible [-h]\n") << QStringList();
    QTest::newRow("empty") << QByteArray() << QStringList();
}

void ReachStageTest::output()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, answers);
    QStringList seen;
    for (const ModuleAnswer &answer : readModuleOutput(text)) {
        seen.append(answer.host +
                    (answer.isGood      ? u" good "_s
                     : answer.isReached ? u" bad "_s
                                        : u" away "_s) +
                    answer.output.simplified());
    }
    QCOMPARE(seen, answers);
}

std::unique_ptr<QObject> makeReachStageTest()
{
    return std::make_unique<ReachStageTest>();
}

#include "tst_reach_stage.moc"
