// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/budget_spec.hpp"
#include "maintenance/blockers/blocker_watch.hpp"
#include "maintenance/blockers/borrowed.hpp"
#include "maintenance/blockers/budget_verdict.hpp"
#include "maintenance/blockers/watched_drain.hpp"
#include "operation/question.hpp"
#include "support/code_of.hpp"
#include "support/fake_clock.hpp"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;
using operation::Choice;
using operation::DrainBlocker;
using std::chrono::seconds;

namespace {

/// A node's pods and what stands behind them, with the pod under test as the first.
struct Scene
{
    DrainView view;

    Scene()
    {
        view.now = QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc());
        view.nodeReady = true;
        add(u"web-0"_s);
    }
    kube::Pod &pod() { return view.pods.first(); }
    kube::PodEnding &ending() { return view.endings[pod().uid]; }
    void add(const QString &name)
    {
        kube::Pod pod;
        pod.nameSpace = u"shop"_s;
        pod.name = name;
        pod.uid = u"uid-"_s + name;
        pod.node = u"node1"_s;
        pod.phase = u"Running"_s;
        pod.ready = true;
        pod.ownerKind = u"ReplicaSet"_s;
        pod.ownerName = u"web-5d7f9"_s;
        pod.labels = {{u"app"_s, u"web"_s}};
        view.pods.append(pod);
        view.endings.insert(pod.uid, {.uid = pod.uid,
                                      .createdAt = view.now.addDays(-1),
                                      .graceSeconds = -1,
                                      .claims = {},
                                      .unschedulable = false});
    }
    void budget(const QString &minAvailable, int expected, int healthy, int desired)
    {
        kube::PodDisruptionBudget budget;
        budget.nameSpace = u"shop"_s;
        budget.name = u"web"_s;
        budget.matchLabels = {{u"app"_s, u"web"_s}};
        budget.selectorText = u"app=web"_s;
        budget.minAvailable = minAvailable;
        budget.expectedPods = expected;
        budget.currentHealthy = healthy;
        budget.desiredHealthy = desired;
        view.budgets.append(budget);
    }
    /// The budget's pods on all nodes: so many ready ones and these.
    void counted(int ready, const QList<kube::PodEnding> &unready = {})
    {
        QList<kube::Pod> pods;
        for (int i = 0; i < ready; ++i) {
            pods.append(view.pods.first());
            pods.last().uid = u"ready-%1"_s.arg(i);
        }
        for (const kube::PodEnding &one : unready) {
            pods.append(view.pods.first());
            pods.last().uid = one.uid;
            pods.last().ready = false;
            view.endings.insert(one.uid, one);
        }
        view.counted.insert(u"shop/web"_s, pods);
    }
    void terminating(int secondsAgo, int grace)
    {
        ending().graceSeconds = grace;
        pod().deletionTimestamp = view.now.addSecs(grace - secondsAgo);
    }
    void owner(bool scales)
    {
        view.owners.insert(pod().uid, {.kind = u"deployment"_s, .name = u"web"_s, .replicas = 3, .scales = scales});
    }
    [[nodiscard]] kube::PodEnding young(const QString &uid) const
    {
        return {
            .uid = uid, .createdAt = view.now.addSecs(-20), .graceSeconds = -1, .claims = {}, .unschedulable = false};
    }
    [[nodiscard]] kube::PodEnding old(const QString &uid) const
    {
        return {
            .uid = uid, .createdAt = view.now.addDays(-2), .graceSeconds = -1, .claims = {}, .unschedulable = false};
    }
    [[nodiscard]] kube::PodEnding homeless(const QString &uid) const
    {
        return {
            .uid = uid, .createdAt = view.now.addSecs(-20), .graceSeconds = -1, .claims = {}, .unschedulable = true};
    }
};

QStringList remediesOf(const DrainBlocker &blocker)
{
    QStringList remedies;
    for (const operation::Remedy &remedy : blocker.remedies) {
        remedies.append(operation::toString(remedy.choice) + u' ' + remedy.object);
    }
    return remedies;
}

} // namespace

class BlockersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void numbersOfTheBudget();
    void whatADrainLeavesAloneIsNotOnTheBoard();
    void worstComesFirst();
    void hostileNames();
    void noForceWhereItIsForbidden_data();
    void noForceWhereItIsForbidden();
    void oneMoreReplicaHelps_data();
    void oneMoreReplicaHelps();
    void relaxedSpecLetsOneGo_data();
    void relaxedSpecLetsOneGo();
    void watchMeasuresByItsOwnClock();
    void sinceStaysTheSame();
    void borrowedReadsBack();
    void damagedSpecIsNotPutBack();
    void drainIsToldOnTheCallersThread();
    void lookEndsWithTheDrain();
    void substanceLeavesOutWhatPasses();
};

void BlockersTest::judges_data()
{
    QTest::addColumn<std::function<void(Scene &)>>("make");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QStringList>("remedies");
    using Make = std::function<void(Scene &)>;
    const auto row = [](const char *name, Make make, const QString &state, const QString &verdict,
                        const QString &reason, const QStringList &remedies = {}) {
        QTest::newRow(name) << make << state << verdict << reason << remedies;
    };
    const QString relax = u"RelaxBudget shop/web"_s;
    const QString scale = u"ScaleUp shop/deployment/web"_s;
    const QString force = u"ForceDelete shop/web-0"_s;
    row("evicting", [](Scene &) {}, u"Evicting"_s, u"WillClear"_s, u"InProgress"_s);
    row(
        "kubectl gave up", [](Scene &s) { s.view.givenUp = {u"shop/web-0"_s}; }, u"Evicting"_s, u"CannotClear"_s,
        u"EvictionFailed"_s);
    row(
        "budget allows it", [](Scene &s) { s.budget(u"2"_s, 3, 3, 2), s.view.budgets[0].disruptionsAllowed = 1; },
        u"Evicting"_s, u"WillClear"_s, u"InProgress"_s);
    row("as many needed as there are",
        [](Scene &s) {
            s.budget(u"3"_s, 3, 3, 3);
            s.owner(true);
        },
        u"WaitingForBudget"_s, u"CannotClear"_s, u"NeedsEveryPod"_s, {scale, relax});
    row("more needed than there are", [](Scene &s) { s.budget(u"5"_s, 3, 3, 5); }, u"WaitingForBudget"_s,
        u"CannotClear"_s, u"NeedsEveryPod"_s, {relax});
    row("owner cannot be scaled",
        [](Scene &s) {
            s.budget(u"3"_s, 3, 3, 3);
            s.owner(false);
        },
        u"WaitingForBudget"_s, u"CannotClear"_s, u"NeedsEveryPod"_s, {relax});
    row("a replica more would not help",
        [](Scene &s) {
            s.budget(u"100%"_s, 3, 3, 3);
            s.owner(true);
        },
        u"WaitingForBudget"_s, u"CannotClear"_s, u"NeedsEveryPod"_s, {relax});
    row("no rule at all", [](Scene &s) { s.budget({}, 0, 0, 0); }, u"WaitingForBudget"_s, u"CannotClear"_s, u"NoRule"_s,
        {relax});
    row("not computed yet", [](Scene &s) { s.budget(u"2"_s, 0, 0, 0); }, u"WaitingForBudget"_s, u"MayClear"_s,
        u"NotComputed"_s, {relax});
    row(
        "replacement starting",
        [](Scene &s) {
            s.budget(u"2"_s, 3, 2, 2);
            s.counted(2, {s.young(u"y"_s)});
        },
        u"WaitingForBudget"_s, u"WillClear"_s, u"ReplacementStarting"_s);
    row("unready for long",
        [](Scene &s) {
            s.budget(u"2"_s, 3, 2, 2);
            s.counted(2, {s.old(u"o"_s)});
        },
        u"WaitingForBudget"_s, u"MayClear"_s, u"PodsNotReady"_s, {relax});
    row("replacement not made yet",
        [](Scene &s) {
            s.budget(u"2"_s, 3, 2, 2);
            s.counted(2);
        },
        u"WaitingForBudget"_s, u"MayClear"_s, u"PodsNotReady"_s, {relax});
    row("too few can become ready",
        [](Scene &s) {
            s.budget(u"3"_s, 4, 1, 3);
            s.counted(2, {s.old(u"o"_s), s.homeless(u"h"_s)});
        },
        u"WaitingForBudget"_s, u"CannotClear"_s, u"NoPlace"_s, {relax});
    row("none can become ready",
        [](Scene &s) {
            // Three pods by the server's count, as one has failed; two are wanted, and both are ready.
            s.budget(u"2"_s, 3, 2, 2);
            s.counted(1, {s.old(u"failed"_s)});
            s.view.counted[u"shop/web"_s].last().phase = u"Failed"_s;
            s.view.counted[u"shop/web"_s].append(s.pod());
            s.view.owners.insert(s.pod().uid,
                                 {.kind = u"deployment"_s, .name = u"web"_s, .replicas = 2, .scales = false});
        },
        u"WaitingForBudget"_s, u"CannotClear"_s, u"NoneCanBecomeReady"_s, {relax});
    row("another workload's pod may come",
        [](Scene &s) {
            s.budget(u"2"_s, 3, 2, 2);
            s.counted(1);
            s.view.counted[u"shop/web"_s].last().ownerName = u"other-77"_s;
            s.view.counted[u"shop/web"_s].append(s.pod());
            s.view.owners.insert(s.pod().uid,
                                 {.kind = u"deployment"_s, .name = u"web"_s, .replicas = 2, .scales = false});
        },
        u"WaitingForBudget"_s, u"MayClear"_s, u"PodsNotReady"_s, {relax});
    row("ready, but the numbers lag",
        [](Scene &s) {
            s.budget(u"2"_s, 3, 2, 2);
            s.counted(3);
        },
        u"WaitingForBudget"_s, u"MayClear"_s, u"NotComputed"_s, {relax});
    row("pods of the budget unknown", [](Scene &s) { s.budget(u"2"_s, 3, 2, 2); }, u"WaitingForBudget"_s, u"MayClear"_s,
        u"PodsNotReady"_s, {relax});
    row(
        "two budgets",
        [](Scene &s) {
            s.budget(u"1"_s, 3, 3, 1);
            s.view.budgets[0].disruptionsAllowed = 2;
            s.view.budgets.append(s.view.budgets[0]);
            s.view.budgets[1].name = u"all"_s;
        },
        u"TwoBudgets"_s, u"CannotClear"_s, u"SeveralBudgets"_s);
    row(
        "within its grace period", [](Scene &s) { s.terminating(20, 30); }, u"Terminating"_s, u"WillClear"_s,
        u"InProgress"_s);
    row(
        "deleted in the future of our clock", [](Scene &s) { s.terminating(-500, 30); }, u"Terminating"_s,
        u"WillClear"_s, u"InProgress"_s);
    row("a little beyond", [](Scene &s) { s.terminating(45, 30); }, u"Terminating"_s, u"MayClear"_s, u"PastGrace"_s);
    row("far beyond", [](Scene &s) { s.terminating(100, 30); }, u"Stuck"_s, u"MayClear"_s, u"NotEnded"_s, {force});
    row("far beyond, node unknown",
        [](Scene &s) {
            s.terminating(100, 30);
            s.view.nodeReady.reset();
        },
        u"Stuck"_s, u"MayClear"_s, u"NotEnded"_s, {force});
    row(
        "finalizer",
        [](Scene &s) {
            s.terminating(100, 30);
            s.pod().finalizers = {u"example.com/backup"_s};
        },
        u"Stuck"_s, u"CannotClear"_s, u"Finalizer"_s);
    row("volume",
        [](Scene &s) {
            s.terminating(100, 30);
            s.view.attached.insert(s.pod().uid, {u"data-0"_s});
        },
        u"Stuck"_s, u"MayClear"_s, u"Volume"_s, {force});
    row(
        "dead node, within the grace period",
        [](Scene &s) {
            s.terminating(20, 30);
            s.view.nodeReady = false;
        },
        u"Terminating"_s, u"WillClear"_s, u"InProgress"_s);
    row("dead node",
        [](Scene &s) {
            s.terminating(31, 30);
            s.view.nodeReady = false;
        },
        u"Stuck"_s, u"CannotClear"_s, u"NodeDown"_s, {force});
    row(
        "dead node and finalizer",
        [](Scene &s) {
            s.terminating(31, 30);
            s.view.nodeReady = false;
            s.pod().finalizers = {u"x/y"_s};
        },
        u"Stuck"_s, u"CannotClear"_s, u"NodeDown"_s);
    row(
        "a terminating pod asks no budget",
        [](Scene &s) {
            s.budget(u"3"_s, 3, 3, 3);
            s.terminating(5, 30);
        },
        u"Terminating"_s, u"WillClear"_s, u"InProgress"_s);
}

void BlockersTest::judges()
{
    QFETCH(const std::function<void(Scene &)>, make);
    QFETCH(const QString, state);
    QFETCH(const QString, verdict);
    QFETCH(const QString, reason);
    QFETCH(const QStringList, remedies);
    Scene scene;
    make(scene);
    const auto blockers = drainBlockers(scene.view, {});
    QCOMPARE(blockers.size(), 1);
    QCOMPARE(operation::toString(blockers[0].state), state);
    QCOMPARE(operation::toString(blockers[0].verdict), verdict);
    QCOMPARE(operation::toString(blockers[0].reason), reason);
    QCOMPARE(remediesOf(blockers[0]), remedies);
}

void BlockersTest::numbersOfTheBudget()
{
    Scene scene;
    scene.budget(u"3"_s, 3, 2, 3);
    scene.owner(true);
    const auto blockers = drainBlockers(scene.view, {});
    QCOMPARE(blockers[0].budgets.size(), 1);
    const operation::BlockingBudget budget = blockers[0].budgets[0];
    QCOMPARE(budget.name, u"shop/web"_s);
    QCOMPARE(budget.rule, u"minAvailable: 3"_s);
    QCOMPARE(budget.selector, u"app=web"_s);
    QCOMPARE(budget.currentHealthy, 2);
    QCOMPARE(budget.desiredHealthy, 3);
    QCOMPARE(budget.expectedPods, 3);
    QCOMPARE(blockers[0].owner, u"deployment/web"_s);
}

void BlockersTest::whatADrainLeavesAloneIsNotOnTheBoard()
{
    Scene scene;
    for (const QString &name : {u"agent"_s, u"static"_s, u"done"_s}) {
        scene.add(name);
    }
    scene.view.pods[1].ownerKind = u"DaemonSet"_s;
    scene.view.pods[2].mirror = true;
    scene.view.pods[3].phase = u"Succeeded"_s;
    const auto blockers = drainBlockers(scene.view, {});
    QCOMPARE(blockers.size(), 1);
    QCOMPARE(blockers[0].pod, u"shop/web-0"_s);
    QVERIFY(drainBlockers({}, {}).isEmpty());
}

void BlockersTest::worstComesFirst()
{
    Scene scene;
    scene.add(u"slow"_s);
    scene.add(u"stuck"_s);
    for (qsizetype i : {1, 2}) {
        scene.view.endings[scene.view.pods[i].uid].graceSeconds = 30;
    }
    scene.view.pods[1].deletionTimestamp = scene.view.now.addSecs(-20);
    scene.view.pods[2].deletionTimestamp = scene.view.now.addSecs(-200);
    scene.view.pods[2].finalizers = {u"a/b"_s};
    QStringList pods;
    for (const DrainBlocker &blocker : drainBlockers(scene.view, {})) {
        pods.append(blocker.pod);
    }
    QCOMPARE(pods, (QStringList{u"shop/stuck"_s, u"shop/slow"_s, u"shop/web-0"_s}));
}

void BlockersTest::hostileNames()
{
    Scene scene;
    scene.pod().name = u"<b>x</b>\n$(reboot) --force"_s;
    scene.pod().ownerName = u"'; rm -rf /"_s;
    scene.budget(u"nonsense%"_s, 3, 3, 3);
    scene.view.budgets[0].selectorText = u"app in (\"a\nb\")"_s;
    scene.owner(true);
    const auto blockers = drainBlockers(scene.view, {});
    QCOMPARE(blockers.size(), 1);
    QCOMPARE(blockers[0].pod, u"shop/<b>x</b>\n$(reboot) --force"_s); // as it is: quoting is the command's business
    QCOMPARE(blockers[0].budgets[0].selector, u"app in (\"a\nb\")"_s);
}

void BlockersTest::noForceWhereItIsForbidden_data()
{
    QTest::addColumn<QString>("nameSpace");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("kube-system") << u"kube-system"_s << false;
    QTest::newRow("kube-public") << u"kube-public"_s << false;
    QTest::newRow("kube-node-lease") << u"kube-node-lease"_s << false;
    QTest::newRow("of the profile") << u"rook-ceph"_s << false;
    QTest::newRow("another") << u"kube-systems"_s << true;
}

void BlockersTest::noForceWhereItIsForbidden()
{
    QFETCH(const QString, nameSpace);
    QFETCH(const bool, allowed);
    Scene scene;
    scene.terminating(500, 30);
    scene.pod().nameSpace = nameSpace;
    const auto blockers = drainBlockers(scene.view, {u"rook-ceph"_s});
    QCOMPARE(!blockers[0].remedies.isEmpty(), allowed);
}

void BlockersTest::oneMoreReplicaHelps_data()
{
    QTest::addColumn<QString>("minAvailable");
    QTest::addColumn<QString>("maxUnavailable");
    QTest::addColumn<int>("expected");
    QTest::addColumn<int>("healthy");
    QTest::addColumn<bool>("helps");
    QTest::newRow("number") << u"3"_s << QString() << 3 << 3 << true;
    QTest::newRow("number, too few healthy") << u"3"_s << QString() << 3 << 2 << false;
    QTest::newRow("number beyond") << u"5"_s << QString() << 3 << 3 << false;
    QTest::newRow("all of them") << u"100%"_s << QString() << 3 << 3 << false;
    QTest::newRow("90% of one") << u"90%"_s << QString() << 1 << 1 << false;
    QTest::newRow("50% of one") << u"50%"_s << QString() << 1 << 1 << true;
    QTest::newRow("none may be missing") << QString() << u"0"_s << 3 << 3 << false;
    QTest::newRow("one may be missing, and is") << QString() << u"1"_s << 3 << 2 << false;
    QTest::newRow("a third may be missing") << QString() << u"34%"_s << 2 << 1 << true;
    QTest::newRow("no rule") << QString() << QString() << 3 << 3 << false;
    QTest::newRow("not computed") << u"3"_s << QString() << 0 << 0 << false;
}

void BlockersTest::oneMoreReplicaHelps()
{
    QFETCH(const QString, minAvailable);
    QFETCH(const QString, maxUnavailable);
    QFETCH(const int, expected);
    QFETCH(const int, healthy);
    QFETCH(const bool, helps);
    kube::PodDisruptionBudget budget;
    budget.minAvailable = minAvailable;
    budget.maxUnavailable = maxUnavailable;
    budget.expectedPods = expected;
    budget.currentHealthy = healthy;
    QCOMPARE(oneMoreHelps(budget), helps);
}

void BlockersTest::relaxedSpecLetsOneGo_data()
{
    QTest::addColumn<QJsonObject>("rule");
    QTest::addColumn<int>("expected");
    QTest::addColumn<int>("healthy");
    QTest::addColumn<QJsonObject>("relaxed");
    const auto rule = [](const QString &key, const QJsonValue &value) { return QJsonObject{{key, value}}; };
    QTest::newRow("minAvailable") << rule(u"minAvailable"_s, 3) << 3 << 3 << rule(u"minAvailable"_s, 2);
    QTest::newRow("minAvailable beyond") << rule(u"minAvailable"_s, 9) << 3 << 2 << rule(u"minAvailable"_s, 1);
    QTest::newRow("minAvailable in percent")
        << rule(u"minAvailable"_s, u"100%"_s) << 3 << 3 << rule(u"minAvailable"_s, 2);
    QTest::newRow("the last one") << rule(u"minAvailable"_s, 1) << 1 << 1 << rule(u"minAvailable"_s, 0);
    QTest::newRow("maxUnavailable") << rule(u"maxUnavailable"_s, 0) << 3 << 3 << rule(u"maxUnavailable"_s, 1);
    QTest::newRow("maxUnavailable, one is missing")
        << rule(u"maxUnavailable"_s, 1) << 3 << 2 << rule(u"maxUnavailable"_s, 2);
    QTest::newRow("no rule") << QJsonObject() << 0 << 0 << rule(u"maxUnavailable"_s, 1);
    QTest::newRow("nothing healthy") << rule(u"minAvailable"_s, 1) << 3 << 0 << QJsonObject();
}

void BlockersTest::relaxedSpecLetsOneGo()
{
    QFETCH(QJsonObject, rule);
    QFETCH(const int, expected);
    QFETCH(const int, healthy);
    QFETCH(QJsonObject, relaxed);
    kube::PodDisruptionBudget numbers;
    numbers.expectedPods = expected;
    numbers.currentHealthy = healthy;
    // What else is in the spec stays.
    const QJsonObject selector{{u"matchLabels"_s, QJsonObject{{u"app"_s, u"web"_s}}}};
    rule.insert(u"selector"_s, selector);
    if (!relaxed.isEmpty()) {
        relaxed.insert(u"selector"_s, selector);
    }
    QCOMPARE(kube::relaxedSpec(rule, numbers), relaxed);
}

void BlockersTest::watchMeasuresByItsOwnClock()
{
    FakeClock clock;
    BlockerWatch watch({});
    Scene scene;
    watch.begin(scene.view.pods);
    // The API server's clock is an hour behind ours: by it the pod would have been stuck at once.
    scene.terminating(3600, 30);
    QCOMPARE(operation::toString(watch.look(scene.view, clock.steadyNow())[0].state), u"Terminating"_s);
    clock.advance(seconds{29});
    QCOMPARE(operation::toString(watch.look(scene.view, clock.steadyNow())[0].verdict), u"WillClear"_s);
    clock.advance(seconds{40});
    QCOMPARE(operation::toString(watch.look(scene.view, clock.steadyNow())[0].state), u"Stuck"_s);
    // One that was terminating before we came can only be measured by the times in the API.
    BlockerWatch late({});
    late.begin(scene.view.pods);
    QCOMPARE(operation::toString(late.look(scene.view, clock.steadyNow())[0].state), u"Stuck"_s);
}

void BlockersTest::sinceStaysTheSame()
{
    FakeClock clock;
    BlockerWatch watch({});
    Scene scene;
    scene.budget(u"3"_s, 3, 3, 3);
    const QDateTime begin = scene.view.now;
    const auto first = watch.look(scene.view, clock.steadyNow());
    QCOMPARE(first[0].since, begin);
    scene.view.now = begin.addSecs(60);
    QCOMPARE(watch.look(scene.view, clock.steadyNow()), first);
    // It may go for a while, and then has to wait anew.
    scene.view.budgets[0].disruptionsAllowed = 1;
    QCOMPARE(watch.look(scene.view, clock.steadyNow())[0].since, begin.addSecs(60));
    scene.view.budgets[0].disruptionsAllowed = 0;
    scene.view.now = begin.addSecs(120);
    QCOMPARE(watch.look(scene.view, clock.steadyNow())[0].since, begin.addSecs(120));
}

void BlockersTest::borrowedReadsBack()
{
    QCOMPARE(Borrowed().toText(), QString());
    QVERIFY(Borrowed::fromText({}).isEmpty());
    QVERIFY(Borrowed::fromText(u"not json"_s).isEmpty());
    const Borrowed borrowed{
        .budgets = {{.nameSpace = u"shop"_s,
                     .name = u"web"_s,
                     .uid = u"1"_s,
                     .original = {{u"minAvailable"_s, u"100%"_s}, {u"selector"_s, QJsonObject()}},
                     .relaxed = {{{u"minAvailable"_s, 2}}, {{u"minAvailable"_s, 1}}}}},
        .replicas = {{.nameSpace = u"shop"_s, .kind = u"deployment"_s, .name = u"web"_s, .original = 3, .given = {4}}},
        .damaged = {u"a/b"_s}};
    QCOMPARE(Borrowed::fromText(borrowed.toText()), borrowed);
    QCOMPARE(borrowed.names(),
             (QStringList{u"PodDisruptionBudget shop/web"_s, u"deployment shop/web"_s, u"PodDisruptionBudget a/b"_s}));
}

void BlockersTest::damagedSpecIsNotPutBack()
{
    const Borrowed borrowed{.budgets = {{.nameSpace = u"shop"_s,
                                         .name = u"web"_s,
                                         .uid = u"1"_s,
                                         .original = {{u"minAvailable"_s, u"hunter2"_s}},
                                         .relaxed = {}}},
                            .replicas = {},
                            .damaged = {}};
    const Borrowed read = Borrowed::fromText(borrowed.toText().replace(u"hunter2"_s, u"***"_s));
    QVERIFY(read.budgets.isEmpty());
    QCOMPARE(read.damaged, QStringList{u"shop/web"_s});
}

void BlockersTest::drainIsToldOnTheCallersThread()
{
    FakeClock clock;
    const auto here = std::this_thread::get_id();
    QStringList told;
    bool elsewhere = false;
    std::atomic<int> looks = 0;
    const DrainListener listener{.progress =
                                     [&](const kube::DrainProgress &said) {
                                         elsewhere = elsewhere || std::this_thread::get_id() != here;
                                         told.append(said.text);
                                     },
                                 .seen =
                                     [&](const Result<DrainView> &seen) {
                                         elsewhere = elsewhere || std::this_thread::get_id() != here;
                                         told.append(codeOf(seen));
                                     }};
    const auto drain = [&](CallRelay &relay) {
        while (looks == 0) {
            std::this_thread::yield();
        }
        for (const QString &line : {u"one"_s, u"two"_s}) {
            relay.post([&listener, line] { listener.progress({.kind = {}, .pods = {}, .text = line}); });
        }
        return kube::DrainOutcome{.result = fail(ErrorCode::BlockedByPdb), .report = {}};
    };
    const auto look = [&](const std::stop_token &) -> Result<DrainView> {
        ++looks;
        return fail(ErrorCode::Unreachable);
    };
    const auto outcome = watchedDrain({.drain = drain, .look = look}, listener, clock, seconds{2});
    QCOMPARE(codeOf(outcome.result), u"BlockedByPdb"_s);
    QVERIFY(!elsewhere);
    QVERIFY(told.indexOf(u"one"_s) >= 0 && told.indexOf(u"two"_s) > told.indexOf(u"one"_s));
}

void BlockersTest::lookEndsWithTheDrain()
{
    SystemClock clock;
    std::atomic<bool> looking = false;
    const auto drain = [&](CallRelay &) {
        while (!looking) {
            std::this_thread::yield();
        }
        return kube::DrainOutcome{.result = {}, .report = {}};
    };
    // A look at an API server that does not answer: only its stop ends it.
    const auto look = [&](const std::stop_token &over) -> Result<DrainView> {
        looking = true;
        SystemClock().sleepFor(std::chrono::hours{1}, over);
        return fail(ErrorCode::Cancelled);
    };
    int seen = 0;
    const DrainListener listener{.progress = {}, .seen = [&](const Result<DrainView> &) { ++seen; }};
    const auto outcome = watchedDrain({.drain = drain, .look = look}, listener, clock, Milliseconds{1});
    QVERIFY(outcome.result.has_value());
    QCOMPARE(seen, 0);
}

void BlockersTest::substanceLeavesOutWhatPasses()
{
    Scene scene;
    const auto passing = drainBlockers(scene.view, {});
    QCOMPARE(passing.size(), 1);
    QVERIFY(operation::substance(passing).isEmpty());
    scene.budget(u"3"_s, 3, 3, 3);
    QCOMPARE(operation::substance(drainBlockers(scene.view, {})).size(), 1);
}

QTEST_GUILESS_MAIN(BlockersTest)
#include "tst_blockers.moc"
