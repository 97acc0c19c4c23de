// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_cluster.hpp"

#include "maintenance/kubectl_cluster_actions.hpp"
#include "maintenance/node_order.hpp"
#include "maintenance/recipe_of.hpp"
#include "maintenance/rolling_reboot_plan.hpp"
#include "operation/json.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;
using operation::Plan;
using operation::PlanWarning;
using operation::StepKind;

namespace {

/// Every place is a scripted runner of its own.
class ScriptedFactory final : public command::RunnerFactory
{
public:
    std::shared_ptr<command::Runner> local() override { return at(u"local"_s); }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override { return at(target.toString()); }
    std::shared_ptr<ScriptedRunner> at(const QString &place)
    {
        auto &runner = m_runners[place];
        if (!runner) {
            runner = std::make_shared<ScriptedRunner>(place);
        }
        return runner;
    }

private:
    std::map<QString, std::shared_ptr<ScriptedRunner>> m_runners;
};

QStringList warningsOf(const Plan &plan)
{
    QStringList warnings;
    for (const PlanWarning &warning : plan.warnings) {
        warnings.append(u"%1:%2"_s.arg(warning.node).arg(static_cast<int>(warning.kind)));
    }
    return warnings;
}

/// The first step of this kind.
operation::PlanStep stepOf(const Plan &plan, StepKind kind)
{
    return *std::ranges::find(plan.steps, kind, &operation::PlanStep::kind);
}

QString warning(const QString &node, PlanWarning::Kind kind)
{
    return u"%1:%2"_s.arg(node).arg(static_cast<int>(kind));
}

} // namespace

class RebootPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_data();
    void order();
    void naturalOrder_data();
    void naturalOrder();
    void stepsAndTimeouts();
    void settlesAfterTheLastNode();
    void gatesSayWhatTheyLookAt();
    void gatesOffAreNoSteps();
    void cordonedNodeHasNoUncordon();
    void warnings();
    void refusals();
    void jsonIsTheContract();
    void commandsAreExact();
    void recipeFitsThePlan();
};

void RebootPlanTest::order_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("kubectl");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("workers, control planes, the one in use")
        << QStringList{} << u"10.0.0.11"_s << QStringList{}
        << QStringList{u"node2"_s, u"node10"_s, u"cp2"_s, u"cp3"_s, u"cp1"_s};
    QTest::newRow("in use by name") << QStringList{} << u"CP2"_s << QStringList{}
                                    << QStringList{u"node2"_s, u"node10"_s, u"cp1"_s, u"cp3"_s, u"cp2"_s};
    QTest::newRow("kubectl runs here") << QStringList{} << QString() << QStringList{}
                                       << QStringList{u"node2"_s, u"node10"_s, u"cp1"_s, u"cp2"_s, u"cp3"_s};
    QTest::newRow("the profile's order comes first")
        << QStringList{u"cp3"_s, u"node10"_s, u"gone"_s} << u"10.0.0.11"_s << QStringList{}
        << QStringList{u"cp3"_s, u"node10"_s, u"node2"_s, u"cp2"_s, u"cp1"_s};
    QTest::newRow("some nodes") << QStringList{} << u"10.0.0.11"_s << QStringList{u"cp1"_s, u"node10"_s, u"node10"_s}
                                << QStringList{u"node10"_s, u"cp1"_s};
}

void RebootPlanTest::order()
{
    QFETCH(const QStringList, wanted);
    QFETCH(const QString, kubectl);
    QFETCH(const QStringList, nodes);
    QFETCH(const QStringList, expected);
    FakeClock clock;
    SimCluster world(clock);
    for (const QString &name : {u"cp1"_s, u"cp2"_s, u"cp3"_s, u"node10"_s, u"node2"_s}) {
        world.add(name, name.startsWith(u"cp"));
    }
    world.kubectl = kubectl;
    cluster::Profile profile;
    profile.rebootOrder = wanted;
    const auto plan = planRollingReboot(world.snapshot(), {.nodes = nodes}, profile, world, clock.utcNow());
    QCOMPARE(plan->nodes, expected);
    QVERIFY(world.calls().isEmpty());
}

void RebootPlanTest::naturalOrder_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("expected");
    QTest::newRow("numbers") << u"node2"_s << u"node10"_s << true;
    QTest::newRow("the other way round") << u"node10"_s << u"node2"_s << false;
    QTest::newRow("leading zeros") << u"node002"_s << u"node10"_s << true;
    QTest::newRow("prefix") << u"node"_s << u"node1"_s << true;
    QTest::newRow("words") << u"a"_s << u"b"_s << true;
    QTest::newRow("same") << u"node1"_s << u"node1"_s << false;
    QTest::newRow("zeros only, one way") << u"n01"_s << u"n1"_s << true;
    QTest::newRow("zeros only, the other way") << u"n1"_s << u"n01"_s << false;
    QTest::newRow("two numbers") << u"r2-n10"_s << u"r10-n1"_s << true;
}

void RebootPlanTest::naturalOrder()
{
    QFETCH(const QString, left);
    QFETCH(const QString, right);
    QFETCH(const bool, expected);
    QCOMPARE(comesBefore(left, right), expected);
}

void RebootPlanTest::stepsAndTimeouts()
{
    FakeClock clock;
    SimCluster world(clock);
    world.add(u"node1"_s, false);
    cluster::Profile profile;
    profile.id = u"lab"_s;
    profile.timeouts.drain = std::chrono::minutes{3};
    const auto plan = planRollingReboot(world.snapshot(), {}, profile, world, clock.utcNow());
    QCOMPARE(plan->operation, u"20260301-213000-000-reboot-lab"_s);
    QStringList ids;
    for (const auto &step : plan->steps) {
        ids.append(step.id);
        QVERIFY(step.timeout.count() > 0);
    }
    QCOMPARE(ids, (QStringList{u"node1/gates"_s, u"node1/cordon"_s, u"node1/drain"_s, u"node1/wait-detached"_s,
                               u"node1/shutdown"_s, u"node1/wait-down"_s, u"node1/wait-up"_s, u"node1/wait-ready"_s,
                               u"node1/uncordon"_s, u"node1/settle"_s}));
    QCOMPARE(stepOf(*plan, StepKind::Drain).timeout, Milliseconds{180000});
    QCOMPARE(stepOf(*plan, StepKind::Drain).command, u"kubectl drain node1"_s);
    QCOMPARE(stepOf(*plan, StepKind::Gates).timeout, profile.timeouts.gates);
    QCOMPARE(stepOf(*plan, StepKind::WaitDetached).timeout, profile.timeouts.detach);
    QCOMPARE(stepOf(*plan, StepKind::Settle).timeout, profile.timeouts.gates);
}

void RebootPlanTest::settlesAfterTheLastNode()
{
    FakeClock clock;
    SimCluster world(clock);
    for (const QString &name : {u"cp1"_s, u"node1"_s, u"node2"_s}) {
        world.add(name, name == u"cp1");
    }
    const auto plan = planRollingReboot(world.snapshot(), {}, {}, world, clock.utcNow());
    QCOMPARE(std::ranges::count(plan->steps, StepKind::Gates, &operation::PlanStep::kind), 3);
    QCOMPARE(std::ranges::count(plan->steps, StepKind::Settle, &operation::PlanStep::kind), 1);
    QCOMPARE(plan->steps.constFirst().id, u"node1/gates"_s);
    QCOMPARE(plan->steps.constLast().id, u"cp1/settle"_s);
}

void RebootPlanTest::gatesSayWhatTheyLookAt()
{
    FakeClock clock;
    SimCluster world(clock);
    world.kubectl = u"10.0.0.11"_s;
    world.add(u"cp1"_s, true);
    world.add(u"node1"_s, false);
    cluster::Profile profile;
    profile.controlPlane.hosts = {u"10.0.0.11"_s};
    profile.gates.ceph = cluster::GateMode::Off;
    profile.gates.alerts = cluster::AlertsGate{};
    const auto plan = planRollingReboot(world.snapshot(), {}, profile, world, clock.utcNow());
    const auto command = [&plan](const QString &id) {
        return std::ranges::find(plan->steps, id, &operation::PlanStep::id)->command;
    };
    QCOMPARE(command(u"node1/gates"_s), u"nodes-ready, readyz, etcd, workloads, budgets, alerts"_s);
    QCOMPARE(command(u"cp1/gates"_s),
             u"nodes-ready, readyz, etcd, workloads, budgets, alerts; if it leads etcd: etcdctl move-leader"_s);
    QCOMPARE(command(u"cp1/wait-detached"_s), u"volumes"_s);
    QCOMPARE(command(u"cp1/settle"_s), u"workloads"_s);
    QCOMPARE(plan->steps.constFirst().location, u"10.0.0.11"_s);
    // Without a way to the control planes nobody can ask etcd.
    profile.controlPlane.hosts.clear();
    const auto byKubeconfig = planRollingReboot(world.snapshot(), {}, profile, world, clock.utcNow());
    QVERIFY(!byKubeconfig->steps.constFirst().command.contains(u"etcd"_s));
}

void RebootPlanTest::gatesOffAreNoSteps()
{
    FakeClock clock;
    SimCluster world(clock);
    world.add(u"node1"_s, false);
    cluster::Profile profile;
    using cluster::GateMode;
    for (GateMode *mode : {&profile.gates.nodes, &profile.gates.workloads, &profile.gates.budgets, &profile.gates.ceph,
                           &profile.gates.volumes, &profile.gates.readyz.mode, &profile.gates.etcd.mode}) {
        *mode = GateMode::Off;
    }
    const auto plan = planRollingReboot(world.snapshot(), {}, profile, world, clock.utcNow());
    QCOMPARE(plan->steps.size(), 7);
    QCOMPARE(plan->steps.constFirst().id, u"node1/cordon"_s);
    QCOMPARE(plan->steps.constLast().id, u"node1/uncordon"_s);
}

void RebootPlanTest::cordonedNodeHasNoUncordon()
{
    FakeClock clock;
    SimCluster world(clock);
    world.add(u"node1"_s, false).api.schedulable = false;
    const auto plan = planRollingReboot(world.snapshot(), {}, {}, world, clock.utcNow());
    QCOMPARE(plan->steps.size(), 9);
    QVERIFY(!std::ranges::contains(plan->steps, StepKind::Uncordon, &operation::PlanStep::kind));
    QCOMPARE(warningsOf(*plan), QStringList{warning(u"node1"_s, PlanWarning::Kind::AlreadyCordoned)});
}

void RebootPlanTest::warnings()
{
    FakeClock clock;
    SimCluster world(clock);
    world.add(u"cp1"_s, true);
    world.add(u"node1"_s, false).api.conditions.clear();
    world.kubectl = u"10.0.0.11"_s;
    auto plan = planRollingReboot(world.snapshot(), {}, {}, world, clock.utcNow());
    QCOMPARE(warningsOf(*plan), (QStringList{warning(u"node1"_s, PlanWarning::Kind::NotReady),
                                             warning(u"cp1"_s, PlanWarning::Kind::SingleControlPlane)}));
    world.add(u"cp2"_s, true);
    plan = planRollingReboot(world.snapshot(), {.nodes = {u"cp1"_s}}, {}, world, clock.utcNow());
    QCOMPARE(warningsOf(*plan), QStringList{warning(u"cp1"_s, PlanWarning::Kind::ControlPlaneInUse)});
}

void RebootPlanTest::refusals()
{
    FakeClock clock;
    SimCluster world(clock);
    QCOMPARE(codeOf(planRollingReboot({}, {}, {}, world, clock.utcNow())), u"InvalidInput"_s);
    world.add(u"node1"_s, false);
    const auto unknown =
        planRollingReboot(world.snapshot(), {.nodes = {u"node1"_s, u"node7"_s}}, {}, world, clock.utcNow());
    QCOMPARE(codeOf(unknown), u"NotFound"_s);
    QCOMPARE(unknown.error().subject, u"node7"_s);
}

void RebootPlanTest::jsonIsTheContract()
{
    FakeClock clock;
    SimCluster world(clock);
    world.add(u"node1"_s, false);
    const auto plan = planRollingReboot(world.snapshot(), {}, {}, world, clock.utcNow());
    const QJsonObject json = operation::toJson(*plan);
    QCOMPARE(json[u"nodes"].toArray(), QJsonArray{u"node1"_s});
    const QJsonObject step = json[u"steps"][4].toObject();
    QCOMPARE(step[u"id"].toString(), u"node1/shutdown"_s);
    QCOMPARE(step[u"node"].toString(), u"node1"_s);
    QCOMPARE(step[u"kind"].toString(), u"shutdown"_s);
    QCOMPARE(step[u"command"].toString(), u"sudo shutdown -r now"_s);
}

void RebootPlanTest::commandsAreExact()
{
    cluster::Profile profile;
    profile.id = u"lab"_s;
    profile.controlPlane.hosts = {u"10.0.0.11"_s, u"10.0.0.12"_s};
    profile.controlPlane.user = u"ops"_s;
    profile.nodes.user = u"ops"_s;
    ScriptedFactory factory;
    const auto access = std::make_shared<cluster::ClusterAccess>(profile, factory);
    const auto log = std::make_shared<operation::CommandLog>();
    KubectlClusterActions actions(kube::Kubectl(access->controlPlaneHosts()), access, factory.at(u"local"_s), log);
    FakeClock clock;
    SimCluster world(clock);
    world.add(u"cp1"_s, true);
    world.add(u"node1"_s, false).api.internalIp = u"10.0.0.21"_s;
    const auto plan = planRollingReboot(world.snapshot(), {}, profile, actions, clock.utcNow());
    QCOMPARE(plan->nodes, (QStringList{u"node1"_s, u"cp1"_s}));
    const QStringList cordon = stepOf(*plan, StepKind::Cordon).command.split(u'\n');
    const auto drain = stepOf(*plan, StepKind::Drain);
    const auto shutdown = stepOf(*plan, StepKind::Shutdown);
    QCOMPARE(cordon.size(), 2);
    QVERIFY2(
        cordon.first().startsWith(
            u"sudo kubectl annotate node node1 kubemori.io/operation=20260301-213000-000-reboot-lab kubemori.io/by="),
        qPrintable(cordon.first()));
    QCOMPARE(cordon.last(), u"sudo kubectl cordon node1"_s);
    QCOMPARE(stepOf(*plan, StepKind::Cordon).location, u"ops@10.0.0.11"_s);
    QVERIFY2(drain.command.startsWith(u"sudo kubectl drain node1 --force --ignore-daemonsets"),
             qPrintable(drain.command));
    QVERIFY(drain.command.contains(u"--timeout=600s"));
    QCOMPARE(shutdown.command, u"sudo shutdown -r now"_s);
    QCOMPARE(shutdown.location, u"ops@10.0.0.21"_s);
    QCOMPARE(stepOf(*plan, StepKind::WaitUp).command, u"cat /proc/sys/kernel/random/boot_id"_s);
    QCOMPARE(stepOf(*plan, StepKind::Uncordon).command,
             u"sudo kubectl uncordon node1\nsudo kubectl annotate node node1 kubemori.io/operation- kubemori.io/by- "
             "kubemori.io/boot-id- kubemori.io/schedulable-"_s);
    QCOMPARE(stepOf(*plan, StepKind::Gates).location, u"ops@10.0.0.11"_s);

    // What was planned is what is run.
    const auto host = factory.at(u"ops@10.0.0.11"_s);
    host->on(u"kubectl"_s, ScriptedAnswer{.output = "node/node1 cordoned\n", .errors = {}, .exit = {}, .error = {}});
    QCOMPARE(codeOf(actions.cordon(u"node1"_s, {})), u"no error"_s);
    QCOMPARE(host->commands(), QStringList{cordon.last()});
    const auto node = factory.at(u"ops@10.0.0.21"_s);
    node->on(u"shutdown"_s, ScriptedAnswer{});
    node->on(u"boot_id"_s,
             ScriptedAnswer{.output = bootIdOf(1).toLatin1() + '\n', .errors = {}, .exit = {}, .error = {}});
    const NodeRef ref{.name = u"node1"_s, .internalIp = u"10.0.0.21"_s, .hostname = {}};
    QCOMPARE(actions.bootId(ref, {})->toString(), bootIdOf(1));
    QCOMPARE(codeOf(actions.shutdown(ref, {})), u"no error"_s);
    QCOMPARE(node->commands().constLast(), shutdown.command);
    // While its host reboots, kubectl runs on another one.
    QCOMPARE(actions.kubectlHost(), u"10.0.0.11"_s);
    actions.avoidHost({.name = u"cp1"_s, .internalIp = u"10.0.0.11"_s, .hostname = {}});
    QCOMPARE(actions.kubectlHost(), u"10.0.0.12"_s);
    actions.allowHost({.name = u"cp1"_s, .internalIp = u"10.0.0.11"_s, .hostname = {}});
}

void RebootPlanTest::recipeFitsThePlan()
{
    FakeClock clock;
    const auto world = std::make_shared<SimCluster>(clock);
    world->add(u"node1"_s, false);
    cluster::Profile profile;
    profile.id = u"lab"_s;
    auto plan = planRollingReboot(world->snapshot(), {}, profile, *world, clock.utcNow()).value();
    QCOMPARE(recipeOf(plan, profile, world, {}, {})->steps.size(), size_t{10});
    plan.kind = u"upgrade"_s;
    QCOMPARE(codeOf(recipeOf(plan, profile, world, {}, {})), u"InvalidInput"_s);
}

QTEST_GUILESS_MAIN(RebootPlanTest)
#include "tst_reboot_plan.moc"
