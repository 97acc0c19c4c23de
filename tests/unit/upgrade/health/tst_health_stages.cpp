// SPDX-License-Identifier: GPL-3.0-or-later
// The stages Health and Verify over kubectl, etcdctl and nodes that answer by rules.
#include "pictures.hpp"
#include "scripted_site.hpp"

#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/health/health_stage.hpp"
#include "upgrade/health/verify_stage.hpp"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace kubemori;
using namespace kubemori::test;
using namespace kubemori::upgrade;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Waits until somebody stops it, as a host that does not answer.
ScriptedAnswer hang(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, stop, [] { return false; });
    return {};
}

ScriptedAnswer failing(ErrorCode code)
{
    return {.output = {},
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = u"as told"_s, .subject = {}, .context = {}}};
}

QList<Finding> of(const QList<Finding> &findings, QLatin1StringView check)
{
    QList<Finding> some;
    for (const Finding &finding : findings) {
        if (finding.check == check) {
            some.append(finding);
        }
    }
    return some;
}

/// The checks of which something is of this severity.
QStringList checksOf(const QList<Finding> &findings, Severity severity)
{
    QStringList names;
    for (const Finding &finding : findings) {
        if (finding.severity == severity) {
            names.append(finding.check);
        }
    }
    return names;
}

struct Heard
{
    QByteArray text;
    std::thread::id thread = std::this_thread::get_id();
    bool isElsewhere = false;

    [[nodiscard]] StageWork::OutputSink sink()
    {
        return [this](const QByteArray &bytes) {
            text += bytes;
            isElsewhere = isElsewhere || std::this_thread::get_id() != thread;
        };
    }
};

const QStringList good{u"good"_s};

} // namespace

class TestHealthStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthOfAGoodCluster();
    void healthOnlyLooks();
    void healthKeepsWhatWasBefore();
    void healthOfABadCluster();
    void healthWithoutAnApiServer();
    void passwordIsNotTriedAgain();
    void nodesAreHiddenButPodsAreNot();
    void healthWithoutSettings();
    void nodeThatDoesNotAnswer();
    void nodesThatAnswerNonsense_data();
    void nodesThatAnswerNonsense();
    void nodesAreAskedTogether();
    void healthIsCancelled();
    void verifyOfAGoodCluster();
    void verifyWaitsForPods();
    void verifyOfABadCluster();
    void verifyIsCancelled();
};

void TestHealthStages::healthOfAGoodCluster()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    Heard heard;
    const auto findings = HealthStage(world.site()).run(hop, heard.sink(), {});
    QCOMPARE(codeOf(findings), u"no error"_s);
    for (const Finding &finding : *findings) {
        QVERIFY2(finding.severity == Severity::Good, qPrintable(finding.check + u": "_s + finding.evidence));
    }
    QCOMPARE(checksOf(*findings, Severity::Good),
             (QStringList{checks::nodesReady, checks::nodeCordoned, checks::nodeVersions, checks::podsWell,
                          checks::budgets, checks::certificates, checks::etcdHealth, checks::diskSpace,
                          checks::timeSkew, checks::swap, checks::containerEngine, checks::rlimits,
                          checks::kubeletServer, checks::apiRemovals, checks::calicoVersion}));
    QCOMPARE(hop.nodes.size(), 3);
    QCOMPARE(
        hop.nodes.at(0),
        (NodeBefore{
            .name = u"cp1"_s, .version = u"v1.30.4"_s, .schedulable = true, .ready = true, .isControlPlane = true}));
    QVERIFY(hop.pods.isEmpty());
    QVERIFY(heard.text.contains("node2: answered\n"));
    QVERIFY(!heard.isElsewhere);
}

void TestHealthStages::healthOnlyLooks()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    QCOMPARE(HealthStage(world.site()).plan(hop, {})->size(), 0);
    (void)HealthStage(world.site()).run(hop, {}, {});
    for (const auto &runner : {world.cp1, world.node1, world.node2}) {
        for (const QString &command : runner->commands()) {
            const bool isLook = command.contains("get --raw"_L1) || command.contains("cri-base.json"_L1) ||
                                command.contains("%s.%N"_L1) || command.contains("openssl x509 -enddate"_L1) ||
                                command.contains("member list"_L1) || command.contains("endpoint health"_L1) ||
                                command.contains("endpoint status"_L1);
            QVERIFY2(isLook, qPrintable(command));
        }
    }
    QCOMPARE(world.node1->commands().size(), 2); // its facts and its clock
    QCOMPARE(hop.target, world.hop().target);
    QVERIFY(hop.stages.isEmpty());
}

void TestHealthStages::healthKeepsWhatWasBefore()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    (void)HealthStage(world.site()).run(hop, {}, {});
    const HopRecord first = hop;
    world.answer(u"/api/v1/nodes"_s, nodeListJson({nodeJson("cp1", "10.0.0.11", "v1.31.4", true, true)}));
    world.answer(u"/api/v1/pods?"_s, podListJson({podJson("shop", "web-1", "node1", "web:1", "ImagePullBackOff")}));
    hop.operation = u"20261128-013000-417-upgrade-lab"_s; // it has begun
    QCOMPARE(codeOf(HealthStage(world.site()).run(hop, {}, {})), u"no error"_s);
    QCOMPARE(hop.nodes, first.nodes);
    QCOMPARE(hop.pods, first.pods);
    hop.operation.clear();
    (void)HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(hop.nodes.size(), 1);
    QVERIFY(!hop.nodes.at(0).schedulable);
    QCOMPARE(hop.pods, QList<PodBefore>({{.name = u"shop/web-1"_s, .owner = {}, .state = u"ImagePullBackOff"_s}}));
}

void TestHealthStages::healthOfABadCluster()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    world.answer(u"/api/v1/nodes"_s, nodeListJson({nodeJson("cp1", "10.0.0.11", "v1.30.4", true),
                                                   nodeJson("node1", "10.0.0.12", "v1.29.1", false, true),
                                                   nodeJson("node2", "10.0.0.13", "v1.30.4")}));
    world.node2->on(u"cri-base.json"_s,
                    {.output = "report=1\ndisk=/dev/sda1 102400000 102300000 100000 99% /\nswap=2048\n"
                               "rlimits=\"rlimits\": [{\"hard\":\"1048576\",\"soft\":\"1048576\"}]\nend=1\n",
                     .errors = {},
                     .exit = {},
                     .error = {}});
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(said(of(*findings, checks::nodeCordoned)), (QStringList{u"warn node1"_s, u"good"_s}));
    QCOMPARE(said(of(*findings, checks::nodeVersions)), (QStringList{u"block node1"_s, u"good"_s}));
    QCOMPARE(said(of(*findings, checks::diskSpace)), (QStringList{u"block node2"_s, u"good"_s}));
    QCOMPARE(said(of(*findings, checks::rlimits)), (QStringList{u"block node2"_s, u"good"_s}));
    QCOMPARE(said(of(*findings, checks::swap)), (QStringList{u"warn node2"_s, u"good"_s}));
    QVERIFY(gravest(*findings) == Severity::Block);
    const Fix fix = of(*findings, checks::nodeCordoned).at(0).fix;
    QCOMPARE(fix.command, (QStringList{u"kubectl"_s, u"uncordon"_s, u"node1"_s}));
}

void TestHealthStages::healthWithoutAnApiServer()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    hop.nodes = {{.name = u"old"_s, .version = {}, .schedulable = true, .ready = true, .isControlPlane = false}};
    world.refuse(u"get --raw"_s, "The connection to the server 127.0.0.1:6443 was refused - did you specify the right "
                                 "host or port?\n");
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(codeOf(findings), u"no error"_s);
    QCOMPARE(checksOf(*findings, Severity::Good), QStringList{checks::etcdHealth}); // which needs none
    QCOMPARE(hop.nodes.size(), 1); // nothing was seen that could take its place
    QVERIFY(of(*findings, checks::nodesReady).at(0).evidence.contains("refused"_L1));
    QVERIFY(of(*findings, checks::diskSpace).at(0).severity == Severity::Unknown);
    QCOMPARE(world.cp1->commands().filter(u"get --raw"_s).size(), 1); // it is not asked again and again
}

void TestHealthStages::passwordIsNotTriedAgain()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    world.cp1->on(u"kubectl"_s,
                  [](const command::Command &, const std::stop_token &) { return failing(ErrorCode::BecomeFailed); });
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(world.cp1->commands().size(), 1);
    QCOMPARE(checksOf(*findings, Severity::Good), QStringList());
    QVERIFY(of(*findings, checks::etcdHealth).at(0).evidence.contains("BecomeFailed"_L1));
}

void TestHealthStages::nodesAreHiddenButPodsAreNot()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    world.refuse(u"/api/v1/nodes"_s, "Error from server (Forbidden): nodes is forbidden: User \"ops\" cannot list\n");
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(said(of(*findings, checks::podsWell)), good);
    QCOMPARE(said(of(*findings, checks::nodesReady)), QStringList{u"unknown"_s});
}

void TestHealthStages::healthWithoutSettings()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    hop.inventoryFolder = u"inventory/none"_s;
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(checksOf(*findings, Severity::Unknown), QStringList{checks::containerEngine});
}

void TestHealthStages::nodeThatDoesNotAnswer()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    Heard heard;
    std::atomic<bool> isBounded = false;
    world.node2->on(u"cri-base.json"_s, [&isBounded](const command::Command &command, const std::stop_token &) {
        isBounded = command.timeout > 0ms && command.timeout <= 20s;
        return failing(ErrorCode::TimedOut); // as the runner does when that has passed
    });
    const auto findings = HealthStage(world.site()).run(hop, heard.sink(), {});
    for (const QLatin1StringView check : {checks::diskSpace, checks::timeSkew, checks::swap, checks::rlimits}) {
        QCOMPARE(said(of(*findings, check)), (QStringList{u"unknown node2"_s, u"good"_s}));
    }
    QVERIFY(isBounded.load());
    QCOMPARE(world.node2->commands().size(), 1); // it is not waited for twice
    QVERIFY(heard.text.contains("node2: could not be looked at\n"));
    // A control plane that does not answer has no certificates either.
    world.cp1->on(u"cri-base.json"_s,
                  [](const command::Command &, const std::stop_token &) { return failing(ErrorCode::Unreachable); });
    const auto again = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(said(of(*again, checks::certificates)), QStringList{u"unknown cp1"_s});
    QCOMPARE(said(of(*again, checks::kubeletServer)), (QStringList{u"unknown"_s}));
}

void TestHealthStages::nodesThatAnswerNonsense_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray("report=1\ndisk=/dev/sda1 1024");
    QTest::newRow("huge") << QByteArray(10 << 20, 'x');
    QTest::newRow("huge lines of keys") << QByteArray("report=1\n") + QByteArray("disk=/ 1 1 1 1% /\n").repeated(50000);
    QTest::newRow("wrong types") << QByteArray("report=1\ndisk=a b c d e f\nswap={}\nrlimits=[[[[\nserver=\nend=1\n");
    QTest::newRow("bytes") << QByteArray("\0\xff\xfe=\0end=1\n", 12);
}

void TestHealthStages::nodesThatAnswerNonsense()
{
    QFETCH(QByteArray, output);
    ScriptedSite world;
    HopRecord hop = world.hop();
    world.node2->on(u"cri-base.json"_s, {.output = output, .errors = {}, .exit = {}, .error = {}});
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(codeOf(findings), u"no error"_s);
    for (const QLatin1StringView check : {checks::diskSpace, checks::swap, checks::rlimits}) {
        QCOMPARE(said(of(*findings, check)), (QStringList{u"unknown node2"_s, u"good"_s}));
        QVERIFY(of(*findings, check).at(0).evidence.size() < 5000);
    }
    QCOMPARE(said(of(*findings, checks::nodesReady)), good);
}

void TestHealthStages::nodesAreAskedTogether()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    std::mutex mutex;
    std::condition_variable_any changed;
    int there = 0;
    const auto together = [&](const command::Command &, const std::stop_token &stop) {
        std::unique_lock lock(mutex);
        ++there;
        changed.notify_all();
        changed.wait(lock, stop, [&] { return there == 3; }); // each waits for the other two
        return ScriptedAnswer{.output = "report=1\nend=1\n", .errors = {}, .exit = {}, .error = {}};
    };
    for (const auto &runner : {world.cp1, world.node1, world.node2}) {
        runner->on(u"cri-base.json"_s, together);
    }
    const auto findings = HealthStage(world.site()).run(hop, {}, {});
    QCOMPARE(codeOf(findings), u"no error"_s);
    QCOMPARE(there, 3);
}

void TestHealthStages::healthIsCancelled()
{
    for (const QString &where : {u"/api/v1/nodes"_s, u"/api/v1/pods?"_s, u"endpoint health"_s, u"/metrics"_s,
                                 u"cri-base.json"_s, u"openssl"_s}) {
        ScriptedSite world;
        HopRecord hop = world.hop();
        std::stop_source stop;
        world.cp1->on(where, [&](const command::Command &, const std::stop_token &stopped) {
            stop.request_stop();
            return hang(stopped);
        });
        QCOMPARE(codeOf(HealthStage(world.site()).run(hop, {}, stop.get_token())), u"Cancelled"_s);
        QVERIFY(hop.nodes.isEmpty()); // nothing half of a look
    }
}

void TestHealthStages::verifyOfAGoodCluster()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    (void)HealthStage(world.site()).run(hop, {}, {});
    world.answer(u"/api/v1/nodes"_s,
                 nodeListJson({nodeJson("cp1", "10.0.0.11", "v1.31.4", true), nodeJson("node1", "10.0.0.12", "v1.31.4"),
                               nodeJson("node2", "10.0.0.13", "v1.31.4")}));
    world.answer(u"/api/v1/pods?"_s, podListJson(systemPods("v1.31.4")));
    const HopRecord before = hop;
    const auto findings = VerifyStage(world.site()).run(hop, {}, {});
    QCOMPARE(codeOf(findings), u"no error"_s);
    QCOMPARE(checksOf(*findings, Severity::Good),
             (QStringList{checks::nodeUpgraded, checks::nodesReady, checks::nodeScheduling, checks::podsAsBefore,
                          checks::controlPlaneImages, checks::components, checks::certificates, checks::etcdHealth}));
    QCOMPARE(findings->size(), 8);
    QCOMPARE(hop, before);
}

void TestHealthStages::verifyWaitsForPods()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    (void)HealthStage(world.site()).run(hop, {}, {});
    std::atomic<int> looks = 0;
    world.cp1->on(u"/api/v1/pods?"_s, [&](const command::Command &, const std::stop_token &) {
        QByteArrayList pods = systemPods("v1.31.4");
        pods.append(podJson("shop", "web-1", "node1", "web:2", ++looks < 3 ? "ContainerCreating" : ""));
        return ScriptedAnswer{.output = podListJson(pods), .errors = {}, .exit = {}, .error = {}};
    });
    Heard heard;
    const auto findings = VerifyStage(world.site()).run(hop, heard.sink(), {});
    QCOMPARE(looks.load(), 3);
    QVERIFY(heard.text.contains("waiting for shop/web-1 (ContainerCreating)\n"));
    QCOMPARE(said(of(*findings, checks::podsAsBefore)), good);
}

void TestHealthStages::verifyOfABadCluster()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    (void)HealthStage(world.site()).run(hop, {}, {});
    world.answer(u"/api/v1/nodes"_s, nodeListJson({nodeJson("cp1", "10.0.0.11", "v1.31.4", true),
                                                   nodeJson("node1", "10.0.0.12", "v1.31.4", false, true)}));
    QByteArrayList pods = systemPods("v1.30.4");
    pods.append(podJson("shop", "web-1", "node1", "web:2", "CreateContainerConfigError"));
    world.answer(u"/api/v1/pods?"_s, podListJson(pods));
    world.cp1->on(u"endpoint health"_s, {.output = R"([{"endpoint":"https://10.0.0.11:2379","health":false,)"
                                                   R"("error":"context deadline exceeded"}])",
                                         .errors = {},
                                         .exit = {},
                                         .error = {}});
    world.refuse(u"openssl"_s, {});
    const auto findings = VerifyStage(world.site()).run(hop, {}, {});
    QCOMPARE(said(of(*findings, checks::nodeUpgraded)), (QStringList{u"block node2"_s, u"good"_s})); // gone
    QCOMPARE(said(of(*findings, checks::nodeScheduling)), (QStringList{u"block node1"_s, u"good"_s}));
    QCOMPARE(said(of(*findings, checks::podsAsBefore)), (QStringList{u"warn shop/web-1"_s, u"good"_s}));
    QCOMPARE(said(of(*findings, checks::controlPlaneImages)).first(), u"block kube-system/kube-apiserver-cp1"_s);
    QCOMPARE(said(of(*findings, checks::etcdHealth)), (QStringList{u"block etcd1"_s}));
    QCOMPARE(said(of(*findings, checks::certificates)), (QStringList{u"unknown cp1"_s}));
}

void TestHealthStages::verifyIsCancelled()
{
    ScriptedSite world;
    HopRecord hop = world.hop();
    for (const QString &where : {u"/api/v1/pods?"_s, u"/api/v1/nodes"_s, u"openssl"_s}) {
        std::stop_source stop;
        world.cp1->on(where, [&](const command::Command &, const std::stop_token &stopped) {
            stop.request_stop();
            return hang(stopped);
        });
        QCOMPARE(codeOf(VerifyStage(world.site()).run(hop, {}, stop.get_token())), u"Cancelled"_s);
    }
}

QTEST_GUILESS_MAIN(TestHealthStages)
#include "tst_health_stages.moc"
