// SPDX-License-Identifier: GPL-3.0-or-later
// Gates on a real API server, a real etcd and real nodes.
#include "lab/lab_fixture.hpp"
#include "lab/lab_reboot.hpp"

#include "operation/operation_folder.hpp"

#include <QFile>

using namespace kubemori;
using namespace Qt::StringLiterals;
using operation::Answer;
using operation::Choice;
using operation::GateVerdict;
using operation::Outcome;
using operation::StepState;
using std::chrono::seconds;
using test::LabReboot;

namespace {

const QString trio = QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/lab/etcd_trio.sh");

/// One pod that can live anywhere; by its annotation it becomes Ready or never does.
const QByteArray oneOfAKind =
    R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"single","namespace":"demo"},
"spec":{"replicas":1,"strategy":{"type":"Recreate"},"selector":{"matchLabels":{"app":"single"}},"template":{"metadata":{"labels":{"app":"single"}},
"spec":{"terminationGracePeriodSeconds":1,"containers":[{"name":"single","image":"registry.example/single:1.0"}]}}}})";

const operation::GateResult *find(const operation::Question &question, const QString &gate)
{
    const auto found = std::ranges::find(question.gates, gate, &operation::GateResult::gate);
    return found == question.gates.end() ? nullptr : &*found;
}

QByteArray journalOf(const LabReboot &reboot)
{
    QFile file(
        operation::OperationFolder::journalPath(operation::defaultOperationsRoot() + u'/' + reboot.madePlan.operation));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class LabGates : public QObject
{
    Q_OBJECT

private:
    /// Waits until the operation is past this step, and ends it there.
    static void stopAfter(LabReboot &reboot, const QString &step)
    {
        VERIFY_OR_TRANSCRIPT(reboot.watch.reached(step, StepState::Succeeded), reboot);
        reboot.running->cancel();
        VERIFY_OR_TRANSCRIPT(reboot.watch.finished().has_value(), reboot);
    }
    void patchSingle(const QByteArray &neverReady)
    {
        m_lab.run({u"kubectl"_s, u"patch"_s, u"deployment"_s, u"single"_s, u"--namespace=demo"_s, u"-p"_s,
                   QString::fromUtf8(R"({"spec":{"template":{"metadata":{"annotations":{"lab.kubemori/never-ready":")" +
                                     neverReady + R"("}}}}})")});
    }
    /// Creates an object through kubectl.
    void create(const QByteArray &json)
    {
        QFile file(qEnvironmentVariable("LAB") + u"/run/object.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        m_lab.run({u"kubectl"_s, u"apply"_s, u"-f"_s, file.fileName()});
    }

    test::LabFixture m_lab;

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::LabFixture::isPresent()) {
            QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
        }
    }
    void init() { m_lab.reset(); }
    void cleanup()
    {
        m_lab.run({trio, u"stop"_s});
        m_lab.run({u"kubectl"_s, u"delete"_s, u"volumeattachment"_s, u"--all"_s, u"--wait=false"_s});
    }
    void cleanupTestCase()
    {
        if (test::LabFixture::isPresent()) {
            m_lab.reset();
        }
    }

    void everyGateIsOpen();
    void workloadThatStaysAwayBlocksTheNextNode();
    void apiServersAreAskedOneByOne();
    void etcdLeaderIsMovedBeforeItsNodeGoes();
    void etcdWithoutAMarginBlocks();
    void volumesHoldTheShutdown();
};

void LabGates::everyGateIsOpen()
{
    LabReboot reboot(LabReboot::profile());
    QVERIFY(reboot.start({u"node1"_s}));
    stopAfter(reboot, u"node1/gates"_s);
    const QString said = reboot.watch.transcript();
    for (const QString &line : {u"nodes-ready: Pass: 3 other nodes Ready"_s, u"readyz: Pass: 2 API servers ready"_s,
                                u"etcd: Pass: 1 of 1 members healthy, leader etcd1; none runs on node1"_s,
                                u"workloads: Pass: "_s, u"budgets: Pass: "_s, u"ceph: Pass: no Rook"_s}) {
        VERIFY_OR_TRANSCRIPT(said.contains(line), reboot);
    }
    const QStringList commands = reboot.watch.commands();
    QVERIFY(!commands.filter(u"--server=https://10.77.0.11:6443"_s).isEmpty());
    QVERIFY(!commands.filter(u"--server=https://10.77.0.12:6443"_s).isEmpty());
    QVERIFY(!commands.filter(u"--cert=/etc/ssl/etcd/ssl/admin-node1.pem"_s).isEmpty());
    QVERIFY(journalOf(reboot).contains("\"key\":\"workloadsBefore\""));
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

void LabGates::workloadThatStaysAwayBlocksTheNextNode()
{
    auto profile = LabReboot::profile();
    profile.timeouts.gates = seconds{15};
    create(oneOfAKind);
    m_lab.control({u"ready"_s});
    m_lab.run(
        {u"kubectl"_s, u"rollout"_s, u"status"_s, u"deployment/single"_s, u"--namespace=demo"_s, u"--timeout=60s"_s});
    const auto before = m_lab.nodes();
    LabReboot reboot(profile);
    QVERIFY(reboot.start({u"node3"_s, u"node4"_s}));
    // Not held against the reboot by mistake: it was fine when the operation began, and breaks under way.
    VERIFY_OR_TRANSCRIPT(reboot.watch.reached(u"node3/shutdown"_s, StepState::Running), reboot);
    patchSingle("true");
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question && question->step == "node4/gates"_L1, reboot);
    QCOMPARE(toString(question->error.code), toString(ErrorCode::GateBlocked));
    const auto *shut = find(*question, u"workloads"_s);
    QVERIFY(shut != nullptr && shut->verdict == GateVerdict::Block);
    QCOMPARE(shut->subject, u"Deployment demo/single"_s);
    VERIFY_OR_TRANSCRIPT(shut->evidence.startsWith("0 of 1 ready (before: 1 of 1)"_L1), reboot);
    QCOMPARE(m_lab.nodes()[u"node4"_s].bootId, before[u"node4"_s].bootId);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    // Back again: the retry goes on by itself, to the end.
    patchSingle("false");
    reboot.running->answer(question->id, Choice::Retry);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QVERIFY(reboot.watch.reached(u"node4/settle"_s, StepState::Succeeded));
    QVERIFY(m_lab.nodes()[u"node4"_s].bootId != before[u"node4"_s].bootId);
}

void LabGates::apiServersAreAskedOneByOne()
{
    auto profile = LabReboot::profile();
    profile.timeouts.gates = seconds{1};
    profile.gates.readyz.port = 6444; // nobody listens there
    LabReboot reboot(profile);
    QVERIFY(reboot.start({u"node3"_s}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QStringList servers;
    for (const operation::GateResult &result : question->gates) {
        if (result.gate == "readyz"_L1 && result.verdict == GateVerdict::Block) {
            servers.append(result.subject);
        }
    }
    QCOMPARE(servers, (QStringList{u"node1"_s, u"node2"_s}));
    // Without a reason it is no answer.
    reboot.running->answer(question->id, Choice::Accept);
    reboot.running->answer(question->id, Answer(Choice::Accept, u"port is wrong, CHG-7"_s));
    stopAfter(reboot, u"node3/gates"_s);
    QVERIFY(journalOf(reboot).contains("\"words\":\"port is wrong, CHG-7\""));
    QVERIFY(reboot.watch.transcript().contains(u"(accepted)"_s));
}

void LabGates::etcdLeaderIsMovedBeforeItsNodeGoes()
{
    auto profile = LabReboot::profile();
    profile.gates.etcd.endpoint = u"https://127.0.0.1:12379"_s;
    m_lab.run({trio, u"start"_s});
    m_lab.run({trio, u"lead"_s, u"node1"_s});
    QCOMPARE(m_lab.run({trio, u"leader"_s}), "node1\n");
    LabReboot reboot(profile);
    QVERIFY(reboot.start({u"node1"_s}));
    stopAfter(reboot, u"node1/gates"_s);
    QCOMPARE(reboot.watch.commands().filter(u"move-leader"_s).size(), 1);
    QVERIFY(m_lab.run({trio, u"leader"_s}) != "node1\n");
    const QByteArray journal = journalOf(reboot);
    const qsizetype intent = journal.indexOf("{\"action\":\"etcdctl --endpoints=https://10.77.0.11:12379 move-leader ");
    QVERIFY2(intent > 0 && intent < journal.indexOf("\"state\":\"Succeeded\",\"step\":\"node1/gates\""), journal);
    // Without the leader there is nothing to move.
    LabReboot again(profile);
    QVERIFY(again.start({u"node1"_s}));
    stopAfter(again, u"node1/gates"_s);
    QCOMPARE(again.watch.commands().filter(u"move-leader"_s), QStringList());
}

void LabGates::etcdWithoutAMarginBlocks()
{
    auto profile = LabReboot::profile();
    profile.gates.etcd.endpoint = u"https://127.0.0.1:12379"_s;
    profile.timeouts.gates = seconds{1};
    m_lab.run({trio, u"start"_s});
    m_lab.run({trio, u"lead"_s, u"here"_s});
    m_lab.run({trio, u"kill"_s, u"node2"_s});
    const auto before = m_lab.nodes();
    LabReboot reboot(profile);
    QVERIFY(reboot.start({u"node1"_s}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QStringList evidence;
    for (const operation::GateResult &result : question->gates) {
        if (result.gate == "etcd"_L1 && result.verdict == GateVerdict::Block) {
            evidence.append(result.subject + u": "_s + result.evidence);
        }
    }
    VERIFY_OR_TRANSCRIPT(evidence.size() == 2 && evidence.at(0).startsWith("node2: "_L1), reboot);
    QCOMPARE(evidence.at(1), u"node1: without it 1 of 3 members would be left, 2 are needed"_s);
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    QVERIFY(!finished->nodes.constFirst().touched);
    QCOMPARE(m_lab.nodes()[u"node1"_s].bootId, before[u"node1"_s].bootId);
}

void LabGates::volumesHoldTheShutdown()
{
    create(R"({"apiVersion":"storage.k8s.io/v1","kind":"VolumeAttachment","metadata":{"name":"lab-held"},
"spec":{"attacher":"lab.kubemori","nodeName":"node3","source":{"persistentVolumeName":"pv-lab"}}})");
    const auto before = m_lab.nodes();
    LabReboot reboot(LabReboot::profile());
    QVERIFY(reboot.start({u"node3"_s}));
    const auto held = reboot.watch.waitFor([](const operation::Event &event) {
        const auto *seen = std::get_if<operation::Observed>(&event);
        return seen != nullptr && seen->step == "node3/wait-detached"_L1 &&
               seen->what == "volumes: Block: pv-lab: still attached by lab.kubemori"_L1;
    });
    VERIFY_OR_TRANSCRIPT(held.has_value(), reboot);
    QCOMPARE(m_lab.nodes()[u"node3"_s].bootId, before[u"node3"_s].bootId);
    QCOMPARE(reboot.watch.commands().filter(u"shutdown"_s), QStringList());
    m_lab.run({u"kubectl"_s, u"delete"_s, u"volumeattachment"_s, u"lab-held"_s});
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QVERIFY(m_lab.nodes()[u"node3"_s].bootId != before[u"node3"_s].bootId);
}

QTEST_GUILESS_MAIN(LabGates)
#include "tst_gates.moc"
