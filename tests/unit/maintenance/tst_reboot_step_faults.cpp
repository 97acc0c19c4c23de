// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_fault.hpp"

#include "support/code_of.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

QStringList stepsOf(const QStringList &nodes)
{
    RebootRun run;
    run.wanted = nodes;
    run.run();
    QStringList steps;
    for (const PlanStep &step : run.plan.steps) {
        steps << step.id;
    }
    return steps;
}

bool isRestored(StepScene &scene, const QString &node)
{
    const kube::Node &api = scene.run.world->at(node).api;
    return api.schedulable != scene.watch.isForeign(node) && api.annotations.isEmpty();
}

qsizetype count(StepScene &scene, const QString &call)
{
    return scene.run.world->calls().count(call);
}

} // namespace

/// Every fault at every step of a rolling reboot, one at a time.
class RebootStepFaultsTest : public QObject
{
    Q_OBJECT

private:
    static void eachStepOf(const QStringList &nodes);

private Q_SLOTS:
    void passes_data();
    void passes();
    void nodeDeleted_data() { eachStepOf({worker}); }
    void nodeDeleted();
    void nodeRegisteredAnew_data() { eachStepOf({worker}); }
    void nodeRegisteredAnew();
    void diskFullUntilRoomIsMade();
    void diskFullIsSaidAtOnce();
    void sameBootIdThenRebooted_data();
    void sameBootIdThenRebooted();
    void failsAfterTheReboot_data();
    void failsAfterTheReboot();
    void oldHeartbeatUntilTheClockIsSet();
    void finalizerHoldsTheDrain();
    void budgetChangesInTheDrain_data();
    void budgetChangesInTheDrain();
};

void RebootStepFaultsTest::eachStepOf(const QStringList &nodes)
{
    QTest::addColumn<QString>("step");
    for (const QString &step : stepsOf({worker, controlPlane})) {
        if (nodes.contains(step.section(u'/', 0, 0))) {
            QTest::newRow(qPrintable(step)) << step;
        }
    }
}

void RebootStepFaultsTest::passes_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("step");
    const QStringList steps = stepsOf({worker, controlPlane});
    QVERIFY(steps.size() > 16);
    for (const auto &[fault, make] : passingFaults()) {
        for (const QString &step : steps) {
            QTest::addRow("%s at %s", fault.constData(), qPrintable(step)) << fault << step;
        }
    }
}

void RebootStepFaultsTest::passes()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QString, step);
    StepScene scene(step);
    passingFaults().at(fault)(scene);
    scene.run.run();
    QVERIFY(scene.hasBegun);
    QVERIFY2(scene.run.questions.isEmpty(), qPrintable(toLogLine(scene.run.questions.value(0).error)));
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    scene.watch.checkEnd();
    QCOMPARE(scene.watch.broken(), QStringList());
    for (const QString &node : std::as_const(scene.run.wanted)) {
        QVERIFY2(isRestored(scene, node), qPrintable(node));
        QCOMPARE(count(scene, u"shutdown "_s + node), 1);
        QCOMPARE(scene.run.node(node).bootIdAfter, scene.run.world->at(node).bootId);
        QVERIFY(scene.run.node(node).duration < 10min);
    }
    QVERIFY(scene.run.replay()->isSettled());
}

/// The machine goes on, its Node object is gone: nothing more is done to it, and it is said where it went.
void RebootStepFaultsTest::nodeDeleted()
{
    QFETCH(const QString, step);
    StepScene scene(step);
    scene.onBegin = [&] { scene.run.world->deleteNode(worker); };
    scene.run.run();
    QCOMPARE(toString(scene.run.finished.outcome), u"Failed"_s);
    QCOMPARE(scene.run.questions.size(), 1);
    QCOMPARE(toString(scene.run.questions.first().error.code), u"NotFound"_s);
    QCOMPARE(scene.run.questions.first().error.subject, worker);
    QVERIFY(!scene.run.node(worker).leftCordoned);
    QVERIFY(!scene.run.node(controlPlane).touched);
    const bool wasCordoned = count(scene, u"cordon node1"_s) > 0;
    QCOMPARE(scene.run.observed(u"no longer in the cluster"_s), wasCordoned);
    scene.watch.checkEnd();
    QCOMPARE(scene.watch.broken(), QStringList());

    // Its kubelet registers again, and somebody takes the operation up.
    scene.run.clock.advance(5min);
    scene.run.world->registerNode(worker);
    scene.run.goOn(RunMode::Resume);
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(count(scene, u"shutdown node1"_s), 1);
    QVERIFY(isRestored(scene, worker) && isRestored(scene, controlPlane));
    QCOMPARE(scene.watch.broken(), QStringList());
}

/// Deleted and registered again: without our cordon and without our claim, so that pods may have come.
void RebootStepFaultsTest::nodeRegisteredAnew()
{
    QFETCH(const QString, step);
    StepScene scene(step);
    SimCluster &world = *scene.run.world;
    scene.onBegin = [&] { world.deleteNode(worker); };
    scene.fault = [&](const QString &) -> std::optional<Error> {
        std::ignore = world.snapshot(); // the time that has passed has its effect
        if (!world.at(worker).registered && !world.at(worker).rebooting) {
            world.registerNode(worker);
        }
        return std::nullopt;
    };
    scene.run.onQuestion = [&](const Question &) {
        scene.run.clock.advance(1min);
        return Choice::Retry;
    };
    scene.run.run();
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    QVERIFY(scene.run.questions.size() <= 1);
    QCOMPARE(count(scene, u"shutdown node1"_s), 1);
    scene.watch.checkEnd();
    QCOMPARE(scene.watch.broken(), QStringList());
    QVERIFY(isRestored(scene, worker) && isRestored(scene, controlPlane));
}

/// Full after each record in turn; somebody makes room and has it tried again.
void RebootStepFaultsTest::diskFullUntilRoomIsMade()
{
    qsizetype records = 0;
    {
        RebootRun run;
        run.wanted = {worker, controlPlane};
        run.run();
        records = run.disk->bytes().count('\n');
    }
    for (int last = 1; last < records; ++last) {
        StepScene scene(u"node1/gates"_s);
        scene.run.disk->fullAfter(last);
        scene.run.onQuestion = [&](const Question &question) {
            scene.run.disk->free();
            return question.error.code == ErrorCode::Io ? Choice::Retry : Choice::Stop;
        };
        scene.run.run();
        const QByteArray context = "full after record " + QByteArray::number(last);
        QVERIFY2(scene.run.questions.size() <= 1, context);
        QVERIFY2(scene.run.finished.outcome == Outcome::Succeeded, context);
        QVERIFY2(!scene.watch.isBroken(), context);
        for (const QString &node : std::as_const(scene.run.wanted)) {
            QVERIFY2(isRestored(scene, node) && count(scene, u"shutdown "_s + node) == 1, context);
        }
        if (!scene.run.questions.isEmpty()) {
            QVERIFY2(scene.run.replay()->isSettled(), context); // nothing of it is missing
        }
    }
}

/// Waiting makes no room: a person is asked at once and not after the step's whole time, and the cleanup does not try
/// for minutes either.
void RebootStepFaultsTest::diskFullIsSaidAtOnce()
{
    for (const QString &step : stepsOf({worker})) {
        StepScene scene(step);
        scene.run.wanted = {worker};
        scene.onBegin = [&] { scene.run.disk->fullAfter(0); };
        scene.run.run();
        if (scene.run.questions.isEmpty()) {
            continue; // nothing was to be changed any more
        }
        const Error error = scene.run.questions.first().error;
        QVERIFY2(error.code == ErrorCode::Io, qPrintable(step + u": "_s + toLogLine(error)));
        QVERIFY2(error.detail.contains(u"No space left on device"_s), qPrintable(toLogLine(error)));
        QVERIFY(scene.run.node(worker).duration < 4min);
        QCOMPARE(scene.run.node(worker).leftCordoned, !scene.run.world->at(worker).api.schedulable);
    }
}

void RebootStepFaultsTest::sameBootIdThenRebooted_data()
{
    QTest::addColumn<bool>("retry");
    QTest::newRow("retry") << true;
    QTest::newRow("stop, and resume") << false;
}

void RebootStepFaultsTest::sameBootIdThenRebooted()
{
    QFETCH(const bool, retry);
    StepScene scene(u"node1/wait-up"_s);
    RebootHabit &habit = scene.run.world->at(worker).habit;
    habit.newBootId = false;
    scene.fault = [&](const QString &call) -> std::optional<Error> {
        habit.newBootId = call == u"shutdown node1" || habit.newBootId; // the second time it obeys
        return std::nullopt;
    };
    scene.run.onQuestion = [&](const Question &) { return retry ? Choice::Retry : Choice::Stop; };
    scene.run.run();
    QCOMPARE(toString(scene.run.questions.first().error.code), u"NotProved"_s);
    if (!retry) {
        QVERIFY(scene.run.node(worker).leftCordoned);
        scene.run.clock.advance(5min);
        scene.run.goOn(RunMode::Resume);
    }
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(count(scene, u"shutdown node1"_s), 2); // the first one did nothing, as was seen
    QVERIFY(isRestored(scene, worker) && isRestored(scene, controlPlane));
    QCOMPARE(scene.watch.broken(), QStringList());
}

/// The last node's part fails after its reboot was proved: who takes it up again does not reboot it once more.
void RebootStepFaultsTest::failsAfterTheReboot_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("call"); ///< that fails until it is taken up again
    QTest::newRow("before it could be uncordoned") << u"cp2/uncordon"_s << u"uncordon cp2"_s;
    QTest::newRow("before the claim could be taken off") << u"cp2/uncordon"_s << u"release cp2"_s;
    QTest::newRow("workloads do not come back") << u"cp2/settle"_s << u"health workloads"_s;
}

void RebootStepFaultsTest::failsAfterTheReboot()
{
    QFETCH(const QString, step);
    QFETCH(const QString, call);
    StepScene scene(step);
    scene.fault = [&](const QString &made) {
        return made == call ? std::optional(because(ErrorCode::ServerError)) : std::nullopt;
    };
    scene.run.run();
    QCOMPARE(scene.run.questions.size(), 1);
    QCOMPARE(scene.run.questions.first().step, step);
    QVERIFY(toString(scene.run.finished.outcome) != u"Succeeded");
    scene.fault = {};
    const QStringList before = scene.run.world->changes();
    scene.run.goOn(RunMode::Resume);
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    for (const QString &change : scene.run.world->changes().sliced(before.size())) {
        QVERIFY2(change.startsWith(u"uncordon ") || change.startsWith(u"release "), qPrintable(change));
    }
    QVERIFY(isRestored(scene, worker) && isRestored(scene, controlPlane));
    QCOMPARE(scene.run.node(controlPlane).bootIdAfter, scene.run.world->at(controlPlane).bootId);
}

/// The node's clock went back over the reboot: its heartbeats say nothing until it is set.
void RebootStepFaultsTest::oldHeartbeatUntilTheClockIsSet()
{
    StepScene scene(u"node1/shutdown"_s);
    SimCluster::Node &node = scene.run.world->at(worker);
    scene.onBegin = [&] { node.clockAhead = -1h; };
    node.habit.down = 0ms; // no last heartbeat of the old boot
    scene.run.run();
    QCOMPARE(scene.run.questions.first().step, u"node1/wait-ready"_s);
    QVERIFY(scene.run.questions.first().error.detail.contains(u"the heartbeat is not newer"_s));
    QVERIFY(scene.run.node(worker).leftCordoned);
    node.clockAhead = 0ms;
    node.api.conditions.first().lastHeartbeat = scene.run.clock.utcNow();
    scene.run.goOn(RunMode::Resume);
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(count(scene, u"shutdown node1"_s), 1);
    QVERIFY(isRestored(scene, worker));
}

void RebootStepFaultsTest::finalizerHoldsTheDrain()
{
    StepScene scene(u"node1/drain"_s);
    scene.run.world->addPod(worker, u"kept"_s);
    scene.run.world->at(worker).pods.last().finalizers = {u"example.com/hold"_s};
    scene.run.run();
    const Question asked = scene.run.questions.first();
    QCOMPARE(asked.step, u"node1/drain"_s);
    QCOMPARE(asked.blockers.size(), 1);
    QCOMPARE(asked.blockers.first().pod, u"default/kept"_s);
    QCOMPARE(toString(asked.blockers.first().state), u"Stuck"_s);
    QCOMPARE(asked.blockers.first().finalizers, QStringList{u"example.com/hold"_s});
    QVERIFY(!asked.choices.contains(Choice::ForceDelete)); // the finalizer would outlive it
    QCOMPARE(count(scene, u"shutdown node1"_s), 0);
    QVERIFY(isRestored(scene, worker) && !scene.run.node(worker).leftCordoned);

    scene.run.world->loseFinalizers(worker);
    scene.run.goOn(RunMode::Resume);
    QCOMPARE(toString(scene.run.finished.outcome), u"Succeeded"_s);
    QVERIFY(isRestored(scene, worker) && isRestored(scene, controlPlane));
}

void RebootStepFaultsTest::budgetChangesInTheDrain_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("then"); ///< -1: it is deleted
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("tightened") << 1 << 2 << false;
    QTest::newRow("loosened") << 2 << 0 << true;
    QTest::newRow("deleted") << 2 << -1 << true;
    QTest::newRow("changed, and still in the way") << 3 << 2 << false;
}

void RebootStepFaultsTest::budgetChangesInTheDrain()
{
    QFETCH(const int, before);
    QFETCH(const int, then);
    QFETCH(const bool, goesOn);
    StepScene scene(u"node1/drain"_s);
    SimCluster &world = *scene.run.world;
    world.addWorkload(u"shop"_s, {worker, u"node2"_s});
    world.addBudget(u"shop"_s, u"shop"_s, {{u"minAvailable"_s, before}});
    scene.fault = [&](const QString &call) -> std::optional<Error> {
        if (call == u"drain node1" && scene.hits++ == 0) {
            if (then < 0) {
                world.borrowable.budgets.remove(u"default/shop"_s);
            } else {
                world.borrowable.budgets[u"default/shop"_s].spec.insert(u"minAvailable"_s, then);
            }
        }
        return std::nullopt;
    };
    scene.run.run();
    QCOMPARE(toString(scene.run.finished.outcome), goesOn ? u"Succeeded"_s : u"Failed"_s);
    if (!goesOn) {
        const Question asked = scene.run.questions.first();
        QCOMPARE(toString(asked.error.code), u"BlockedByPdb"_s);
        QCOMPARE(asked.budgets.first().name, u"default/shop"_s);
        QVERIFY(asked.budgets.first().rule.contains(QString::number(then))); // as it is now, not as it was
        QCOMPARE(count(scene, u"shutdown node1"_s), 0);
        QCOMPARE(world.borrowable.budgets[u"default/shop"_s].spec[u"minAvailable"].toInt(), then);
    }
    QVERIFY(isRestored(scene, worker));
    scene.watch.checkEnd();
    QCOMPARE(scene.watch.broken(), QStringList());
}

QTEST_GUILESS_MAIN(RebootStepFaultsTest)
#include "tst_reboot_step_faults.moc"
