// SPDX-License-Identifier: GPL-3.0-or-later
// Gates within a rolling reboot of a simulated cluster.
#include "reboot_run.hpp"

#include "maintenance/gates/workload_snapshot.hpp"
#include "maintenance/node_facts.hpp"
#include "support/code_of.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

/// A run whose control planes are reached by ssh, with a member of etcd on each and on node1.
struct EtcdRun : RebootRun
{
    EtcdRun()
    {
        wanted = {u"cp1"_s};
        profile.controlPlane.hosts = {u"10.0.0.11"_s, u"10.0.0.12"_s};
        world->seen.members = {etcdMember(1, u"10.0.0.11"_s, true), etcdMember(2, u"10.0.0.12"_s),
                               etcdMember(3, u"10.0.0.13"_s)};
    }
};

auto doing(const QString &call, std::function<void()> what)
{
    return [call, what = std::move(what)](const QString &made) -> std::optional<Error> {
        if (made == call) {
            what();
        }
        return std::nullopt;
    };
}

QJsonObject lastRecord(const RebootRun &run, const QString &event)
{
    QJsonObject found;
    for (const QByteArray &line : run.disk->bytes().split('\n')) {
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        if (record[u"event"].toString() == event) {
            found = record;
        }
    }
    return found;
}

} // namespace

class GatesStepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workloadsComeBackByThemselves();
    void workloadsThatDoNotComeBackBlockTheNextNode();
    void everythingIsLookedAtOnceMoreBeforeItGoes();
    void acceptedInWords();
    void acceptedHoldsForOneStepOnly();
    void somethingNewIsAskedAgain();
    void unknownBlocks();
    void hopelessIsAskedAtOnce();
    void warnGoesOn();
    void snapshotIsKept();
    void withoutASnapshotNothingIsKnown();
    void theSnapshotIsTakenByWhoeverLooksFirst();
    void begunNodeIsNotAskedAgain();
    void etcdLeaderIsMoved();
    void etcdLeaderThatStaysIsAskedAbout();
    void leaderIsNotMovedWhileAnotherGateIsShut();
    void everyApiServerIsAsked();
    void volumesHoldTheShutdown();
    void closingStepWaitsForTheWorkloads();
    void windowAndAlerts();
    void cancelWhileItWaits();
    void acceptNeedsWords();
};

void GatesStepTest::workloadsComeBackByThemselves()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    int looks = 0;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"uncordon node1") {
            run.world->seen.setReady(1);
        }
        if (call == u"health workloads" && run.world->calls().contains(u"uncordon node1"_s) && ++looks == 5) {
            run.world->seen.setReady(2);
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.questions.isEmpty());
    QVERIFY(looks >= 5);
    QVERIFY(run.observed(u"node2: workloads: Block: Deployment shop/web: 1 of 2 ready (before: 2 of 2)"_s));
    // node2 was not touched before they were back.
    const QStringList calls = run.world->calls();
    QVERIFY(calls.indexOf(u"cordon node2"_s) > calls.lastIndexOf(u"health ceph"_s, calls.indexOf(u"cordon node2"_s)));
    QCOMPARE(calls.first(calls.indexOf(u"cordon node2"_s)).count(u"health workloads"_s), 1 + 5 + 1);
}

void GatesStepTest::workloadsThatDoNotComeBackBlockTheNextNode()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->onCall = doing(u"uncordon node1"_s, [&run] { run.world->seen.setReady(0); });
    const SteadyTime start = run.clock.steadyNow();
    run.run();
    QCOMPARE(run.questions.size(), 1);
    const Question question = run.questions.first();
    QCOMPARE(question.step, u"node2/gates"_s);
    QCOMPARE(toString(question.kind), u"Gates"_s);
    QCOMPARE(toString(question.error.code), u"GateBlocked"_s);
    QVERIFY(question.choices == (QList<Choice>{Choice::Retry, Choice::Accept, Choice::SkipNode, Choice::Stop}));
    // What is shut comes first; the others are there too.
    QCOMPARE(question.gates.first().gate, u"workloads"_s);
    QCOMPARE(toString(question.gates.first().verdict), u"Block"_s);
    QCOMPARE(question.gates.first().subject, u"Deployment shop/web"_s);
    QVERIFY(std::ranges::contains(question.gates, u"nodes-ready"_s, &GateResult::gate));
    QVERIFY(run.clock.steadyNow() - start >= run.profile.timeouts.gates);
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.world->changes().filter(u"node2"_s).isEmpty());
    QVERIFY(!run.node(u"node2"_s).touched);
    QVERIFY(run.world->at(u"node1"_s).api.schedulable);
    // The journal holds what the person was shown.
    const QJsonObject asked = lastRecord(run, u"question"_s)[u"question"].toObject();
    QCOMPARE(asked[u"gates"][0][u"subject"].toString(), u"Deployment shop/web"_s);
    QCOMPARE(asked[u"gates"][0][u"verdict"].toString(), u"Block"_s);
    QVERIFY(run.replay()->states == run.states);
}

void GatesStepTest::everythingIsLookedAtOnceMoreBeforeItGoes()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.cephClusters = QList<kube::CephCluster>{
        {.name = u"rook/ceph"_s, .health = u"HEALTH_WARN"_s, .details = {}, .lastChecked = {}}};
    // While Ceph is waited for, a workload falls ill: seen, although it was fine at the first look.
    int looks = 0;
    run.world->onCall = doing(u"health ceph"_s, [&] {
        if (++looks == 3) {
            run.world->seen.cephClusters->first().health = u"HEALTH_OK"_s;
            run.world->seen.setReady(0);
        }
    });
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.questions.first().gates.first().gate, u"workloads"_s);
    QVERIFY(run.world->changes().isEmpty());
}

void GatesStepTest::acceptedInWords()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.cephClusters = QList<kube::CephCluster>{
        {.name = u"rook/ceph"_s, .health = u"HEALTH_WARN"_s, .details = {u"POOL_NEARFULL: x"_s}, .lastChecked = {}}};
    run.onQuestion = [](const Question &) { return Answer(Choice::Accept, u" planned, CHG-1234 "_s); };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    const QJsonObject answer = lastRecord(run, u"answer"_s);
    QCOMPARE(answer[u"choice"].toString(), u"Accept"_s);
    QCOMPARE(answer[u"words"].toString(), u" planned, CHG-1234 "_s);
    QCOMPARE(run.replay()->facts.value(u"node1"_s, maintenance::facts::gatesAccepted), u"planned, CHG-1234"_s);
    QVERIFY(run.observed(u"rook/ceph (HEALTH_WARN): POOL_NEARFULL: x (accepted)"_s));
}

void GatesStepTest::acceptedHoldsForOneStepOnly()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->seen.serversNotReady = {QString()};
    run.onQuestion = [](const Question &) { return Answer(Choice::Accept, u"known"_s); };
    run.run();
    QCOMPARE(run.questions.size(), 2);
    QCOMPARE(run.questions.last().step, u"node2/gates"_s);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
}

void GatesStepTest::somethingNewIsAskedAgain()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.cephClusters = QList<kube::CephCluster>{
        {.name = u"rook/ceph"_s, .health = u"HEALTH_WARN"_s, .details = {}, .lastChecked = {}}};
    run.onQuestion = [&](const Question &question) {
        run.world->seen.cephClusters->first().health = u"HEALTH_ERR"_s;
        return question.id == 1 ? Answer(Choice::Accept, u"a warning is fine"_s) : Answer(Choice::Stop);
    };
    run.run();
    QCOMPARE(run.questions.size(), 2);
    QCOMPARE(run.questions.last().gates.first().subject, u"rook/ceph (HEALTH_ERR)"_s);
    QVERIFY(run.world->changes().isEmpty());
}

void GatesStepTest::unknownBlocks()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = [](const QString &call) -> std::optional<Error> {
        return call == u"health ceph" ? std::optional(Error{.code = ErrorCode::PermissionDenied,
                                                            .detail = u"cephclusters is forbidden"_s,
                                                            .subject = {},
                                                            .context = {}})
                                      : std::nullopt;
    };
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.questions.first().gates.first().gate, u"ceph"_s);
    QCOMPARE(toString(run.questions.first().gates.first().verdict), u"Unknown"_s);
    QVERIFY(run.questions.first().gates.first().evidence.contains(u"cephclusters is forbidden"_s));
    QVERIFY(run.world->changes().isEmpty());
}

void GatesStepTest::hopelessIsAskedAtOnce()
{
    EtcdRun run;
    run.wanted = {u"node2"_s};
    run.world->onCall = [](const QString &call) -> std::optional<Error> {
        return call == u"health etcd"
                   ? std::optional(Error{.code = ErrorCode::BecomeFailed, .detail = {}, .subject = {}, .context = {}})
                   : std::nullopt;
    };
    const SteadyTime start = run.clock.steadyNow();
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions.first().gates.first().verdict), u"Unknown"_s);
    // A wrong password is not tried for a quarter of an hour.
    QCOMPARE(run.world->calls().count(u"health etcd"_s), 1);
    QVERIFY(run.clock.steadyNow() == start);
}

void GatesStepTest::warnGoesOn()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.profile.gates.readyz.mode = cluster::GateMode::Warn;
    run.world->seen.serversNotReady = {QString()};
    run.run();
    QVERIFY(run.questions.isEmpty());
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.observed(u"readyz: Warn: failed checks: etcd"_s));
    QVERIFY(run.disk->bytes().contains("readyz: Warn"));
}

void GatesStepTest::snapshotIsKept()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.setReady(1); // one is ill from the start: not held against the reboot
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.questions.isEmpty());
    const QString kept = run.replay()->facts.value({}, maintenance::facts::workloadsBefore);
    const auto snapshot = maintenance::WorkloadSnapshot::fromText(kept);
    QCOMPARE(codeOf(snapshot), u"no error"_s);
    QCOMPARE(snapshot->count(u"Deployment shop/web"_s), (maintenance::WorkloadCount{.desired = 2, .ready = 1}));
    // Who takes the operation up again compares with the same.
    RebootRun resumed;
    resumed.wanted = {u"node1"_s};
    resumed.begunBefore = [&](Recorder &recorder) { recorder.setFact({}, maintenance::facts::workloadsBefore, kept); };
    resumed.world->seen.setReady(0);
    resumed.run();
    QCOMPARE(resumed.questions.size(), 1);
    QCOMPARE(resumed.questions.first().gates.first().evidence,
             u"0 of 2 ready (before: 1 of 2): web-5d7f-a not ready, web-5d7f-b not ready"_s);
}

void GatesStepTest::withoutASnapshotNothingIsKnown()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    // The first node went although its workloads could not be read.
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        const bool early = !run.world->calls().contains(u"cordon node1"_s);
        return call == u"health workloads" && early
                   ? std::optional(
                         Error{.code = ErrorCode::PermissionDenied, .detail = {}, .subject = {}, .context = {}})
                   : std::nullopt;
    };
    run.onQuestion = [](const Question &question) {
        return question.step == u"node1/gates" ? Answer(Choice::Accept, u"blind"_s) : Answer(Choice::Stop);
    };
    run.run();
    QCOMPARE(run.questions.size(), 2);
    QCOMPARE(run.questions.last().step, u"node2/gates"_s);
    QCOMPARE(toString(run.questions.last().gates.first().verdict), u"Unknown"_s);
    QVERIFY(run.questions.last().gates.first().evidence.contains(u"not seen before the operation began"_s));
}

/// The plan's first node was left out before its gates were looked at.
void GatesStepTest::theSnapshotIsTakenByWhoeverLooksFirst()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->onCall = [&run](const QString &call) -> std::optional<Error> {
        if (call == u"health nodes") {
            run.skip(u"node1"_s);
        }
        return std::nullopt;
    };
    run.run();
    QVERIFY(run.questions.isEmpty());
    QCOMPARE(toString(run.node(u"node2"_s).outcome), u"Succeeded"_s);
    QVERIFY(!run.world->calls().contains(u"cordon node1"_s));
}

void GatesStepTest::begunNodeIsNotAskedAgain()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.begunBefore = [](Recorder &recorder) {
        recorder.setFact(u"node1"_s, maintenance::facts::cordon, maintenance::facts::sent);
    };
    run.world->at(u"node1"_s).api.schedulable = true;
    run.world->seen.serversNotReady = {QString()};
    run.run();
    QCOMPARE(toString(run.state(u"node1/gates"_s)), u"AlreadyDone"_s);
    QVERIFY(run.observed(u"not asked again"_s));
}

void GatesStepTest::etcdLeaderIsMoved()
{
    EtcdRun run;
    QStringList intents;
    run.world->onCall = doing(u"health move-leader etcd2"_s, [&] {
        intents.append(QString::fromUtf8(run.disk->bytes().trimmed().split('\n').constLast()));
    });
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->calls().count(u"health move-leader etcd2"_s), 1);
    // The intent is on disk before it is done, with the exact command.
    QVERIFY(intents.first().contains(u"\"event\":\"intent\""_s));
    QVERIFY(intents.first().contains(u"etcdctl --endpoints=https://10.0.0.11:2379 move-leader 2"_s));
    const QStringList calls = run.world->calls();
    QVERIFY(calls.indexOf(u"health move-leader etcd2"_s) < calls.indexOf(u"cordon cp1"_s));
    // Looked at again after the move.
    QVERIFY(calls.indexOf(u"health etcd"_s, calls.indexOf(u"health move-leader etcd2"_s)) <
            calls.indexOf(u"cordon cp1"_s));
    QVERIFY(run.observed(u"leader etcd2"_s));
}

void GatesStepTest::etcdLeaderThatStaysIsAskedAbout()
{
    EtcdRun run;
    run.world->seen.leaderMoves = false;
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QVERIFY(run.world->changes().isEmpty());
    QCOMPARE(run.questions.first().gates.first().gate, u"etcd"_s);
    QVERIFY(run.questions.first().gates.first().evidence.contains(u"etcd1 is still the leader"_s));
    // Some tries a minute, not a storm of them.
    QVERIFY(run.world->calls().filter(u"move-leader"_s).size() < 200);
}

void GatesStepTest::leaderIsNotMovedWhileAnotherGateIsShut()
{
    EtcdRun run;
    run.world->seen.serversNotReady = {u"10.0.0.12"_s};
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QVERIFY(run.world->calls().filter(u"move-leader"_s).isEmpty());
}

void GatesStepTest::everyApiServerIsAsked()
{
    EtcdRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.serversNotReady = {u"10.0.0.12"_s};
    run.run();
    QVERIFY(run.world->calls().contains(u"health readyz 10.0.0.11"_s));
    QVERIFY(run.world->calls().contains(u"health readyz 10.0.0.12"_s));
    // Three gates want to know the nodes, one list tells them.
    QCOMPARE(run.world->calls().first(run.world->calls().indexOf(u"health ceph"_s)).count(u"health nodes"_s), 1);
    QVERIFY(!run.world->calls().contains(u"health readyz 10.0.0.13"_s)); // a worker
    QCOMPARE(run.questions.size(), 1);
    const GateResult shut = run.questions.first().gates.first();
    QCOMPARE(shut.gate, u"readyz"_s);
    QCOMPARE(shut.subject, u"cp2"_s);
    QCOMPARE(shut.evidence, u"failed checks: etcd"_s);
}

void GatesStepTest::volumesHoldTheShutdown()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.volumes = {{.volume = u"pvc-1"_s, .driver = u"rbd"_s, .keptBy = {}},
                               {.volume = u"pvc-2"_s, .driver = u"rbd"_s, .keptBy = u"logs/agent"_s}};
    int looks = 0;
    run.world->onCall = doing(u"health volumes node1"_s, [&] {
        QVERIFY(run.world->calls().contains(u"drain node1"_s));
        if (++looks == 4) {
            run.world->seen.volumes.removeFirst();
        }
    });
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(looks >= 4);
    QVERIFY(run.observed(u"volumes: Block: pvc-1: still attached by rbd"_s));
    // And when they stay, the node is not shut down, and is put back.
    RebootRun stuck;
    stuck.wanted = {u"node1"_s};
    stuck.world->seen.volumes = {{.volume = u"pvc-1"_s, .driver = u"rbd"_s, .keptBy = {}}};
    stuck.run();
    QCOMPARE(stuck.questions.size(), 1);
    QCOMPARE(stuck.questions.first().step, u"node1/wait-detached"_s);
    QVERIFY(!stuck.world->calls().contains(u"shutdown node1"_s));
    QVERIFY(stuck.world->at(u"node1"_s).api.schedulable);
}

void GatesStepTest::closingStepWaitsForTheWorkloads()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = doing(u"uncordon node1"_s, [&run] { run.world->seen.setReady(1); });
    run.run();
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.questions.first().step, u"node1/settle"_s);
    // The node is done: there is nothing to skip.
    QVERIFY(!run.questions.first().choices.contains(Choice::SkipNode));
    QVERIFY(run.questions.first().choices.contains(Choice::Accept));
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(toString(run.state(u"node1/uncordon"_s)), u"Succeeded"_s);
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
}

void GatesStepTest::windowAndAlerts()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    // It is 21:30 UTC; the window opens ten minutes later.
    run.profile.gates.window = cluster::WindowGate{
        .mode = cluster::GateMode::On, .days = {}, .start = QTime(21, 40), .end = QTime(23, 0), .timeZone = u"UTC"_s};
    run.profile.gates.alerts =
        cluster::AlertsGate{.mode = cluster::GateMode::On, .url = {}, .service = {}, .ignore = {}};
    run.world->seen.alerts = {{.name = u"Watchdog"_s, .severity = {}, .about = {}}};
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.observed(u"window: Block: outside of 21:40-23:00 UTC; opens 2026-03-01 21:40"_s));
    QVERIFY(run.observed(u"alerts: Pass: no alert fires (1 ignored)"_s));
}

void GatesStepTest::cancelWhileItWaits()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->seen.serversNotReady = {QString()};
    int looks = 0;
    run.world->onCall = doing(u"health readyz "_s, [&] {
        if (++looks == 3) {
            run.cancel();
        }
    });
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Cancelled"_s);
    QCOMPARE(toString(run.state(u"node1/gates"_s)), u"Cancelled"_s);
    QCOMPARE(looks, 3);
    QVERIFY(run.questions.isEmpty());
    QVERIFY(!run.node(u"node1"_s).touched);
}

void GatesStepTest::acceptNeedsWords()
{
    AnswerBox box;
    Question question;
    question.id = 1;
    question.choices = {Choice::Retry, Choice::Accept, Choice::Stop};
    box.open(question);
    box.answer(1, Choice::Accept);
    box.answer(1, Answer(Choice::Accept, u" \n\t"_s));
    box.answer(1, Answer(Choice::Accept, u"because"_s));
    QCOMPARE(*box.wait({}), Answer(Choice::Accept, u"because"_s));
}

QTEST_GUILESS_MAIN(GatesStepTest)
#include "tst_gates_step.moc"
