// SPDX-License-Identifier: GPL-3.0-or-later
// What each gate says of given values.
#include "sim_health.hpp"

#include "maintenance/gates/alerts_gate.hpp"
#include "maintenance/gates/budgets_gate.hpp"
#include "maintenance/gates/ceph_gate.hpp"
#include "maintenance/gates/etcd_gate.hpp"
#include "maintenance/gates/nodes_ready_gate.hpp"
#include "maintenance/gates/volumes_gate.hpp"
#include "maintenance/gates/window_gate.hpp"
#include "maintenance/gates/workloads_gate.hpp"
#include "support/code_of.hpp"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;
using cluster::GateMode;
using operation::GateResult;
using operation::GateVerdict;

namespace {

kube::Node nodeOf(const QString &name, kube::ConditionStatus ready, const QString &reason = {})
{
    kube::Node node;
    node.name = name;
    node.internalIp = u"10.0.0.9"_s;
    node.conditions = {{.type = u"Ready"_s,
                        .status = ready,
                        .reason = reason,
                        .message = {},
                        .lastHeartbeat = {},
                        .lastTransition = {}}};
    return node;
}

kube::Node nodeAt(const QString &address)
{
    kube::Node node;
    node.name = u"cp-at-"_s + address;
    node.internalIp = address;
    return node;
}

/// "Block Deployment shop/web: 1 of 2 ready", a line for each finding.
QStringList said(const QList<GateResult> &results)
{
    QStringList lines;
    for (const GateResult &result : results) {
        lines.append(operation::toString(result.verdict) + u' ' + result.subject + u": "_s + result.evidence);
    }
    return lines;
}

WorkloadState stateOf(int desired, QList<kube::PodHealth> pods)
{
    return {.workloads = {{.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"web"_s, .desired = desired}},
            .pods = std::move(pods)};
}

kube::PodHealth bare(const QString &name, bool ready)
{
    kube::PodHealth pod = podOf(u"x"_s, name, ready);
    pod.ownerKind.clear();
    return pod;
}

kube::PodHealth owned(const QString &kind, const QString &owner, const QString &name, bool ready = true)
{
    kube::PodHealth pod = podOf(u"x"_s, name, ready);
    pod.ownerKind = kind;
    pod.ownerName = owner;
    pod.templateHash.clear();
    return pod;
}

QDateTime utc(int day, int hour, int minute)
{
    return {QDate(2026, 3, day), QTime(hour, minute), QTimeZone::utc()};
}

kube::CephCluster cephOf(const QString &health, const QStringList &details = {},
                         const QDateTime &checked = utc(1, 12, 0))
{
    return {.name = u"rook/ceph"_s, .health = health, .details = details, .lastChecked = checked};
}

} // namespace

class GatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesReady();
    void workloads_data();
    void workloads();
    void workloadsThatWereBadBefore();
    void snapshotReadsBack();
    void damagedSnapshotIsRefused_data();
    void damagedSnapshotIsRefused();
    void budgets();
    void etcd_data();
    void etcd();
    void etcdMemberOfANode_data();
    void etcdMemberOfANode();
    void ceph_data();
    void ceph();
    void volumes();
    void alerts();
    void window_data();
    void window();
    void windowSaysWhenItOpens();
};

void GatesTest::nodesReady()
{
    const NodesReadyGate gate(GateMode::On);
    const auto ready = nodeOf(u"node1"_s, kube::ConditionStatus::True);
    const auto away = nodeOf(u"node2"_s, kube::ConditionStatus::Unknown, u"NodeStatusUnknown"_s);
    const auto sick = nodeOf(u"node3"_s, kube::ConditionStatus::False);
    kube::Node silent;
    silent.name = u"node4"_s;
    QCOMPARE(said(gate.judge({ready, away}, u"node2"_s)), QStringList{u"Pass : 1 other nodes Ready"_s});
    QCOMPARE(said(gate.judge({ready, away, sick, silent}, u"node1"_s)),
             (QStringList{u"Block node2: Ready=Unknown (NodeStatusUnknown)"_s, u"Block node3: Ready=False"_s,
                          u"Block node4: Ready=Unknown"_s}));
    QCOMPARE(said(gate.judge({}, u"node1"_s)), QStringList{u"Pass : 0 other nodes Ready"_s});
}

void GatesTest::workloads_data()
{
    QTest::addColumn<WorkloadState>("now");
    QTest::addColumn<QStringList>("expected");
    const auto good = [](const QString &name) { return podOf(u"web"_s, name, true); };
    auto pending = podOf(u"web"_s, u"web-5d7f-c"_s, false);
    pending.phase = u"Pending"_s;
    auto crashing = podOf(u"web"_s, u"web-5d7f-c"_s, false);
    crashing.reason = u"CrashLoopBackOff"_s;
    auto terminating = good(u"web-5d7f-b"_s);
    terminating.terminating = true;
    auto finished = podOf(u"web"_s, u"web-5d7f-c"_s, false);
    finished.phase = u"Failed"_s;
    auto nextRollout = good(u"web-77aa-a"_s);
    nextRollout.ownerName = u"web-77aa"_s;
    nextRollout.templateHash = u"77aa"_s;
    const QStringList asBefore{u"Pass : 1 workloads as before the start"_s};
    const auto lacks = [](const QString &which) {
        return QStringList{u"Block Deployment shop/web: 1 of 2 ready (before: 2 of 2)"_s + which};
    };
    QTest::newRow("as before") << stateOf(2, {good(u"a"_s), good(u"b"_s)}) << asBefore;
    QTest::newRow("on other nodes, with other names") << stateOf(2, {good(u"x"_s), good(u"y"_s)}) << asBefore;
    QTest::newRow("a rollout in between") << stateOf(2, {nextRollout, good(u"a"_s)}) << asBefore;
    QTest::newRow("more than wanted") << stateOf(2, {good(u"a"_s), good(u"b"_s), good(u"c"_s), crashing}) << asBefore;
    QTest::newRow("scaled down") << stateOf(1, {good(u"a"_s)}) << asBefore;
    QTest::newRow("scaled up, not there yet")
        << stateOf(3, {good(u"a"_s), good(u"b"_s)})
        << QStringList{u"Block Deployment shop/web: 2 of 3 ready (before: 2 of 2)"_s};
    QTest::newRow("deleted") << WorkloadState{} << asBefore;
    QTest::newRow("deleted, pods left over")
        << WorkloadState{.workloads = {}, .pods = {podOf(u"web"_s, u"a"_s, false)}} << asBefore;
    QTest::newRow("pod missing") << stateOf(2, {good(u"a"_s)}) << lacks({});
    QTest::newRow("pending") << stateOf(2, {good(u"a"_s), pending}) << lacks(u": web-5d7f-c Pending"_s);
    QTest::newRow("crashing") << stateOf(2, {good(u"a"_s), crashing}) << lacks(u": web-5d7f-c CrashLoopBackOff"_s);
    QTest::newRow("not ready") << stateOf(2, {good(u"a"_s), podOf(u"web"_s, u"web-5d7f-c"_s, false)})
                               << lacks(u": web-5d7f-c not ready"_s);
    QTest::newRow("terminating does not count") << stateOf(2, {good(u"a"_s), terminating}) << lacks({});
    QTest::newRow("finished does not count") << stateOf(2, {good(u"a"_s), finished}) << lacks({});
    QTest::newRow("no pods at all") << stateOf(2, {})
                                    << QStringList{u"Block Deployment shop/web: 0 of 2 ready (before: 2 of 2)"_s};
    auto both = stateOf(2, {good(u"a"_s), good(u"b"_s)});
    both.workloads.append({.kind = u"StatefulSet"_s, .nameSpace = u"shop"_s, .name = u"db"_s, .desired = 1});
    QTest::newRow("somebody's new workload")
        << both << QStringList{u"Warn StatefulSet shop/db: 0 of 1 ready (not there before the start)"_s};
    auto jobs = stateOf(2, {good(u"a"_s), good(u"b"_s), owned(u"Job"_s, u"backup"_s, u"backup-1"_s, false)});
    QTest::newRow("jobs come and go") << jobs << asBefore;
}

void GatesTest::workloads()
{
    QFETCH(const WorkloadState, now);
    QFETCH(const QStringList, expected);
    const auto before =
        WorkloadSnapshot::of(stateOf(2, {podOf(u"web"_s, u"a"_s, true), podOf(u"web"_s, u"b"_s, true)}));
    QCOMPARE(said(WorkloadsGate(GateMode::On).judge(before, now)), expected);
}

void GatesTest::workloadsThatWereBadBefore()
{
    WorkloadState then = stateOf(3, {podOf(u"web"_s, u"a"_s, true), podOf(u"web"_s, u"b"_s, false)});
    then.pods += {bare(u"tool"_s, true), bare(u"broken"_s, false), owned(u"StrimziPodSet"_s, u"kafka"_s, u"kafka-0"_s),
                  owned(u"StrimziPodSet"_s, u"kafka"_s, u"kafka-1"_s)};
    const auto before = WorkloadSnapshot::of(then);
    const WorkloadsGate gate(GateMode::On);
    QCOMPARE(before.count(u"Deployment shop/web"_s), (WorkloadCount{.desired = 3, .ready = 1}));
    QCOMPARE(said(gate.judge(before, then)), QStringList{u"Pass : 4 workloads as before the start"_s});
    // A bare pod that was drained away is gone for good; one that is there has to work as it did.
    WorkloadState now = then;
    now.pods.removeIf([](const kube::PodHealth &pod) { return pod.name == u"broken"; });
    QCOMPARE(said(gate.judge(before, now)).size(), 1);
    now.pods.removeIf([](const kube::PodHealth &pod) { return pod.name == u"tool"; });
    now.pods.append(bare(u"tool"_s, false));
    QCOMPARE(said(gate.judge(before, now)),
             QStringList{u"Block Pod shop/tool: 0 of 1 ready (before: 1 of 1): tool not ready"_s});
    // Nobody says how many pods an operator of its own wants: as many as there were.
    now = then;
    now.pods.removeLast();
    QCOMPARE(said(gate.judge(before, now)),
             QStringList{u"Block StrimziPodSet shop/kafka: 1 of 2 ready (before: 2 of 2)"_s});
}

void GatesTest::snapshotReadsBack()
{
    const auto snapshot =
        WorkloadSnapshot::of(stateOf(3, {podOf(u"web"_s, u"a"_s, true), bare(u"\"quoted\"\n名前"_s, true)}));
    QVERIFY(!snapshot.toText().contains(u'\n'));
    QCOMPARE(*WorkloadSnapshot::fromText(snapshot.toText()), snapshot);
}

void GatesTest::damagedSnapshotIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no object") << u"[1,2]"_s;
    QTest::newRow("cut off") << u"{\"Deployment shop/web\":[2,"_s;
    QTest::newRow("one number") << u"{\"Deployment shop/web\":[2]}"_s;
    QTest::newRow("no list") << u"{\"Deployment shop/web\":2}"_s;
}

void GatesTest::damagedSnapshotIsRefused()
{
    QFETCH(const QString, text);
    QCOMPARE(codeOf(WorkloadSnapshot::fromText(text)), u"InvalidData"_s);
}

void GatesTest::budgets()
{
    const BudgetsGate gate(GateMode::On);
    const operation::BlockingBudget web{.name = u"shop/web"_s,
                                        .pod = u"shop/web-1"_s,
                                        .currentHealthy = 2,
                                        .desiredHealthy = 2,
                                        .disruptionsAllowed = 0,
                                        .rule = u"minAvailable: 2"_s};
    auto second = web;
    second.pod = u"shop/web-2"_s;
    QCOMPARE(said(gate.judge({})), QStringList{u"Pass : no budget holds a pod of this node"_s});
    QCOMPARE(said(gate.judge({web, second})),
             QStringList{
                 u"Block shop/web: 2 healthy, 2 needed, 0 may go (minAvailable: 2): holds shop/web-1, shop/web-2"_s});
}

void GatesTest::etcd_data()
{
    QTest::addColumn<QList<kube::EtcdMember>>("members");
    QTest::addColumn<QString>("leaving"); ///< address of the node that goes
    QTest::addColumn<QStringList>("expected");
    const auto at = [](int n, bool leader = false, bool healthy = true) {
        return etcdMember(static_cast<quint64>(n), u"10.0.0.%1"_s.arg(n), leader, healthy);
    };
    auto learner = at(4);
    learner.learner = true;
    const QString sick = u"context deadline exceeded"_s;
    QTest::newRow("three, one goes")
        << QList{at(1, true), at(2), at(3)} << u"10.0.0.2"_s
        << QStringList{u"Pass : 3 of 3 members healthy, leader etcd1; 2 would be left, 2 are needed"_s};
    QTest::newRow("the leader goes")
        << QList{at(1, true), at(2), at(3)} << u"10.0.0.1"_s
        << QStringList{u"Pass : 3 of 3 members healthy, leader etcd1; 2 would be left, 2 are needed"_s};
    QTest::newRow("a worker goes")
        << QList{at(1, true), at(2), at(3)} << u"10.0.0.99"_s
        << QStringList{u"Pass : 3 of 3 members healthy, leader etcd1; none runs on cp-at-10.0.0.99"_s};
    QTest::newRow("one is sick, a healthy one goes")
        << QList{at(1, true), at(2), at(3, false, false)} << u"10.0.0.2"_s
        << QStringList{u"Block etcd3: "_s + sick,
                       u"Block etcd2: without it 1 of 3 members would be left, 2 are needed"_s};
    QTest::newRow("the sick one goes") << QList{at(1, true), at(2), at(3, false, false)} << u"10.0.0.3"_s
                                       << QStringList{u"Block etcd3: "_s + sick};
    QTest::newRow("one is sick, a worker goes")
        << QList{at(1, true), at(2), at(3, false, false)} << u"10.0.0.99"_s << QStringList{u"Warn etcd3: "_s + sick};
    QTest::newRow("five bear one sick") << QList{at(1, true), at(2), at(3), at(4), at(5, false, false)} << u"10.0.0.2"_s
                                        << QStringList{u"Block etcd5: "_s + sick};
    QTest::newRow("two cannot spare one")
        << QList{at(1, true), at(2)} << u"10.0.0.2"_s
        << QStringList{u"Block etcd2: without it 1 of 2 members would be left, 2 are needed"_s};
    QTest::newRow("a single one") << QList{at(1, true)} << u"10.0.0.1"_s
                                  << QStringList{u"Warn etcd1: the only member: etcd is away meanwhile"_s};
    QTest::newRow("no leader") << QList{at(1), at(2), at(3)} << u"10.0.0.99"_s
                               << QStringList{u"Block : no member is the leader"_s};
    QTest::newRow("a learner is no vote")
        << QList{at(1, true), at(2), learner} << u"10.0.0.2"_s
        << QStringList{u"Block etcd2: without it 1 of 2 members would be left, 2 are needed"_s};
}

void GatesTest::etcd()
{
    QFETCH(const QList<kube::EtcdMember>, members);
    QFETCH(const QString, leaving);
    QFETCH(const QStringList, expected);
    QCOMPARE(said(EtcdGate(GateMode::On).judge(members, nodeAt(leaving))), expected);
}

void GatesTest::etcdMemberOfANode_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<bool>("expected");
    QTest::newRow("client address") << u"etcd1"_s << QStringList{u"https://10.0.0.1:2379"_s} << true;
    QTest::newRow("peer address") << u"etcd1"_s << QStringList{u"https://9.9.9.9:2379"_s, u"https://10.0.0.1:2380"_s}
                                  << true;
    QTest::newRow("host name") << u"etcd1"_s << QStringList{u"https://cp1:2379"_s} << true;
    QTest::newRow("named after it") << u"cp1"_s << QStringList{} << true;
    QTest::newRow("longer address") << u"etcd1"_s << QStringList{u"https://10.0.0.11:2379"_s} << false;
    QTest::newRow("nonsense") << u""_s << QStringList{u"::::"_s, QString()} << false;
}

void GatesTest::etcdMemberOfANode()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, urls);
    QFETCH(const bool, expected);
    kube::EtcdMember member;
    member.name = name;
    member.urls = urls;
    kube::Node node = nodeAt(u"10.0.0.1"_s);
    node.name = u"cp1"_s;
    QCOMPARE(runsOn(member, node), expected);
}

void GatesTest::ceph_data()
{
    QTest::addColumn<QList<kube::CephCluster>>("clusters");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("none") << QList<kube::CephCluster>{} << QStringList{u"Pass : 0 Ceph clusters HEALTH_OK"_s};
    QTest::newRow("fine") << QList{cephOf(u"HEALTH_OK"_s)} << QStringList{u"Pass : 1 Ceph clusters HEALTH_OK"_s};
    QTest::newRow("warning") << QList{cephOf(u"HEALTH_WARN"_s, {u"OSD_DOWN: 1 osds down"_s})}
                             << QStringList{u"Block rook/ceph (HEALTH_WARN): OSD_DOWN: 1 osds down"_s};
    QTest::newRow("error") << QList{cephOf(u"HEALTH_ERR"_s)}
                           << QStringList{u"Block rook/ceph (HEALTH_ERR): HEALTH_ERR"_s};
    QTest::newRow("not said") << QList{cephOf(QString())}
                              << QStringList{u"Unknown rook/ceph (?): Rook reports no health"_s};
    QTest::newRow("something else") << QList{cephOf(u"HEALTH_FINE"_s)}
                                    << QStringList{u"Unknown rook/ceph (HEALTH_FINE): Rook reports no health"_s};
    QTest::newRow("old news")
        << QList{cephOf(u"HEALTH_OK"_s, {}, utc(1, 11, 0))}
        << QStringList{u"Unknown rook/ceph (HEALTH_OK): Rook has not looked since 2026-03-01 11:00 UTC"_s};
    QTest::newRow("one of two") << QList{cephOf(u"HEALTH_OK"_s), cephOf(u"HEALTH_ERR"_s)}
                                << QStringList{u"Block rook/ceph (HEALTH_ERR): HEALTH_ERR"_s};
}

void GatesTest::ceph()
{
    QFETCH(const QList<kube::CephCluster>, clusters);
    QFETCH(const QStringList, expected);
    QCOMPARE(said(CephGate(GateMode::On).judge(clusters, utc(1, 12, 5))), expected);
}

void GatesTest::volumes()
{
    const VolumesGate gate(GateMode::On);
    const HeldVolume left{.volume = u"pvc-1"_s, .driver = u"rbd.csi.ceph.com"_s, .keptBy = {}};
    const HeldVolume kept{.volume = u"pvc-2"_s, .driver = u"rbd.csi.ceph.com"_s, .keptBy = u"logs/agent-x"_s};
    QCOMPARE(said(gate.judge({})), QStringList{u"Pass : no volume is attached"_s});
    QCOMPARE(said(gate.judge({kept})), QStringList{u"Pass : attached for pods that stay: pvc-2 for logs/agent-x"_s});
    QCOMPARE(said(gate.judge({kept, left})), QStringList{u"Block pvc-1: still attached by rbd.csi.ceph.com"_s});
}

void GatesTest::alerts()
{
    cluster::AlertsGate settings;
    settings.ignore = {u"CPUThrottling.*"_s, u"Disk"_s};
    const AlertsGate gate(settings);
    const auto alert = [](const QString &name, const QString &about = {}) {
        return kube::Alert{.name = name, .severity = u"warning"_s, .about = about};
    };
    QCOMPARE(said(gate.judge({alert(u"Watchdog"_s), alert(u"CPUThrottlingHigh"_s), alert(u"Disk"_s)})),
             QStringList{u"Pass : no alert fires (3 ignored)"_s});
    // A pattern stands for the whole name.
    QCOMPARE(said(gate.judge({alert(u"DiskFull"_s, u"node1"_s), alert(u"DiskFull"_s, u"node2"_s),
                              alert(u"DiskFull"_s, u"node1"_s), alert(QString())})),
             (QStringList{u"Block : fires"_s, u"Block DiskFull: fires: node1, node2"_s}));
    QList<kube::Alert> many;
    for (int i = 0; i < 50; ++i) {
        many.append(alert(u"A"_s, u"n%1"_s.arg(i)));
    }
    QCOMPARE(said(gate.judge(many)).constFirst().count(u','), 9);
}

void GatesTest::window_data()
{
    QTest::addColumn<QList<int>>("days");
    QTest::addColumn<QString>("hours");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<bool>("open");
    const QList<int> every;
    // 2026-03-01 is a Sunday.
    QTest::newRow("within") << every << u"20:00-23:00"_s << u"UTC"_s << utc(1, 21, 30) << true;
    QTest::newRow("at its start") << every << u"21:30-23:00"_s << u"UTC"_s << utc(1, 21, 30) << true;
    QTest::newRow("at its end") << every << u"20:00-21:30"_s << u"UTC"_s << utc(1, 21, 30) << false;
    QTest::newRow("before") << every << u"22:00-23:00"_s << u"UTC"_s << utc(1, 21, 30) << false;
    QTest::newRow("in another zone") << every << u"06:00-07:00"_s << u"Asia/Tokyo"_s << utc(1, 21, 30) << true;
    QTest::newRow("day in another zone: Monday there")
        << QList{1} << u"06:00-07:00"_s << u"Asia/Tokyo"_s << utc(1, 21, 30) << true;
    QTest::newRow("not on that day") << QList{1, 2} << u"20:00-23:00"_s << u"UTC"_s << utc(1, 21, 30) << false;
    QTest::newRow("past midnight, evening") << every << u"22:00-04:00"_s << u"UTC"_s << utc(1, 23, 0) << true;
    QTest::newRow("past midnight, morning") << every << u"22:00-04:00"_s << u"UTC"_s << utc(1, 3, 59) << true;
    QTest::newRow("past midnight, noon") << every << u"22:00-04:00"_s << u"UTC"_s << utc(1, 12, 0) << false;
    QTest::newRow("the morning belongs to Saturday")
        << QList{6} << u"22:00-04:00"_s << u"UTC"_s << utc(1, 3, 0) << true;
    QTest::newRow("and not to Sunday") << QList{7} << u"22:00-04:00"_s << u"UTC"_s << utc(1, 3, 0) << false;
    QTest::newRow("zone nobody knows") << every << u"00:00-23:59"_s << u"Mars/Olympus"_s << utc(1, 12, 0) << false;
}

void GatesTest::window()
{
    QFETCH(const QList<int>, days);
    QFETCH(const QString, hours);
    QFETCH(const QString, zone);
    QFETCH(const QDateTime, now);
    QFETCH(const bool, open);
    const auto time = [&hours](int part) { return QTime::fromString(hours.section(u'-', part, part), u"HH:mm"_s); };
    const WindowGate gate({.mode = GateMode::On, .days = days, .start = time(0), .end = time(1), .timeZone = zone});
    const auto results = gate.judge(now);
    QCOMPARE(results.size(), 1);
    QVERIFY2(operation::isShut(results.constFirst()) != open, qPrintable(said(results).constFirst()));
}

void GatesTest::windowSaysWhenItOpens()
{
    const WindowGate gate(
        {.mode = GateMode::On, .days = {6}, .start = QTime(22, 0), .end = QTime(4, 0), .timeZone = u"Asia/Tokyo"_s});
    QCOMPARE(said(gate.judge(utc(1, 21, 30))),
             QStringList{u"Block : outside of 22:00-04:00 Asia/Tokyo; opens 2026-03-07 22:00"_s});
}

QTEST_GUILESS_MAIN(GatesTest)
#include "tst_gates.moc"
