// SPDX-License-Identifier: GPL-3.0-or-later
#include "reboot_run.hpp"

#include "support/code_of.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

Error errorOf(ErrorCode code)
{
    return {.code = code, .detail = u"on purpose"_s, .subject = {}, .context = {}};
}

/// The calls that begin with `prefix` fail while `when` holds.
auto failing(const QString &prefix, ErrorCode code, std::function<bool()> when = [] { return true; })
{
    return [prefix, code, when = std::move(when)](const QString &call) -> std::optional<Error> {
        return call.startsWith(prefix) && when() ? std::optional(errorOf(code)) : std::nullopt;
    };
}

void emptyDirOn(RebootRun &run, const QString &node)
{
    run.world->addPod(node, u"cache"_s);
    run.world->at(node).pods.last().emptyDir = true;
}

} // namespace

class RollingRebootTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourNodes();
    void cordonedNodeStaysCordoned();
    void cordonedMeanwhileStaysCordoned();
    void uncordonedMeanwhileStopsBeforeAnything();
    void emptyDir_data();
    void emptyDir();
    void emptyDirByProfile_data();
    void emptyDirByProfile();
    void budgetBlocks_data();
    void budgetBlocks();
    void drainIsProvedByPods();
    void newcomersAreDrainedOnce();
    void shutdownAnswers_data();
    void shutdownAnswers();
    void wrongMachineIsNotRebooted();
    void uncordonedBeforeTheShutdown();
    void fastRebootIsSeen();
    void neverGoesDown();
    void neverComesBack();
    void sameBootId();
    void malformedBootId_data();
    void malformedBootId();
    void oldHeartbeatIsNotBelieved();
    void clocksApart_data();
    void clocksApart();
    void readyMustLast();
    void apiAwayDuringTheWaits();
    void sshPortNotReachableDirectly();
    void hostKeyChangedIsNotWaitedFor();
    void nodeRemovedMeanwhile();
    void kubectlHostIsAvoidedWhileItReboots();
    void cancel_data();
    void cancel();
    void skipAfterShutdownLeavesCordoned();
    void putBackFails();
    void diskFull_data();
    void diskFull();
};

void RollingRebootTest::fourNodes()
{
    RebootRun run;
    QMap<QString, QString> before;
    for (const kube::Node &node : run.world->snapshot()) {
        before[node.name] = node.bootId;
    }
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.plan.nodes, (QStringList{u"node1"_s, u"node2"_s, u"cp2"_s, u"cp1"_s}));
    QVERIFY(run.questions.isEmpty());
    QCOMPARE(run.world->changes().first(6),
             (QStringList{u"claim node1"_s, u"cordon node1"_s, u"drain node1"_s, u"shutdown node1"_s,
                          u"uncordon node1"_s, u"release node1"_s}));
    QCOMPARE(run.world->changes().size(), 22); // nothing to drain on the control planes
    for (const kube::Node &node : run.world->snapshot()) {
        QVERIFY(node.schedulable);
        const NodeResult result = run.node(node.name);
        QCOMPARE(toString(result.outcome), u"Succeeded"_s);
        QCOMPARE(result.bootIdBefore, before[node.name]);
        QCOMPARE(result.bootIdAfter, node.bootId);
        QVERIFY(result.bootIdAfter != result.bootIdBefore);
        QVERIFY(result.touched && !result.leftCordoned);
        QVERIFY(result.duration > Milliseconds{60000});
        QVERIFY(node.annotations.isEmpty());
    }
    QVERIFY(run.observed(u"node1: phase: no-answer"_s));
    QVERIFY(run.observed(u"node1: phase: ready"_s));
    const auto replayed = run.replay();
    QCOMPARE(codeOf(replayed), u"no error"_s);
    QVERIFY(replayed->states == run.states);
    QVERIFY(replayed->finished->nodes == run.finished.nodes);
}

void RollingRebootTest::cordonedNodeStaysCordoned()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).api.schedulable = false;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(toString(run.state(u"node1/cordon"_s)), u"AlreadyDone"_s);
    QCOMPARE(run.world->changes(), (QStringList{u"drain node1"_s, u"shutdown node1"_s}));
    QVERIFY(!run.world->at(u"node1"_s).api.schedulable);
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
}

void RollingRebootTest::cordonedMeanwhileStaysCordoned()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"node node1") {
            run.world->at(u"node1"_s).api.schedulable = false;
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(toString(run.state(u"node1/uncordon"_s)), u"AlreadyDone"_s);
    QVERIFY(!run.world->calls().contains(u"uncordon node1"_s));
    QVERIFY(run.observed(u"stays cordoned"_s));
}

void RollingRebootTest::uncordonedMeanwhileStopsBeforeAnything()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).api.schedulable = false;
    run.world->onCall = [&](const QString &) -> std::optional<Error> {
        run.world->at(u"node1"_s).api.schedulable = true;
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.world->changes().isEmpty());
    QVERIFY(!run.node(u"node1"_s).touched);
}

void RollingRebootTest::emptyDir_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QStringList>("changes");
    QTest::newRow("delete") << u"DeleteEmptyDirData"_s << u"Succeeded"_s
                            << QStringList{u"claim node1"_s,    u"cordon node1"_s,
                                           u"drain node1"_s,    u"drain node1 --delete-emptydir-data"_s,
                                           u"shutdown node1"_s, u"uncordon node1"_s,
                                           u"release node1"_s};
    QTest::newRow("skip") << u"SkipNode"_s << u"Failed"_s
                          << QStringList{u"claim node1"_s, u"cordon node1"_s, u"drain node1"_s, u"uncordon node1"_s,
                                         u"release node1"_s};
    QTest::newRow("stop") << u"Stop"_s << u"Failed"_s
                          << QStringList{u"claim node1"_s, u"cordon node1"_s, u"drain node1"_s, u"uncordon node1"_s,
                                         u"release node1"_s};
}

void RollingRebootTest::emptyDir()
{
    QFETCH(const QString, choice);
    QFETCH(const QString, outcome);
    QFETCH(const QStringList, changes);
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    emptyDirOn(run, u"node1"_s);
    run.onQuestion = [&](const Question &question) {
        return *std::ranges::find(question.choices, choice, [](Choice one) { return toString(one); });
    };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    const Question question = run.questions.first();
    QCOMPARE(toString(question.kind), u"EmptyDirData"_s);
    QCOMPARE(question.pods, QStringList{u"default/cache"_s});
    QVERIFY(question.choices == (QList<Choice>{Choice::DeleteEmptyDirData, Choice::SkipNode, Choice::Stop}));
    QCOMPARE(toString(run.node(u"node1"_s).outcome), outcome);
    QCOMPARE(run.world->changes().filter(u"node1"_s), changes);
    QCOMPARE(run.world->changes().filter(u"node2"_s).isEmpty(), choice == u"Stop");
    QVERIFY(run.world->at(u"node1"_s).api.schedulable);
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
    QCOMPARE(run.node(u"node2"_s).touched, choice != u"Stop");
}

void RollingRebootTest::emptyDirByProfile_data()
{
    QTest::addColumn<bool>("deletes");
    QTest::newRow("delete") << true;
    QTest::newRow("keep") << false;
}

void RollingRebootTest::emptyDirByProfile()
{
    QFETCH(const bool, deletes);
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.profile.drain.emptyDir =
        deletes ? cluster::DrainOptions::EmptyDir::Delete : cluster::DrainOptions::EmptyDir::Keep;
    emptyDirOn(run, u"node1"_s);
    run.run();
    if (deletes) {
        QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
        QVERIFY(run.questions.isEmpty());
    } else {
        QCOMPARE(run.questions.size(), 1);
        QCOMPARE(toString(run.questions.first().kind), u"StepFailed"_s);
        QVERIFY(!run.questions.first().choices.contains(Choice::DeleteEmptyDirData));
        QCOMPARE(run.questions.first().pods, QStringList{u"default/cache"_s});
        QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    }
}

void RollingRebootTest::budgetBlocks_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("nextNode");
    QTest::newRow("retry succeeds") << static_cast<int>(Choice::Retry) << u"Succeeded"_s << u"Succeeded"_s;
    QTest::newRow("skip") << static_cast<int>(Choice::SkipNode) << u"Failed"_s << u"Succeeded"_s;
    QTest::newRow("stop") << static_cast<int>(Choice::Stop) << u"Failed"_s << u"Cancelled"_s;
}

void RollingRebootTest::budgetBlocks()
{
    QFETCH(const int, choice);
    QFETCH(const QString, outcome);
    QFETCH(const QString, nextNode);
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->budgetBlocks = 1;
    run.onQuestion = [&](const Question &) { return static_cast<Choice>(choice); };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    const Question question = run.questions.first();
    QCOMPARE(toString(question.error.code), u"BlockedByPdb"_s);
    QCOMPARE(question.step, u"node1/drain"_s);
    QCOMPARE(question.budgets.size(), 1);
    QCOMPARE(question.budgets.first().name, u"default/web"_s);
    QCOMPARE(question.budgets.first().currentHealthy, 2);
    QCOMPARE(question.budgets.first().disruptionsAllowed, 0);
    QVERIFY(run.observed(u"blocked by a disruption budget: default/web-1"_s));
    QCOMPARE(toString(run.node(u"node1"_s).outcome), outcome);
    QCOMPARE(toString(run.node(u"node2"_s).outcome), nextNode);
    QVERIFY(run.world->at(u"node1"_s).api.schedulable);
    QCOMPARE(codeOf(run.replay()), u"no error"_s);
    QVERIFY(run.replay()->states == run.states);
}

void RollingRebootTest::drainIsProvedByPods()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    // kubectl says "drained" and yet the pod is there: it is still terminating.
    kube::Pod pod = run.world->at(u"node1"_s).pods.first();
    pod.deletionTimestamp = run.clock.utcNow();
    run.world->at(u"node1"_s).pods = {pod};
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().error.code), u"NotProved"_s);
    QVERIFY(run.questions.first().error.detail.contains(u"default/web-node1"_s));
    QVERIFY(!run.world->calls().contains(u"shutdown node1"_s));
}

void RollingRebootTest::newcomersAreDrainedOnce()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    // Whenever the pods are listed after a drain, a new one has come: its controller tolerates the cordon.
    int drains = 0;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        drains += call.startsWith(u"drain ") ? 1 : 0;
        if (call == u"pods node1" && drains > 0 && run.world->at(u"node1"_s).pods.isEmpty()) {
            run.world->addPod(u"node1"_s, u"stubborn"_s);
        }
        return std::nullopt;
    };
    run.world->at(u"node1"_s).pods.removeLast(); // the DaemonSet pod, which would never leave the list empty
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(drains, 2);
    QVERIFY(run.observed(u"left alone, they came after the node was cordoned: default/stubborn"_s));
}

void RollingRebootTest::shutdownAnswers_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("error");
    QTest::addColumn<bool>("obeys");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("schedulable");
    QTest::newRow("accepted") << 0 << 0 << QString() << true << u"Succeeded"_s << true;
    QTest::newRow("connection dropped") << 0 << 0 << u"Disconnected"_s << true << u"Succeeded"_s << true;
    QTest::newRow("silence") << 0 << 0 << u"TimedOut"_s << true << u"Succeeded"_s << true;
    QTest::newRow("killed with the session") << 0 << 15 << QString() << true << u"Succeeded"_s << true;
    QTest::newRow("killed, said the shell") << 143 << 0 << QString() << true << u"Succeeded"_s << true;
    QTest::newRow("refused") << 1 << 0 << QString() << false << u"Failed"_s << true;
    QTest::newRow("sudo refused") << 0 << 0 << u"BecomeFailed"_s << false << u"Failed"_s << true;
    QTest::newRow("dropped and nothing happened") << 0 << 0 << u"Disconnected"_s << false << u"Failed"_s << false;
}

void RollingRebootTest::shutdownAnswers()
{
    QFETCH(const int, code);
    QFETCH(const int, signal);
    QFETCH(const QString, error);
    QFETCH(const bool, obeys);
    QFETCH(const QString, outcome);
    QFETCH(const bool, schedulable);
    RebootRun run;
    run.wanted = {u"node1"_s};
    RebootHabit &habit = run.world->at(u"node1"_s).habit;
    habit.obeys = obeys;
    habit.answer = command::Exit{.code = code, .signal = signal, .duration = {}};
    for (const ErrorCode one : {ErrorCode::Disconnected, ErrorCode::TimedOut, ErrorCode::BecomeFailed}) {
        if (toString(one) == error) {
            habit.answer = std::unexpected(errorOf(one));
        }
    }
    run.run();
    QCOMPARE(toString(run.finished.outcome), outcome);
    QCOMPARE(run.world->at(u"node1"_s).api.schedulable, schedulable);
    QCOMPARE(run.node(u"node1"_s).leftCordoned, !schedulable);
    QCOMPARE(run.world->calls().count(u"shutdown node1"_s), 1);
    if (outcome == u"Succeeded") {
        QCOMPARE(toString(run.state(u"node1/shutdown"_s)), u"Succeeded"_s);
    } else {
        QCOMPARE(toString(run.state(u"node1/shutdown"_s)), schedulable ? u"Failed"_s : u"Unknown"_s);
    }
}

void RollingRebootTest::wrongMachineIsNotRebooted()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).bootId = bootIdOf(99);
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().error.code), u"InvalidData"_s);
    QVERIFY(run.questions.first().error.detail.contains(bootIdOf(99)));
    QVERIFY(!run.world->calls().contains(u"shutdown node1"_s));
    QVERIFY(run.world->at(u"node1"_s).api.schedulable);
}

void RollingRebootTest::uncordonedBeforeTheShutdown()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    bool undone = false;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"boot-id node1" && !std::exchange(undone, true)) {
            run.world->at(u"node1"_s).api.schedulable = true;
            run.world->addPod(u"node1"_s, u"newcomer"_s);
        }
        return std::nullopt;
    };
    run.onQuestion = [](const Question &) { return Choice::Retry; };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().error.code), u"NotProved"_s);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    // Cordoned and drained once more, and only then told to reboot.
    QCOMPARE(run.world->changes(),
             (QStringList{u"claim node1"_s, u"cordon node1"_s, u"drain node1"_s, u"cordon node1"_s, u"drain node1"_s,
                          u"shutdown node1"_s, u"uncordon node1"_s, u"release node1"_s}));
}

void RollingRebootTest::fastRebootIsSeen()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    // Away for a second, between two looks.
    run.world->at(u"node1"_s).habit.down = Milliseconds{200};
    run.world->at(u"node1"_s).habit.up = Milliseconds{1200};
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.questions.isEmpty());
}

void RollingRebootTest::neverGoesDown()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    RebootHabit &habit = run.world->at(u"node1"_s).habit;
    habit.obeys = false;
    run.onQuestion = [&habit](const Question &) {
        habit.obeys = true;
        return Choice::Retry;
    };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.questions.first().step, u"node1/wait-down"_s);
    QCOMPARE(toString(run.questions.first().error.code), u"TimedOut"_s);
    QVERIFY(run.questions.first().error.detail.contains(u"old boot"_s));
    // The retry tells it again.
    QCOMPARE(run.world->calls().count(u"shutdown node1"_s), 2);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
}

void RollingRebootTest::neverComesBack()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->at(u"node1"_s).habit.comesBack = false;
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.questions.first().step, u"node1/wait-up"_s);
    QCOMPARE(toString(run.questions.first().error.code), u"TimedOut"_s);
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    QVERIFY(run.node(u"node1"_s).bootIdAfter.isEmpty());
    QCOMPARE(toString(run.state(u"node1/shutdown"_s)), u"Unknown"_s);
    QVERIFY(!run.world->at(u"node1"_s).api.schedulable);
    QVERIFY(!run.node(u"node2"_s).touched);
    QCOMPARE(run.world->changes().filter(u"node2"_s).size(), 0);
    QVERIFY(run.observed(u"left cordoned"_s));
}

void RollingRebootTest::sameBootId()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).habit.newBootId = false;
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.questions.first().step, u"node1/wait-up"_s);
    QVERIFY(run.questions.first().error.detail.contains(u"never rebooted"_s));
    QCOMPARE(toString(run.state(u"node1/wait-up"_s)), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    // Found out after a few looks, not at the timeout.
    QVERIFY(run.node(u"node1"_s).duration < std::chrono::minutes{2});
}

void RollingRebootTest::malformedBootId_data()
{
    QTest::addColumn<int>("reads");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("for a while") << 5 << u"Succeeded"_s;
    QTest::newRow("for ever") << 100000 << u"Failed"_s;
}

void RollingRebootTest::malformedBootId()
{
    QFETCH(const int, reads);
    QFETCH(const QString, outcome);
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).habit.malformedReads = reads;
    run.run();
    QCOMPARE(toString(run.finished.outcome), outcome);
    QVERIFY(run.observed(u"InvalidData"_s));
    // ssh never said it, but the API server shows a new boot that is Ready: safe to put back.
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
    QVERIFY(run.world->at(u"node1"_s).api.schedulable);
}

void RollingRebootTest::oldHeartbeatIsNotBelieved()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    // The new boot id is there, with a Ready that somebody wrote before.
    run.world->at(u"node1"_s).clockAhead = std::chrono::hours{0};
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        SimCluster::Node &node = run.world->at(u"node1"_s);
        if (call == u"node node1" && node.reboots > 0) {
            node.api.bootId = node.bootId;
            node.rebooting = false;
            node.api.conditions.first().status = kube::ConditionStatus::True;
        }
        return std::nullopt;
    };
    run.world->at(u"node1"_s).habit.ready = std::chrono::hours{2};
    // No heartbeat of the old boot after the command: the one from before is the newest.
    run.world->at(u"node1"_s).habit.down = Milliseconds{0};
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(run.questions.first().step, u"node1/wait-ready"_s);
    QVERIFY(run.questions.first().error.detail.contains(u"heartbeat"_s));
    QVERIFY(run.node(u"node1"_s).leftCordoned);
}

void RollingRebootTest::clocksApart_data()
{
    QTest::addColumn<int>("minutes");
    QTest::newRow("node behind") << -30;
    QTest::newRow("node ahead") << 30;
}

void RollingRebootTest::clocksApart()
{
    QFETCH(const int, minutes);
    RebootRun run;
    SimCluster::Node &node = run.world->at(u"node1"_s);
    run.wanted = {u"node1"_s};
    node.clockAhead = std::chrono::minutes{minutes};
    node.api.conditions.first().lastHeartbeat = node.api.conditions.first().lastHeartbeat.addSecs(60LL * minutes);
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.node(u"node1"_s).duration < std::chrono::minutes{5});
}

void RollingRebootTest::readyMustLast()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    int looks = 0;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        SimCluster::Node &node = run.world->at(u"node1"_s);
        if (call == u"node node1" && node.reboots > 0 && !node.rebooting) {
            // Ready, NotReady, Ready, Ready.
            node.api.conditions.first().status =
                ++looks == 1 ? kube::ConditionStatus::False : kube::ConditionStatus::True;
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.observed(u"Ready=False"_s));
    QVERIFY(looks >= 3);
}

void RollingRebootTest::apiAwayDuringTheWaits()
{
    RebootRun run;
    run.wanted = {u"cp1"_s};
    const SteadyTime start = run.clock.steadyNow();
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        const auto gone = run.clock.steadyNow() - start;
        const bool away = gone > std::chrono::seconds{4} && gone < std::chrono::seconds{100};
        return call.startsWith(u"node ") && away ? std::optional(errorOf(ErrorCode::Unreachable)) : std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.observed(u"Unreachable"_s));
    QVERIFY(run.questions.isEmpty());
}

void RollingRebootTest::sshPortNotReachableDirectly()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).port22 = false;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    // Only the boot id says that it is down, not the port that never answered.
    QCOMPARE(run.world->calls().count(u"probe node1"_s), 1);
}

void RollingRebootTest::hostKeyChangedIsNotWaitedFor()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = failing(u"boot-id"_s, ErrorCode::HostKeyChanged, [&] {
        return run.world->at(u"node1"_s).reboots > 0 ||
               run.clock.utcNow() > QDateTime(QDate(2026, 3, 1), QTime(21, 30, 30), QTimeZone::utc());
    });
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().error.code), u"HostKeyChanged"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    QVERIFY(run.node(u"node1"_s).duration < std::chrono::minutes{2});
}

void RollingRebootTest::nodeRemovedMeanwhile()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall =
        failing(u"node node1"_s, ErrorCode::NotFound, [&] { return run.world->calls().contains(u"boot-id node1"_s); });
    run.run();
    QCOMPARE(toString(run.questions.first().error.code), u"NotFound"_s);
    QVERIFY(!run.world->calls().contains(u"shutdown node1"_s));
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
    QVERIFY(run.observed(u"no longer in the cluster"_s));
}

void RollingRebootTest::kubectlHostIsAvoidedWhileItReboots()
{
    RebootRun run;
    run.wanted = {u"cp1"_s};
    bool avoidedAtShutdown = false;
    bool avoidedAtUncordon = true;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        const bool avoided = run.world->avoided.contains(run.world->at(u"cp1"_s).api.internalIp);
        avoidedAtShutdown = avoidedAtShutdown || (call == u"shutdown cp1" && avoided);
        avoidedAtUncordon = call == u"uncordon cp1" ? avoided : avoidedAtUncordon;
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(avoidedAtShutdown);
    QVERIFY(!avoidedAtUncordon);
}

void RollingRebootTest::cancel_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("count"); ///< the how-manieth such call
    QTest::addColumn<QString>("step");
    QTest::addColumn<bool>("leftCordoned");
    QTest::addColumn<bool>("touched");
    QTest::newRow("check of cordon") << u"node node1"_s << 1 << u"cordon"_s << false << false;
    QTest::newRow("claim") << u"claim node1"_s << 1 << u"cordon"_s << false << true;
    QTest::newRow("cordon") << u"cordon node1"_s << 1 << u"cordon"_s << false << true;
    QTest::newRow("proof of cordon") << u"node node1"_s << 3 << u"cordon"_s << false << true;
    QTest::newRow("list of pods") << u"pods node1"_s << 1 << u"drain"_s << false << true;
    QTest::newRow("drain") << u"drain node1"_s << 1 << u"drain"_s << false << true;
    QTest::newRow("proof of drain") << u"pods node1"_s << 3 << u"drain"_s << false << true;
    QTest::newRow("boot id before") << u"boot-id node1"_s << 1 << u"shutdown"_s << false << true;
    QTest::newRow("shutdown") << u"shutdown node1"_s << 1 << u"shutdown"_s << true << true;
    QTest::newRow("wait down") << u"probe node1"_s << 2 << u"wait-down"_s << true << true;
    QTest::newRow("wait up") << u"probe node1"_s << 8 << u"wait-up"_s << true << true;
    QTest::newRow("wait Ready, not yet") << u"node node1"_s << 6 << u"wait-ready"_s << true << true;
    QTest::newRow("wait Ready, once") << u"node node1"_s << 12 << u"wait-ready"_s << false << true;
    QTest::newRow("uncordon") << u"uncordon node1"_s << 1 << u"uncordon"_s << false << true;
    QTest::newRow("release") << u"release node1"_s << 1 << u"uncordon"_s << false << true;
}

void RollingRebootTest::cancel()
{
    QFETCH(const QString, call);
    QFETCH(const int, count);
    QFETCH(const QString, step);
    QFETCH(const bool, leftCordoned);
    QFETCH(const bool, touched);
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    int seen = 0;
    run.world->onCall = [&](const QString &made) -> std::optional<Error> {
        if (made == call && ++seen == count) {
            run.cancel();
        }
        return std::nullopt;
    };
    run.run();
    QVERIFY2(seen >= count, "the run never got there");
    QCOMPARE(toString(run.finished.outcome), u"Cancelled"_s);
    QCOMPARE(toString(run.state(u"node1/"_s + step)), u"Cancelled"_s);
    QCOMPARE(toString(run.node(u"node1"_s).outcome), u"Cancelled"_s);
    QCOMPARE(run.node(u"node1"_s).leftCordoned, leftCordoned);
    QCOMPARE(run.node(u"node1"_s).touched, touched);
    QCOMPARE(run.world->at(u"node1"_s).api.schedulable, !leftCordoned);
    QCOMPARE(toString(run.node(u"node2"_s).outcome), u"Cancelled"_s);
    QVERIFY(!run.node(u"node2"_s).touched);
    QCOMPARE(run.world->calls().filter(u"node2"_s).size(), 0);
    QVERIFY(run.questions.isEmpty());
    const auto replayed = run.replay();
    QCOMPARE(codeOf(replayed), u"no error"_s);
    QVERIFY(replayed->states == run.states);
    QVERIFY(replayed->finished && replayed->finished->nodes == run.finished.nodes);
}

void RollingRebootTest::skipAfterShutdownLeavesCordoned()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->at(u"node1"_s).habit.comesBack = false;
    // That one is away keeps the next one from going, unless a person says why it may.
    run.onQuestion = [](const Question &question) -> Answer {
        return question.kind == Question::Kind::Gates ? Answer(Choice::Accept, u"node1 is written off"_s)
                                                      : Answer(Choice::SkipNode);
    };
    run.run();
    QCOMPARE(run.questions.size(), 2);
    QCOMPARE(run.questions.last().step, u"node2/gates"_s);
    QCOMPARE(run.questions.last().gates.first().subject, u"node1"_s);
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    QCOMPARE(toString(run.state(u"node1/uncordon"_s)), u"Skipped"_s);
    QCOMPARE(toString(run.node(u"node2"_s).outcome), u"Succeeded"_s);
}

void RollingRebootTest::putBackFails()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->budgetBlocks = 1;
    run.world->onCall = failing(u"uncordon"_s, ErrorCode::Unreachable);
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    QVERIFY(run.observed(u"left cordoned: TimedOut"_s));
    // Tried more than once, and not for ever.
    QVERIFY(run.world->calls().count(u"uncordon node1"_s) > 1);
    QVERIFY(run.node(u"node1"_s).duration < std::chrono::minutes{15});
}

void RollingRebootTest::diskFull_data()
{
    QTest::addColumn<int>("appends");
    for (int appends = 1; appends < 60; appends += 4) {
        QTest::addRow("after %d records", appends) << appends;
    }
}

void RollingRebootTest::diskFull()
{
    QFETCH(const int, appends);
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.disk->fullAfter(appends);
    // Every change in the world has its intent on disk by the time it is made.
    QStringList unannounced;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        const QString verb = call.section(u' ', 0, 0);
        if (verb == u"claim" || verb == u"release" || verb == u"cordon" || verb == u"drain" || verb == u"shutdown" ||
            verb == u"uncordon") {
            const QByteArray last = run.disk->bytes().trimmed().split('\n').constLast();
            if (!last.contains("\"intent\"")) {
                unannounced.append(call);
            }
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(unannounced, QStringList());
    const auto replayed = run.replay();
    QCOMPARE(codeOf(replayed), u"no error"_s);
    QVERIFY(!replayed->finished);
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    // What stays cordoned is listed.
    QCOMPARE(run.node(u"node1"_s).leftCordoned, !run.world->at(u"node1"_s).api.schedulable);
    QCOMPARE(run.node(u"node2"_s).leftCordoned, !run.world->at(u"node2"_s).api.schedulable);
}

QTEST_GUILESS_MAIN(RollingRebootTest)
#include "tst_rolling_reboot.moc"
