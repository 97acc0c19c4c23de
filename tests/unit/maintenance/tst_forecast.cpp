// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast of a rolling reboot: what is said for each kind of trouble, and that it adds up along the sequence.
#include "forecast_world.hpp"
#include "maintenance/forecast_estimate.hpp"
#include "maintenance/forecast_json.hpp"
#include "support/code_of.hpp"

#include <QJsonArray>
#include <QTest>

using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Severity = ForecastFinding::Severity;
using Kind = ForecastFinding::Kind;

class TestForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void budgets_data();
    void budgets();
    void budgetTheServerHasNotCounted_data();
    void budgetTheServerHasNotCounted();
    void budgetIsWholeAgainBeforeTheNextNode();
    void budgetWithoutPlaceForReplacements();
    void frozenBudgetLetsNoneGo();
    void twoBudgetsForOnePod();
    void unhealthyPods_data();
    void unhealthyPods();
    void whatNoBudgetGuards();
    void podsThatStay();
    void barePods();
    void emptyDirData_data();
    void emptyDirData();
    void daemonSetsThatAreNotIgnored();
    void outages_data();
    void outages();
    void threeReplicasOnTwoNodes();
    void antiAffinityIsMutual();
    void antiAffinityByZone();
    void affinityKeepsTogether();
    void places_data();
    void places();
    void roomIsUsedUp();
    void pendingPodsComeBackWithTheNode();
    void closedNodesTakeNothing();
    void hostPorts();
    void volumesBindToNodes();
    void podsMoveAgainFromTheNextNode();
    void terminatingPodsAreGone();
    void worstFirst();
    void estimates();
    void json();
    void nodeThatIsNotThere();
    void canBeCancelled();
    void fiveThousandPods();
    void fiveThousandNodes();
};

/// Rows say what the budgets of one Deployment do to the drain of node a.
void TestForecast::budgets_data()
{
    QTest::addColumn<QString>("minAvailable");
    QTest::addColumn<QString>("maxUnavailable");
    QTest::addColumn<QString>("layout"); // the node of each pod
    QTest::addColumn<QString>("severity");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("refused");
    const QString none;
    const auto row = [&](const char *name, const QString &min, const QString &max, const QString &layout,
                         const QString &severity, const QString &kind,
                         int refused) { QTest::newRow(name) << min << max << layout << severity << kind << refused; };
    row("one may be missing", none, u"1"_s, u"abc"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("two leave in turns", none, u"1"_s, u"aab"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("two of three wanted", u"2"_s, none, u"aaa"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("as many wanted as there are", u"3"_s, none, u"abc"_s, u"block"_s, u"budget-never-allows"_s, 1);
    row("more wanted than there are", u"4"_s, none, u"aaa"_s, u"block"_s, u"budget-never-allows"_s, 3);
    row("one replica, one wanted", u"1"_s, none, u"a"_s, u"block"_s, u"budget-never-allows"_s, 1);
    row("none may be missing", none, u"0"_s, u"ab"_s, u"block"_s, u"budget-never-allows"_s, 1);
    row("0% may be missing", none, u"0%"_s, u"ab"_s, u"block"_s, u"budget-never-allows"_s, 1);
    row("100% wanted", u"100%"_s, none, u"abc"_s, u"block"_s, u"budget-never-allows"_s, 1);
    row("67% of three is three", u"67%"_s, none, u"aab"_s, u"block"_s, u"budget-never-allows"_s, 2);
    row("66% of three is two", u"66%"_s, none, u"aab"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("1% of two may be missing: one", none, u"1%"_s, u"ab"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("34% of three may be missing: two", none, u"34%"_s, u"aab"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("all may be missing", none, u"100%"_s, u"ab"_s, u"info"_s, u"budget-obeyed"_s, 0);
    row("none wanted", u"0"_s, none, u"ab"_s, u"info"_s, u"budget-obeyed"_s, 0);
}

void TestForecast::budgets()
{
    QFETCH(const QString, minAvailable);
    QFETCH(const QString, maxUnavailable);
    QFETCH(const QString, layout);
    QFETCH(const QString, severity);
    QFETCH(const QString, kind);
    QFETCH(const int, refused);
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"web"_s, layout);
    world.budget(u"web"_s, minAvailable, maxUnavailable);
    world.facts.order = {u"a"_s};
    QCOMPARE(world.lines(Severity::Info),
             (QStringList{u"a %1 %2 shop/web ×%3"_s.arg(severity, kind).arg(layout.count(u'a'))}));
    const NodeForecast node = world.forecast().nodes.constFirst();
    QCOMPARE(node.refused.size(), refused);
    QCOMPARE(node.moving.size(), layout.count(u'a') - refused);
    const BudgetEvidence evidence = node.findings.constFirst().budget.value();
    QCOMPARE(evidence.expected, layout.size());
    QCOMPARE(evidence.healthy, layout.size());
    QCOMPARE(evidence.leaving, layout.count(u'a'));
    QVERIFY(evidence.rule.endsWith(minAvailable.isEmpty() ? maxUnavailable : minAvailable));
}

/// A budget made a moment ago: its status is empty, and the rule has to be worked out here.
void TestForecast::budgetTheServerHasNotCounted_data()
{
    budgets_data();
}

void TestForecast::budgetTheServerHasNotCounted()
{
    QFETCH(const QString, minAvailable);
    QFETCH(const QString, maxUnavailable);
    QFETCH(const QString, layout);
    QFETCH(const QString, severity);
    QFETCH(const QString, kind);
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"web"_s, layout);
    kube::PodDisruptionBudget &budget = world.budget(u"web"_s, minAvailable, maxUnavailable);
    const int desired = budget.desiredHealthy;
    budget.expectedPods = budget.currentHealthy = budget.desiredHealthy = budget.disruptionsAllowed = 0;
    world.facts.order = {u"a"_s};
    QCOMPARE(world.lines(Severity::Info),
             (QStringList{u"a %1 %2 shop/web ×%3"_s.arg(severity, kind).arg(layout.count(u'a'))}));
    const BudgetEvidence evidence = world.forecast().nodes.constFirst().findings.constFirst().budget.value();
    QCOMPARE(evidence.desired, desired);
    QCOMPARE(evidence.expected, layout.size());
}

void TestForecast::budgetIsWholeAgainBeforeTheNextNode()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    world.deployment(u"web"_s, u"abc"_s);
    world.budget(u"web"_s, u"2"_s, {});
    const Forecast forecast = world.forecast();
    QCOMPARE(forecast.count(Severity::Block), 0);
    QCOMPARE(forecast.count(Severity::Warn), 0);
    // d is empty at first: the pod of a goes there and is evicted once more.
    QCOMPARE(world.turns(), (QStringList{u"a ->web-0"_s, u"b ->web-1"_s, u"c ->web-2"_s, u"d ->web-0"_s}));
    for (const NodeForecast &node : forecast.nodes) {
        QCOMPARE(node.findings.constFirst().budget->healthy, 3);
    }
}

void TestForecast::budgetWithoutPlaceForReplacements()
{
    // Two pods on a, both too large for b: the first may go and stays Pending, so that the second never may.
    ForecastWorld world({u"a"_s, u"b"_s});
    world.node(u"b"_s).cpuMillis = 1000;
    world.deployment(u"web"_s, u"aab"_s);
    world.requests(u"web"_s, 900, 1);
    world.budget(u"web"_s, {}, u"1"_s);
    world.facts.order = {u"a"_s};
    QCOMPARE(world.lines(Severity::Info),
             (QStringList{u"a block budget-no-place shop/web ×1"_s, u"a warn no-room shop/web ×1"_s,
                          u"a info budget-obeyed shop/web ×1"_s}));
    QCOMPARE(world.turns(), QStringList{u"a ~web-0 !web-1"_s});
    // With room there is nothing to say.
    world.node(u"b"_s).cpuMillis = 4000;
    QCOMPARE(world.lines(Severity::Warn), QStringList());
}

void TestForecast::frozenBudgetLetsNoneGo()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.deployment(u"web"_s, u"ab"_s);
    kube::PodDisruptionBudget &budget = world.budget(u"web"_s, u"1"_s, {});
    budget.disruptionsAllowed = 0; // the server could not count the pods
    world.facts.order = {u"a"_s};
    QCOMPARE(world.lines(Severity::Info), QStringList{u"a block budget-exhausted shop/web ×1"_s});
    // While a pod is not Ready this may be only for the moment.
    world.pod(u"web-1"_s).pod.ready = false;
    QVERIFY(!world.lines(Severity::Info).join(u'\n').contains(u"budget-exhausted"));
}

void TestForecast::twoBudgetsForOnePod()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"web"_s, u"abc"_s);
    world.budget(u"web"_s, {}, u"1"_s);
    world.budget(u"web"_s, {}, u"3"_s).name = u"second"_s;
    world.facts.order = {u"a"_s};
    const NodeForecast node = world.forecast().nodes.constFirst();
    QCOMPARE(world.lines(Severity::Info), QStringList{u"a block several-budgets shop/web-0 ×1"_s});
    QCOMPARE(node.findings.constFirst().budgets, (QStringList{u"shop/web"_s, u"shop/second"_s}));
    QCOMPARE(node.refused, QStringList{u"shop/web-0"_s});
}

void TestForecast::unhealthyPods_data()
{
    QTest::addColumn<bool>("alwaysAllow");
    QTest::addColumn<QString>("minAvailable");
    QTest::addColumn<QString>("unready"); // numbers of pods; pod 0 is on node a
    QTest::addColumn<QString>("kind");    // of pod 0, or none
    QTest::newRow("unready, budget is healthy without it") << false << u"2"_s << u"0"_s << QString();
    QTest::newRow("unready, budget needs one more") << false << u"2"_s << u"01"_s << u"budget-waits"_s;
    QTest::newRow("unready, always allowed") << true << u"2"_s << u"01"_s << QString();
    QTest::newRow("unready, always allowed, even when all are wanted") << true << u"3"_s << u"0"_s << QString();
    QTest::newRow("unready, all are wanted") << false << u"3"_s << u"0"_s << u"budget-never-allows"_s;
    QTest::newRow("ready, another one is not") << false << u"2"_s << u"1"_s << u"budget-waits"_s;
    QTest::newRow("ready, another one is not, always allowed") << true << u"2"_s << u"1"_s << u"budget-waits"_s;
    QTest::newRow("unready, none wanted: no spare is counted") << false << u"0"_s << u"012"_s << u"budget-waits"_s;
}

void TestForecast::unhealthyPods()
{
    QFETCH(const bool, alwaysAllow);
    QFETCH(const QString, minAvailable);
    QFETCH(const QString, unready);
    QFETCH(const QString, kind);
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"web"_s, u"abc"_s);
    for (const QChar number : unready) {
        world.pod(u"web-"_s + number).pod.ready = false;
    }
    world.budget(u"web"_s, minAvailable, {}).alwaysAllowUnhealthy = alwaysAllow;
    world.facts.order = {u"a"_s};
    const QStringList lines = world.lines(Severity::Info).filter(u"budget"_s);
    QCOMPARE(lines.isEmpty(), kind.isEmpty());
    QVERIFY2(kind.isEmpty() || lines.constFirst().contains(kind), qPrintable(lines.join(u'\n')));
}

void TestForecast::whatNoBudgetGuards()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.deployment(u"web"_s, u"a"_s);
    kube::Pod &pod = world.pod(u"web-0"_s).pod;
    pod.phase = u"Pending"_s; // bound, its images are being pulled
    pod.ready = false;
    world.budget(u"web"_s, u"1"_s, {});
    QCOMPARE(world.lines(Severity::Info).filter(u"budget"_s), QStringList());
    QCOMPARE(world.turns().constFirst(), u"a ->web-0"_s);
    pod.phase = u"Succeeded"_s;
    QCOMPARE(world.turns().constFirst(), u"a"_s);
}

void TestForecast::podsThatStay()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.daemon(u"agent"_s, u"a"_s);
    world.bare(u"kube-proxy-a"_s, u"a"_s).pod.mirror = true;
    const NodeForecast node = world.forecast().nodes.constFirst();
    QCOMPARE(node.daemonSetPods, QStringList{u"shop/agent-a"_s});
    QCOMPARE(node.mirrorPods, QStringList{u"shop/kube-proxy-a"_s});
    QVERIFY(node.moving.isEmpty() && node.lost.isEmpty() && node.findings.isEmpty());
}

void TestForecast::barePods()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.bare(u"lonely"_s, u"a"_s);
    world.deployment(u"web"_s, u"ab"_s);
    QCOMPARE(world.lines(Severity::Warn).constFirst(), u"a warn bare-pod shop/lonely ×1"_s);
    QCOMPARE(world.turns().constFirst(), u"a ->web-0 +lonely"_s);
    world.facts.drain.force = false; // kubectl then refuses the drain as a whole
    QCOMPARE(world.lines(Severity::Warn), QStringList{u"a block bare-pod shop/lonely ×1"_s});
    QCOMPARE(world.turns().constFirst(), u"a !lonely !web-0"_s);
}

void TestForecast::emptyDirData_data()
{
    using EmptyDir = cluster::DrainOptions::EmptyDir;
    QTest::addColumn<EmptyDir>("option");
    QTest::addColumn<QString>("severity");
    QTest::newRow("ask") << EmptyDir::Ask << u"warn"_s;
    QTest::newRow("delete") << EmptyDir::Delete << u"warn"_s;
    QTest::newRow("keep") << EmptyDir::Keep << u"block"_s;
}

void TestForecast::emptyDirData()
{
    QFETCH(const cluster::DrainOptions::EmptyDir, option);
    QFETCH(const QString, severity);
    ForecastWorld world({u"a"_s, u"b"_s});
    world.statefulSet(u"cache"_s, u"aab"_s);
    world.each(u"cache"_s, [](kube::ScheduledPod &pod) { pod.pod.emptyDir = true; });
    world.facts.drain.emptyDir = option;
    world.facts.order = {u"a"_s};
    QCOMPARE(world.lines(Severity::Info), QStringList{u"a %1 empty-dir-data shop/cache ×2"_s.arg(severity)});
    const NodeForecast node = world.forecast().nodes.constFirst();
    QCOMPARE(node.findings.constFirst().workload, u"StatefulSet"_s);
    QCOMPARE(node.moving.isEmpty(), severity == u"block");
}

void TestForecast::daemonSetsThatAreNotIgnored()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.daemon(u"agent"_s, u"a"_s);
    world.deployment(u"web"_s, u"ab"_s);
    world.facts.drain.ignoreDaemonSets = false;
    QCOMPARE(world.lines(Severity::Warn), QStringList{u"a block daemon-set-pods a ×1"_s});
    QCOMPARE(world.turns().constFirst(), u"a !web-0"_s);
}

void TestForecast::outages_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("layout"); // in upper case: not Ready
    QTest::addColumn<QString>("minAvailable");
    QTest::addColumn<int>("pods"); // of the outage; 0: none
    const QString none;
    QTest::newRow("one replica") << u"Deployment"_s << u"a"_s << none << 1;
    QTest::newRow("one replica of a StatefulSet") << u"StatefulSet"_s << u"a"_s << none << 1;
    QTest::newRow("one replica of something else") << u"Rollout"_s << u"a"_s << none << 1;
    QTest::newRow("one replica, elsewhere") << u"Deployment"_s << u"b"_s << none << 0;
    QTest::newRow("two, one elsewhere") << u"Deployment"_s << u"ab"_s << none << 0;
    QTest::newRow("both here") << u"Deployment"_s << u"aa"_s << none << 2;
    QTest::newRow("both here, a budget makes them take turns") << u"Deployment"_s << u"aa"_s << u"1"_s << 0;
    QTest::newRow("both here, a budget refuses") << u"Deployment"_s << u"aa"_s << u"2"_s << 0;
    QTest::newRow("the other one is not Ready") << u"Deployment"_s << u"aB"_s << none << 1;
    QTest::newRow("it is not Ready anyway") << u"Deployment"_s << u"A"_s << none << 0;
    QTest::newRow("a Job starts again") << u"Job"_s << u"a"_s << none << 0;
}

void TestForecast::outages()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, layout);
    QFETCH(const QString, minAvailable);
    QFETCH(const int, pods);
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    kind == u"Deployment" ? world.deployment(u"web"_s, layout.toLower())
                          : world.statefulSet(u"web"_s, layout.toLower());
    for (qsizetype i = 0; i < layout.size(); ++i) {
        kube::Pod &pod = world.pod(u"web-%1"_s.arg(i)).pod;
        pod.ready = layout[i].isLower();
        pod.ownerKind = kind == u"Deployment" ? pod.ownerKind : kind;
    }
    if (!minAvailable.isEmpty()) {
        world.budget(u"web"_s, minAvailable, {});
    }
    world.facts.order = {u"a"_s};
    const QStringList found = world.lines(Severity::Warn).filter(u"outage"_s);
    QCOMPARE(found, pods == 0 ? QStringList() : QStringList{u"a warn outage shop/web ×%1"_s.arg(pods)});
    if (pods > 0) {
        const ForecastFinding finding = world.forecast().nodes.constFirst().findings.constFirst();
        QCOMPARE(finding.workload, kind);
        QCOMPARE(finding.replicas, layout.size());
    }
}

void TestForecast::threeReplicasOnTwoNodes()
{
    // The RabbitMQ of every second cluster: three replicas, never two on a node, three nodes.
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.statefulSet(u"rabbitmq"_s, u"abc"_s);
    world.spread(u"rabbitmq"_s);
    world.budget(u"rabbitmq"_s, {}, u"1"_s);
    QCOMPARE(world.lines(Severity::Warn),
             (QStringList{u"a warn anti-affinity shop/rabbitmq ×1"_s, u"b warn anti-affinity shop/rabbitmq ×1"_s,
                          u"c warn anti-affinity shop/rabbitmq ×1"_s}));
    // Pending only until its node is back: the budget is whole again before the next one.
    QCOMPARE(world.turns(), (QStringList{u"a ~rabbitmq-0"_s, u"b ~rabbitmq-1"_s, u"c ~rabbitmq-2"_s}));
    const ForecastFinding finding = world.forecast().nodes.constFirst().findings.constFirst();
    QCOMPARE(finding.place->nodes, 2);
    QCOMPARE(finding.place->antiAffinity, 2);
    // A fourth node has the place.
    ForecastWorld larger({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    larger.statefulSet(u"rabbitmq"_s, u"abc"_s);
    larger.spread(u"rabbitmq"_s);
    QCOMPARE(larger.lines(Severity::Warn), QStringList());
}

void TestForecast::antiAffinityIsMutual()
{
    // web does not mind its neighbours, but loner wants none called web.
    ForecastWorld world({u"a"_s, u"b"_s});
    world.deployment(u"web"_s, u"a"_s);
    world.deployment(u"loner"_s, u"b"_s);
    world.spread(u"loner"_s);
    world.each(u"loner"_s, [](kube::ScheduledPod &pod) {
        pod.needs.antiAffinity.first().selector.matchLabels = {{u"app"_s, u"web"_s}};
    });
    world.facts.order = {u"a"_s};
    QCOMPARE(world.turns(), QStringList{u"a ~web-0"_s});
    // In another namespace it is not meant, unless the rule names it.
    world.each(u"loner"_s, [](kube::ScheduledPod &pod) { pod.pod.nameSpace = u"bar"_s; });
    QCOMPARE(world.turns(), QStringList{u"a ->web-0"_s});
    world.each(u"loner"_s,
               [](kube::ScheduledPod &pod) { pod.needs.antiAffinity.first().namespaces = {u"bar"_s, u"shop"_s}; });
    QCOMPARE(world.turns(), QStringList{u"a ~web-0"_s});
    world.each(u"loner"_s, [](kube::ScheduledPod &pod) {
        pod.needs.antiAffinity.first().namespaces = {};
        pod.needs.antiAffinity.first().allNamespaces = true;
    });
    QCOMPARE(world.turns(), QStringList{u"a ~web-0"_s});
}

void TestForecast::antiAffinityByZone()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.node(u"a"_s).labels.insert(u"zone"_s, u"1"_s);
    world.node(u"b"_s).labels.insert(u"zone"_s, u"2"_s);
    world.deployment(u"web"_s, u"ab"_s);
    world.spread(u"web"_s);
    world.each(u"web"_s, [](kube::ScheduledPod &pod) { pod.needs.antiAffinity.first().topologyKey = u"zone"_s; });
    world.facts.order = {u"a"_s};
    // c is in no zone: nobody is near there.
    QCOMPARE(world.turns(), QStringList{u"a ->web-0"_s});
    world.node(u"c"_s).labels.insert(u"zone"_s, u"2"_s);
    QCOMPARE(world.turns(), QStringList{u"a ~web-0"_s});
}

void TestForecast::affinityKeepsTogether()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"db"_s, u"c"_s);
    world.deployment(u"web"_s, u"a"_s);
    const kube::PodAffinityTerm nearDb{
        .selector = {.matchLabels = {{u"app"_s, u"db"_s}}, .matchExpressions = {}, .given = true},
        .namespaces = {},
        .allNamespaces = false,
        .topologyKey = u"kubernetes.io/hostname"_s};
    world.pod(u"web-0"_s).needs.affinity = {nearDb};
    world.facts.order = {u"a"_s};
    QCOMPARE(world.turns(), QStringList{u"a ->web-0"_s});
    QCOMPARE(world.lines(Severity::Warn).filter(u"affinity"_s), QStringList());
    world.node(u"c"_s).schedulable = false; // where the database is
    QCOMPARE(world.turns(), QStringList{u"a ~web-0"_s});
    // The first of its kind may start anywhere.
    world.pod(u"web-0"_s).needs.affinity.first().selector.matchLabels = {{u"app"_s, u"web"_s}};
    QCOMPARE(world.turns(), QStringList{u"a ->web-0"_s});
}

/// Each row changes pod web-0 (on a) or node b, the only other one.
void TestForecast::places_data()
{
    using Change = std::function<void(kube::PodNeeds &, kube::NodeRoom &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("kind"); // why it finds no place; empty: it does
    const auto row = [](const char *name, const QString &kind, const Change &change) {
        QTest::newRow(name) << change << kind;
    };
    const kube::Taint gpu{.key = u"gpu"_s, .value = u"yes"_s, .effect = u"NoSchedule"_s};
    const auto toleration = [](const QString &key, bool any, const QString &value, const QString &effect) {
        return kube::Toleration{.key = key, .anyValue = any, .value = value, .effect = effect};
    };
    const auto term = [](const QString &key, kube::LabelRequirement::Operator op, const QStringList &values) {
        return kube::NodeSelectorTerm{.expressions = {{.key = key, .op = op, .values = values}}, .fields = {}};
    };
    using Op = kube::LabelRequirement::Operator;
    row("fits", {}, [](auto &, auto &) {});
    row("CPU to the last", {}, [](auto &needs, auto &) { needs.cpuMillis = 4000; });
    row("CPU", u"no-room"_s, [](auto &needs, auto &) { needs.cpuMillis = 4001; });
    row("memory", u"no-room"_s, [](auto &needs, auto &) { needs.memoryBytes = qint64{9} << 30; });
    row("number of pods", u"no-room"_s, [](auto &, auto &node) { node.pods = 0; });
    row("asks for nothing, nothing left", {}, [](auto &, auto &node) { node.cpuMillis = node.memoryBytes = 0; });
    row("taint", u"no-node-fits"_s, [gpu](auto &, auto &node) { node.taints = {gpu}; });
    row("taint that is only a wish", {}, [gpu](auto &, auto &node) {
        node.taints = {gpu};
        node.taints.first().effect = u"PreferNoSchedule"_s;
    });
    row("taint NoExecute", u"no-node-fits"_s, [gpu](auto &, auto &node) {
        node.taints = {gpu};
        node.taints.first().effect = u"NoExecute"_s;
    });
    row("cordon's own taint is the flag's matter", {}, [](auto &, auto &node) {
        node.taints = {{.key = u"node.kubernetes.io/unschedulable"_s, .value = {}, .effect = u"NoSchedule"_s}};
    });
    row("tolerated by value", {}, [=](auto &needs, auto &node) {
        node.taints = {gpu};
        needs.tolerations = {toleration(u"gpu"_s, false, u"yes"_s, u"NoSchedule"_s)};
    });
    row("another value tolerated", u"no-node-fits"_s, [=](auto &needs, auto &node) {
        node.taints = {gpu};
        needs.tolerations = {toleration(u"gpu"_s, false, u"no"_s, u"NoSchedule"_s)};
    });
    row("tolerated whatever its value", {}, [=](auto &needs, auto &node) {
        node.taints = {gpu};
        needs.tolerations = {toleration(u"gpu"_s, true, {}, {})};
    });
    row("another effect tolerated", u"no-node-fits"_s, [=](auto &needs, auto &node) {
        node.taints = {gpu};
        needs.tolerations = {toleration(u"gpu"_s, true, {}, u"NoExecute"_s)};
    });
    row("everything tolerated", {}, [=](auto &needs, auto &node) {
        node.taints = {gpu};
        needs.tolerations = {toleration({}, true, {}, {})};
    });
    row("node selector", u"no-node-fits"_s, [](auto &needs, auto &) { needs.nodeSelector = {{u"disk"_s, u"ssd"_s}}; });
    row("node selector met", {}, [](auto &needs, auto &node) {
        needs.nodeSelector = {{u"disk"_s, u"ssd"_s}};
        node.labels.insert(u"disk"_s, u"ssd"_s);
    });
    row("node affinity", u"no-node-fits"_s,
        [=](auto &needs, auto &) { needs.nodeTerms = {term(u"disk"_s, Op::In, {u"ssd"_s})}; });
    row("node affinity, one of two terms", {}, [=](auto &needs, auto &) {
        needs.nodeTerms = {term(u"disk"_s, Op::In, {u"ssd"_s}), term(u"disk"_s, Op::DoesNotExist, {})};
    });
    row("node affinity by number", {}, [=](auto &needs, auto &node) {
        node.labels.insert(u"cores"_s, u"16"_s);
        needs.nodeTerms = {term(u"cores"_s, Op::GreaterThan, {u"8"_s})};
    });
    row("node affinity by number, too few", u"no-node-fits"_s, [=](auto &needs, auto &node) {
        node.labels.insert(u"cores"_s, u"8"_s);
        needs.nodeTerms = {term(u"cores"_s, Op::GreaterThan, {u"8"_s})};
    });
    row("node affinity by number that is none", u"no-node-fits"_s, [=](auto &needs, auto &node) {
        node.labels.insert(u"cores"_s, u"many"_s);
        needs.nodeTerms = {term(u"cores"_s, Op::LessThan, {u"8"_s})};
    });
    row("node affinity by name", u"no-node-fits"_s, [=](auto &needs, auto &) {
        kube::NodeSelectorTerm named;
        named.fields = {{.key = u"metadata.name"_s, .op = Op::In, .values = {u"a"_s}}};
        needs.nodeTerms = {named};
    });
    row("an empty term wants nothing that exists", u"no-node-fits"_s,
        [](auto &needs, auto &) { needs.nodeTerms = {kube::NodeSelectorTerm{}}; });
    row("cordoned", u"no-node-fits"_s, [](auto &, auto &node) { node.schedulable = false; });
    row("not Ready", u"no-node-fits"_s, [](auto &, auto &node) { node.ready = false; });
}

void TestForecast::places()
{
    using Change = std::function<void(kube::PodNeeds &, kube::NodeRoom &)>;
    QFETCH(const Change, change);
    QFETCH(const QString, kind);
    ForecastWorld world({u"a"_s, u"b"_s});
    world.statefulSet(u"web"_s, u"a"_s);
    change(world.pod(u"web-0"_s).needs, world.node(u"b"_s));
    world.facts.order = {u"a"_s};
    QStringList lines = world.lines(Severity::Warn);
    QVERIFY(lines.removeOne(u"a warn outage shop/web ×1"_s));
    QCOMPARE(lines, kind.isEmpty() ? QStringList() : QStringList{u"a warn %1 shop/web ×1"_s.arg(kind)});
    if (!kind.isEmpty()) {
        const PlaceEvidence evidence = world.forecast().nodes.constFirst().findings.constLast().place.value();
        QCOMPARE(evidence.nodes, evidence.notAllowed + evidence.antiAffinity + evidence.full);
    }
}

void TestForecast::roomIsUsedUp()
{
    // 2 × 1.5 CPU move; b has room for one more of them and c for none.
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"web"_s, u"aab"_s);
    world.requests(u"web"_s, 1500, 100);
    world.deployment(u"big"_s, u"c"_s);
    world.requests(u"big"_s, 3000, 100);
    world.facts.order = {u"a"_s};
    QCOMPARE(world.turns(), QStringList{u"a ->web-0 ~web-1"_s});
    const NodeForecast node = world.forecast().nodes.constFirst();
    QCOMPARE(node.requested, (Resources{.cpuMillis = 3000, .memoryBytes = qint64{200} << 20}));
    QCOMPARE(node.freeElsewhere.cpuMillis, 4000 - 1500 + 4000 - 3000);
    const ForecastFinding finding = node.findings.constFirst();
    QCOMPARE(finding.kind, Kind::NoRoom);
    QCOMPARE(finding.pods, QStringList{u"shop/web-1"_s});
    QCOMPARE(finding.place->full, 2);
    QCOMPARE(finding.place->asked.cpuMillis, 1500);
    QCOMPARE(finding.place->largest.cpuMillis, 1000);
}

void TestForecast::pendingPodsComeBackWithTheNode()
{
    // Bound to a by its volume: Pending while a is away, then back, so that b's turn finds the budget whole.
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.statefulSet(u"db"_s, u"ab"_s);
    for (const QString &node : {u"a"_s, u"b"_s}) {
        world.facts.volumes.append({.claim = u"shop/data-"_s + node,
                                    .nodeTerms = {{.expressions = {{.key = u"kubernetes.io/hostname"_s,
                                                                    .op = kube::LabelRequirement::Operator::In,
                                                                    .values = {node}}},
                                                   .fields = {}}}});
    }
    world.pod(u"db-0"_s).needs.claims = {u"data-a"_s};
    world.pod(u"db-1"_s).needs.claims = {u"data-b"_s};
    world.budget(u"db"_s, {}, u"1"_s);
    QCOMPARE(world.turns(), (QStringList{u"a ~db-0"_s, u"b ~db-1"_s, u"c"_s}));
    QCOMPARE(world.forecast().count(Severity::Block), 0);
    // Was a cordoned before, it stays so: the pod does not come back and the budget is used up.
    world.node(u"a"_s).schedulable = false;
    QVERIFY(world.lines(Severity::Warn).contains(u"b block budget-no-place shop/db ×1"_s));
    QCOMPARE(world.turns(), (QStringList{u"a ~db-0"_s, u"b !db-1"_s, u"c"_s}));
}

void TestForecast::closedNodesTakeNothing()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.node(u"b"_s).schedulable = false;
    world.node(u"c"_s).ready = false;
    world.deployment(u"web"_s, u"ab"_s);
    const Forecast forecast = world.forecast();
    QCOMPARE(forecast.nodes[0].freeElsewhere, Resources{});
    QVERIFY(!forecast.nodes[0].moving.constFirst().hasPlace);
    // c is rebooted as the last one and is then taken to be Ready; b stays cordoned.
    QVERIFY(forecast.nodes[1].moving.constFirst().hasPlace); // to a
    QCOMPARE(forecast.nodes[2].freeElsewhere.cpuMillis, 4000);
}

void TestForecast::hostPorts()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"ingress"_s, u"ab"_s);
    world.each(u"ingress"_s, [](kube::ScheduledPod &pod) { pod.needs.hostPorts = {u"443/TCP"_s}; });
    world.facts.order = {u"a"_s};
    QCOMPARE(world.turns(), QStringList{u"a ->ingress-0"_s});
    world.node(u"c"_s).schedulable = false;
    QCOMPARE(world.turns(), QStringList{u"a ~ingress-0"_s});
    world.pod(u"ingress-1"_s).needs.hostPorts = {u"443/UDP"_s};
    QCOMPARE(world.turns(), QStringList{u"a ->ingress-0"_s});
}

void TestForecast::volumesBindToNodes()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.statefulSet(u"db"_s, u"a"_s);
    world.pod(u"db-0"_s).needs.claims = {u"data"_s};
    QCOMPARE(world.turns().constFirst(), u"a ->db-0"_s); // a volume that any node can mount
    world.facts.volumes = {{.claim = u"other/data"_s, .nodeTerms = {kube::NodeSelectorTerm{}}}};
    QCOMPARE(world.turns().constFirst(), u"a ->db-0"_s); // not the pod's
    world.facts.volumes.first().claim = u"shop/data"_s;
    QCOMPARE(world.turns().constFirst(), u"a ~db-0"_s);
    QVERIFY(world.lines(Severity::Warn).contains(u"a warn no-node-fits shop/db ×1"_s));
}

void TestForecast::podsMoveAgainFromTheNextNode()
{
    ForecastWorld world({u"a"_s, u"b"_s, u"c"_s});
    world.deployment(u"one"_s, u"a"_s);
    world.node(u"c"_s).pods = 0; // only b can take it, then only a
    QCOMPARE(world.turns(), (QStringList{u"a ->one-0"_s, u"b ->one-0"_s, u"c"_s}));
    QCOMPARE(world.forecast().count(Severity::Warn), 2); // an outage each time
}

void TestForecast::terminatingPodsAreGone()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.deployment(u"web"_s, u"ab"_s);
    world.pod(u"web-0"_s).pod.deletionTimestamp = QDateTime::currentDateTimeUtc();
    QCOMPARE(world.turns().constFirst(), u"a"_s);
    QCOMPARE(world.forecast().nodes[1].findings.constFirst().kind, Kind::Outage);
}

void TestForecast::worstFirst()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.deployment(u"web"_s, u"ab"_s);
    world.budget(u"web"_s, {}, u"1"_s);
    world.bare(u"lonely"_s, u"a"_s);
    world.deployment(u"stuck"_s, u"a"_s);
    world.budget(u"stuck"_s, u"1"_s, {});
    const NodeForecast node = world.forecast().nodes.constFirst();
    QCOMPARE(node.worst(), Severity::Block);
    QVERIFY(std::ranges::is_sorted(node.findings, std::ranges::greater{}, &ForecastFinding::severity));
    QCOMPARE(NodeForecast{}.worst(), Severity::Info);
}

void TestForecast::estimates()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    Forecast forecast = world.forecast();
    operation::Plan plan{
        .operation = u"op"_s, .kind = u"k"_s, .cluster = u"c"_s, .nodes = {}, .steps = {}, .warnings = {}};
    for (const QString &node : {u"a"_s, u"b"_s}) {
        plan.nodes.append(node);
        for (const auto kind : {operation::StepKind::Cordon, operation::StepKind::Drain}) {
            plan.steps.append({.id = node + operation::toString(kind),
                               .node = node,
                               .kind = kind,
                               .command = {},
                               .location = {},
                               .timeout = 1s});
        }
    }
    addEstimates(forecast, plan, {});
    QVERIFY(!forecast.estimate && !forecast.nodes[0].estimate);
    QCOMPARE(forecast.pastRuns, 0);
}

void TestForecast::json()
{
    ForecastWorld world({u"a"_s, u"b"_s});
    world.deployment(u"web"_s, u"aab"_s);
    world.requests(u"web"_s, 100, 1);
    world.budget(u"web"_s, {}, u"1"_s);
    world.bare(u"lonely"_s, u"a"_s);
    Forecast forecast = world.forecast();
    forecast.estimate = 61500ms;
    const QJsonObject json = toJson(forecast);
    QCOMPARE(json[u"warn"].toInt(), forecast.count(Severity::Warn));
    QCOMPARE(json[u"estimateSeconds"].toInt(), 62);
    const QJsonObject node = json[u"nodes"][0].toObject();
    QCOMPARE(node[u"name"].toString(), u"a"_s);
    QVERIFY(node[u"estimateSeconds"].isNull());
    QCOMPARE(node[u"lost"].toArray(), QJsonArray{u"shop/lonely"_s});
    QCOMPARE(
        node[u"moving"][0],
        (QJsonValue(QJsonObject{
            {u"pod"_s, u"shop/web-0"_s}, {u"cpuMillis"_s, 100}, {u"memoryBytes"_s, 1 << 20}, {u"hasPlace"_s, true}})));
    const QJsonObject finding = node[u"findings"].toArray().last().toObject();
    QCOMPARE(finding[u"kind"].toString(), u"budget-obeyed"_s);
    QCOMPARE(finding[u"severity"].toString(), u"info"_s);
    QCOMPARE(finding[u"evidence"].toObject(), (QJsonObject{{u"rule"_s, u"maxUnavailable: 1"_s},
                                                           {u"healthy"_s, 3},
                                                           {u"desired"_s, 2},
                                                           {u"expected"_s, 3},
                                                           {u"leaving"_s, 2}}));
}

void TestForecast::nodeThatIsNotThere()
{
    ForecastWorld world({u"a"_s});
    world.facts.order.append(u"gone"_s);
    const auto forecast = makeForecast(world.facts, {});
    QCOMPARE(codeOf(forecast), u"InvalidInput"_s);
    QCOMPARE(forecast.error().subject, u"gone"_s);
}

void TestForecast::canBeCancelled()
{
    const ForecastWorld world({u"a"_s});
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(codeOf(makeForecast(world.facts, stop.get_token())), u"Cancelled"_s);
}

namespace {

ForecastWorld largeWorld(int nodes, int podsPerNode)
{
    QStringList names;
    for (int i = 0; i < nodes; ++i) {
        names.append(u"n%1"_s.arg(i));
    }
    ForecastWorld world(names);
    for (int i = 0; i < nodes * podsPerNode; ++i) {
        const QString app = u"app%1"_s.arg(i / 5);
        kube::ScheduledPod &pod = world.bare(u"%1-%2"_s.arg(app).arg(i % 5), names[(i * 7) % nodes]);
        pod.pod.labels = {{u"app"_s, app}};
        pod.pod.ownerKind = u"StatefulSet"_s;
        pod.pod.ownerName = app;
        pod.needs.cpuMillis = 100;
        if (i / 5 % 10 == 0) {
            pod.needs.antiAffinity = {
                {.selector = {.matchLabels = pod.pod.labels, .matchExpressions = {}, .given = true},
                 .namespaces = {},
                 .allNamespaces = false,
                 .topologyKey = u"kubernetes.io/hostname"_s}};
        }
    }
    return world;
}

} // namespace

void TestForecast::fiveThousandPods()
{
    ForecastWorld world = largeWorld(200, 25);
    QCOMPARE(world.facts.pods.size(), 5000);
    for (int app = 0; app < 100; ++app) {
        kube::PodDisruptionBudget budget;
        budget.nameSpace = u"shop"_s;
        budget.name = u"app%1"_s.arg(app);
        budget.matchLabels = {{u"app"_s, budget.name}};
        budget.maxUnavailable = u"1"_s;
        budget.expectedPods = budget.currentHealthy = 5;
        budget.desiredHealthy = 4;
        budget.disruptionsAllowed = 1;
        world.facts.budgets.append(budget);
    }
    const Forecast forecast = world.forecast();
    QCOMPARE(forecast.nodes.size(), 200);
    QCOMPARE(forecast.count(Severity::Block), 0);
    QCOMPARE(forecast.count(Severity::Warn), 0);
    qsizetype moved = 0;
    for (const NodeForecast &node : forecast.nodes) {
        moved += node.moving.size();
        QVERIFY(node.refused.isEmpty());
    }
    QVERIFY(moved >= 5000); // each once, and many once more
}

void TestForecast::fiveThousandNodes()
{
    const ForecastWorld world = largeWorld(5000, 10);
    const Forecast forecast = world.forecast();
    QCOMPARE(forecast.nodes.size(), 5000);
    QCOMPARE(forecast.count(Severity::Block), 0);
}

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
