// SPDX-License-Identifier: GPL-3.0-or-later
#include "reboot_run.hpp"

#include "maintenance/power/power_cycle_plan.hpp"
#include "support/code_of.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

/// Two control planes, a storage node and two workers, of which one was cordoned by somebody else.
struct PowerRun : RebootRun
{
    PowerRun()
    {
        powerCycle = true;
        profile.controlPlane.hosts = {u"10.0.0.11"_s, u"10.0.0.12"_s};
        world->selfHosted = true;
        world->seen.members = {etcdMember(1, u"10.0.0.11"_s, true), etcdMember(2, u"10.0.0.12"_s)};
        world->add(u"store1"_s, false);
        storage = {u"store1"_s};
        world->at(u"node2"_s).api.schedulable = false;
    }

    void switchAllOn()
    {
        for (const QString &node : plan.nodes) {
            world->switchOn(node);
        }
    }
    [[nodiscard]] QStringList told(const QString &verb) const
    {
        QStringList nodes;
        for (const QString &call : world->changes()) {
            if (call.section(u' ', 0, 0) == verb) {
                nodes.append(call.section(u' ', 1));
            }
        }
        return nodes;
    }
    [[nodiscard]] QStringList cordoned() const
    {
        QStringList nodes;
        for (const kube::Node &node : world->snapshot()) {
            if (!node.schedulable) {
                nodes.append(node.name);
            }
        }
        return nodes;
    }
    [[nodiscard]] bool isAnyClaimed() const
    {
        return std::ranges::any_of(world->snapshot(),
                                   [](const kube::Node &node) { return !node.annotations.isEmpty(); });
    }
};

const QStringList downOrder{u"node1"_s, u"node2"_s, u"store1"_s, u"cp2"_s, u"cp1"_s};

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    for (const PlanStep &step : plan.steps) {
        ids.append(step.id);
    }
    return ids;
}

} // namespace

class PowerCycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plan();
    void planWithoutEtcdOrWithPowerSwitches();
    void offAndOn();
    void everyNodeIsCordonedBeforeTheFirstGoes();
    void aNodeThatIsLeftOutStaysUp();
    void anotherMachineIsNotSwitchedOff();
    void aNodeThatComesUpAgainIsAskedAbout();
    void withoutASnapshotOnlyForAReason();
    void cancelWhileGoingDown();
    void putBackBeforeAndAfterThePowerIsBack();
    void powerSwitches();
    void cutOffAfterEveryRecord();
};

void PowerCycleTest::plan()
{
    PowerRun run;
    run.run();
    QCOMPARE(run.plan.kind, u"power-cycle"_s);
    QCOMPARE(run.plan.nodes, downOrder);
    QCOMPARE(idsOf(run.plan),
             (QStringList{u"node1/gates"_s,       u"cp1/snapshot"_s,    u"node1/identify"_s,   u"node1/cordon"_s,
                          u"node2/identify"_s,    u"node2/cordon"_s,    u"store1/identify"_s,  u"store1/cordon"_s,
                          u"cp2/identify"_s,      u"cp2/cordon"_s,      u"cp1/identify"_s,     u"cp1/cordon"_s,
                          u"node1/power-off"_s,   u"node1/wait-off"_s,  u"node2/power-off"_s,  u"node2/wait-off"_s,
                          u"store1/power-off"_s,  u"store1/wait-off"_s, u"cp2/power-off"_s,    u"cp2/wait-off"_s,
                          u"cp1/power-off"_s,     u"cp1/wait-off"_s,    u"cp1/power-cut"_s,    u"cp1/wait-up"_s,
                          u"cp2/wait-up"_s,       u"cp1/wait-ready"_s,  u"cp2/wait-ready"_s,   u"store1/wait-up"_s,
                          u"store1/wait-ready"_s, u"node1/wait-up"_s,   u"node1/wait-ready"_s, u"node2/wait-up"_s,
                          u"node2/wait-ready"_s,  u"cp1/uncordon"_s,    u"cp2/uncordon"_s,     u"store1/uncordon"_s,
                          u"node1/uncordon"_s,    u"node1/settle"_s}));
    QCOMPARE(run.plan.warnings.size(), 1);
    QVERIFY((run.plan.warnings.first() == PlanWarning{PlanWarning::Kind::AlreadyCordoned, u"node2"_s}));
    QVERIFY(!run.plan.steps.first().command.contains(u"budgets"_s));
}

void PowerCycleTest::planWithoutEtcdOrWithPowerSwitches()
{
    PowerRun run;
    run.profile.controlPlane.hosts.clear();
    run.profile.power.on = {u"ipmitool"_s, u"{node}"_s};
    const auto plan = maintenance::planPowerCycle(run.world->snapshot(), {}, run.profile, *run.world, {});
    QVERIFY(plan.has_value());
    const QStringList ids = idsOf(*plan);
    QVERIFY(!ids.contains(u"cp1/snapshot"_s));
    QVERIFY(plan->warnings.contains(PlanWarning{PlanWarning::Kind::NoSnapshot, {}}));
    // Both control planes are switched on before one is waited for.
    QVERIFY(ids.indexOf(u"cp2/power-on"_s) < ids.indexOf(u"cp1/wait-up"_s));
    QCOMPARE(ids.filter(u"/power-on"_s).size(), 5);
    QCOMPARE(codeOf(maintenance::planPowerCycle({}, {}, run.profile, *run.world, {})), u"InvalidInput"_s);
}

void PowerCycleTest::offAndOn()
{
    PowerRun run;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Suspended"_s);
    QVERIFY(run.questions.isEmpty());
    QCOMPARE(run.told(u"power-off"_s), downOrder);
    for (const QString &node : downOrder) {
        QVERIFY(!run.world->isUp(node));
    }
    QVERIFY(run.world->calls().indexOf(u"health snapshot"_s) < run.world->calls().indexOf(u"cordon node1"_s));
    QVERIFY(run.world->calls().contains(u"health snapshot"_s));
    QVERIFY(!run.world->calls().filter(u"drain"_s).size());
    QVERIFY(!run.node(u"node1"_s).leftCordoned && run.cordoned().size() == 5);

    run.clock.advance(std::chrono::hours{8});
    run.switchAllOn();
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.questions.isEmpty());
    QCOMPARE(run.told(u"power-off"_s), downOrder);
    QCOMPARE(run.told(u"uncordon"_s), (QStringList{u"cp1"_s, u"cp2"_s, u"store1"_s, u"node1"_s}));
    QCOMPARE(run.cordoned(), (QStringList{u"node2"_s}));
    QVERIFY(!run.isAnyClaimed());
    for (const QString &node : downOrder) {
        QVERIFY(!run.node(node).bootIdAfter.isEmpty() && run.node(node).bootIdAfter != run.node(node).bootIdBefore);
    }
}

void PowerCycleTest::everyNodeIsCordonedBeforeTheFirstGoes()
{
    PowerRun run;
    QStringList cordonedThen;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"power-off"_s) && cordonedThen.isEmpty()) {
            cordonedThen = run.cordoned();
        }
        return {};
    };
    run.run();
    QCOMPARE(cordonedThen.size(), 5);
}

void PowerCycleTest::aNodeThatIsLeftOutStaysUp()
{
    PowerRun run;
    run.world->onCall = [](const QString &call) -> std::optional<Error> {
        return call == u"power-off store1" ? std::optional(Error{.code = ErrorCode::AuthenticationFailed})
                                           : std::nullopt;
    };
    run.onQuestion = [](const Question &) { return Answer(Choice::SkipNode); };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Suspended"_s);
    QVERIFY(run.world->isUp(u"store1"_s));
    QVERIFY(run.world->at(u"store1"_s).api.schedulable);
    QCOMPARE(toString(run.node(u"store1"_s).outcome), u"Failed"_s);

    run.switchAllOn();
    run.world->onCall = {};
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.told(u"power-off"_s).count(u"store1"_s), 1);
    QCOMPARE(run.cordoned(), (QStringList{u"node2"_s}));
    QVERIFY(!run.isAnyClaimed());
}

void PowerCycleTest::anotherMachineIsNotSwitchedOff()
{
    PowerRun run;
    run.world->onCall = [&run](const QString &call) -> std::optional<Error> {
        if (call == u"power-off node1") {
            run.world->at(u"node2"_s).bootId = bootIdOf(999); // it rebooted since the start, or is another machine
        }
        return {};
    };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().error.code), u"InvalidData"_s);
    QCOMPARE(run.questions.first().node, u"node2"_s);
    QVERIFY(!run.told(u"power-off"_s).contains(u"node2"_s));
}

void PowerCycleTest::aNodeThatComesUpAgainIsAskedAbout()
{
    PowerRun run;
    run.world->at(u"node1"_s).habit = {.down = Milliseconds{100}, .up = Milliseconds{200}, .ready = Milliseconds{9000}};
    run.world->onCall = [&run](const QString &call) -> std::optional<Error> {
        if (call == u"probe node1" && run.told(u"power-off"_s).contains(u"node1"_s)) {
            run.world->at(u"node1"_s).habit.comesBack = true;
        }
        return {};
    };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().error.code), u"NotProved"_s);
    QVERIFY(run.questions.first().error.detail.contains(u"came up again"_s));
}

void PowerCycleTest::withoutASnapshotOnlyForAReason()
{
    PowerRun run;
    run.world->onCall = [](const QString &call) -> std::optional<Error> {
        return call == u"health snapshot"
                   ? std::optional(Error{.code = ErrorCode::ExitedNonZero, .detail = u"no space left on device"_s})
                   : std::nullopt;
    };
    run.run();
    QVERIFY((run.questions.first().choices == QList<Choice>{Choice::Retry, Choice::Accept, Choice::Stop}));
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.world->changes().isEmpty());

    PowerRun accepted;
    accepted.world->onCall = run.world->onCall;
    accepted.onQuestion = [](const Question &) { return Answer(Choice::Accept, u"the backup of 06:00 will do"_s); };
    accepted.run();
    QCOMPARE(toString(accepted.finished.outcome), u"Suspended"_s);
    QVERIFY(accepted.observed(u"the backup of 06:00 will do"_s));
}

void PowerCycleTest::cancelWhileGoingDown()
{
    PowerRun run;
    run.world->onCall = [&run](const QString &call) -> std::optional<Error> {
        if (call == u"power-off cp2") {
            run.cancel();
        }
        return {};
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Cancelled"_s);
    QCOMPARE(run.finished.nodes.size(), 5);
    // What is off stays cordoned and is listed; what is up takes pods again.
    QVERIFY(run.node(u"node1"_s).leftCordoned && run.node(u"store1"_s).leftCordoned);
    QVERIFY(run.world->at(u"cp1"_s).api.schedulable && !run.node(u"cp1"_s).leftCordoned);
    QVERIFY(!run.world->isUp(u"node1"_s) && run.world->isUp(u"cp1"_s));
}

void PowerCycleTest::putBackBeforeAndAfterThePowerIsBack()
{
    PowerRun run;
    run.run();
    const auto before = run.clock.steadyNow();
    run.goOn(RunMode::PutBack);
    QCOMPARE(toString(run.finished.outcome), u"Cancelled"_s);
    QVERIFY(run.node(u"cp1"_s).leftCordoned);
    QVERIFY2(run.clock.steadyNow() - before < std::chrono::minutes{1}, "nobody waits for a cluster that is off");

    run.switchAllOn();
    run.clock.advance(std::chrono::minutes{5});
    run.goOn(RunMode::PutBack);
    QCOMPARE(run.cordoned(), (QStringList{u"node2"_s}));
    QVERIFY(!run.isAnyClaimed());
}

void PowerCycleTest::powerSwitches()
{
    PowerRun run;
    run.profile.power.on = {u"ipmitool"_s};
    run.run();
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.told(u"power-on"_s), (QStringList{u"cp1"_s, u"cp2"_s, u"store1"_s, u"node1"_s, u"node2"_s}));
}

/// Killed after any record, it comes to the same end: off once, on once, and as it was before.
void PowerCycleTest::cutOffAfterEveryRecord()
{
    int records = 0;
    {
        PowerRun whole;
        whole.run();
        whole.switchAllOn();
        whole.goOn(RunMode::Resume);
        records = static_cast<int>(whole.disk->bytes().count('\n'));
    }
    QVERIFY(records > 100);
    for (int cut = 2; cut < records; ++cut) {
        PowerRun run;
        run.disk->fullAfter(cut);
        run.run();
        int runs = 0;
        while (run.finished.outcome != Outcome::Succeeded && ++runs < 4) {
            if (run.finished.outcome == Outcome::Suspended) {
                run.switchAllOn();
            }
            run.goOn(RunMode::Resume);
        }
        QVERIFY2(run.finished.outcome == Outcome::Succeeded,
                 qPrintable(u"cut after record %1: %2"_s.arg(cut).arg(toLogLine(run.finished.error))));
        QCOMPARE(run.cordoned(), (QStringList{u"node2"_s}));
        QVERIFY(!run.isAnyClaimed());
        QStringList off = run.told(u"power-off"_s);
        off.removeDuplicates();
        QCOMPARE(off.size(), 5);
    }
}

QTEST_GUILESS_MAIN(PowerCycleTest)
#include "tst_power_cycle.moc"
