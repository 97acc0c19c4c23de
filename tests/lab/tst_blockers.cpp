// SPDX-License-Identifier: GPL-3.0-or-later
// Drains that are held up, on a real API server: what is said of them, and what is done about them and undone.
#include "lab/lab_fixture.hpp"
#include "lab/operation_watch.hpp"
#include "lab/scripted_prompter.hpp"

#include "app/composition/cluster_directory.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

#include <future>

using namespace kubemori;
using namespace Qt::StringLiterals;
using operation::Answer;
using operation::Choice;
using operation::DrainBlocker;
using operation::Outcome;
using operation::Question;
using std::chrono::seconds;

namespace {

const QString drained = u"node4"_s;

cluster::Profile labProfile(seconds drain)
{
    for (const cluster::Profile &profile : composition::RealClusterDirectory().profiles()) {
        if (profile.id == "lab"_L1) {
            cluster::Profile copy = profile;
            copy.drain.emptyDir = cluster::DrainOptions::EmptyDir::Delete;
            copy.timeouts.drain = drain;
            // These tests are about drains that are begun although a budget holds them.
            copy.gates.budgets = cluster::GateMode::Off;
            return copy;
        }
    }
    qFatal("the lab has no profile named lab");
}

/// The reboot of one node under way.
struct Reboot
{
    explicit Reboot(seconds drain)
        : session(directory.open(labProfile(drain), prompter))
    {
    }

    bool start()
    {
        std::promise<Result<ui::PlannedReboot>> promise;
        session->planRollingReboot({.nodes = {drained}}, [&](Result<ui::PlannedReboot> made) {
            if (!made || made->forecast) {
                promise.set_value(std::move(made));
            }
        });
        const auto plan = promise.get_future().get();
        if (!plan) {
            qWarning().noquote() << "no plan:" << toLogLine(plan.error());
            return false;
        }
        running = session->start(plan->plan, watch.sink());
        return true;
    }
    /// The first state of the board that shows this pod in this state.
    std::optional<DrainBlocker> shown(const QString &pod, DrainBlocker::State state)
    {
        const auto find = [&](const operation::Event &event) -> std::optional<DrainBlocker> {
            if (const auto *board = std::get_if<operation::Blockers>(&event)) {
                for (const DrainBlocker &blocker : board->list) {
                    if (blocker.pod.startsWith(pod) && blocker.state == state) {
                        return blocker;
                    }
                }
            }
            return std::nullopt;
        };
        const auto event = watch.waitFor([&](const operation::Event &one) { return find(one).has_value(); });
        return event ? find(*event) : std::nullopt;
    }

    test::ScriptedPrompter prompter{QByteArray()};
    composition::RealClusterDirectory directory;
    test::OperationWatch watch;
    std::unique_ptr<ui::ClusterSession> session;
    std::unique_ptr<ui::RunningOperation> running;
};

const DrainBlocker *blockerOf(const Question &question, const QString &pod)
{
    const auto found = std::ranges::find_if(question.blockers,
                                            [&](const DrainBlocker &blocker) { return blocker.pod.startsWith(pod); });
    return found == question.blockers.end() ? nullptr : &*found;
}

} // namespace

/// A scene that could not be set up ends its test.
#define STOP_IF_FAILED                                                                                                 \
    if (QTest::currentTestFailed()) {                                                                                  \
        return;                                                                                                        \
    }
#define VERIFY_OR_TRANSCRIPT(condition, reboot) QVERIFY2(condition, qPrintable(u"\n"_s + (reboot).watch.transcript()))

class LabBlockers : public QObject
{
    Q_OBJECT

private:
    void apply(const QByteArray &manifest)
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(manifest);
        file.close();
        m_lab.run({u"kubectl"_s, u"apply"_s, u"-f"_s, file.fileName()});
    }
    QJsonObject spec(const QString &kind, const QString &name)
    {
        const QByteArray json =
            m_lab.run({u"kubectl"_s, u"get"_s, kind, name, u"--namespace=demo"_s, u"--output=json"_s});
        return QJsonDocument::fromJson(json)[u"spec"].toObject();
    }
    /// Two replicas on these nodes, spread over them.
    void makeHold(const QByteArray &nodes)
    {
        apply(R"(apiVersion: apps/v1
kind: Deployment
metadata: { name: hold, namespace: demo }
spec:
  replicas: 2
  selector: { matchLabels: { app: hold } }
  template:
    metadata: { labels: { app: hold } }
    spec:
      terminationGracePeriodSeconds: 1
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
            - matchExpressions: [ { key: kubernetes.io/hostname, operator: In, values: [ )" +
              nodes + R"( ] } ]
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
          - weight: 100
            podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: hold } } }
      containers: [ { name: hold, image: registry.example/hold:1.0 } ]
)");
        m_lab.run({u"kubectl"_s, u"wait"_s, u"--namespace=demo"_s, u"--for=condition=Available"_s, u"--timeout=60s"_s,
                   u"deployment/hold"_s});
    }
    void makeBudget(const QString &name, const QString &rule)
    {
        const bool v1 = m_lab.run({u"kubectl"_s, u"api-versions"_s}).split('\n').contains("policy/v1");
        apply("apiVersion: policy/" + QByteArray(v1 ? "v1" : "v1beta1") +
              "\nkind: PodDisruptionBudget\nmetadata: { name: " + name.toUtf8() +
              ", namespace: demo }\nspec:\n  selector: { matchLabels: { app: hold } }\n  " + rule.toUtf8() + '\n');
        QTRY_COMPARE_WITH_TIMEOUT(
            QString::fromUtf8(m_lab.run({u"kubectl"_s, u"get"_s, u"poddisruptionbudget"_s, name, u"--namespace=demo"_s,
                                         u"--output=jsonpath={.status.currentHealthy}"_s})),
            u"2"_s, 30000);
    }
    void makePod(const QByteArray &name, const QByteArray &metadata)
    {
        apply("apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + "\n  namespace: demo\n" + metadata +
              "spec:\n  nodeName: node4\n  terminationGracePeriodSeconds: 2\n"
              "  containers: [ { name: main, image: registry.example/main:1.0 } ]\n");
        m_lab.run({u"kubectl"_s, u"wait"_s, u"--namespace=demo"_s, u"--for=condition=Ready"_s, u"--timeout=60s"_s,
                   u"pod/"_s + QString::fromUtf8(name)});
    }
    /// Takes the finalizers off.
    void letGo(const QString &pod)
    {
        m_lab.run({u"kubectl"_s, u"patch"_s, u"pod"_s, pod, u"--namespace=demo"_s, u"--type=merge"_s,
                   uR"(--patch={"metadata":{"finalizers":null}})"_s});
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
    /// A pod that a failed test left with its finalizer would keep the lab from being reset.
    void cleanup()
    {
        if (!m_lab.run({u"kubectl"_s, u"get"_s, u"pod"_s, u"kept"_s, u"--namespace=demo"_s, u"--ignore-not-found"_s})
                 .isEmpty()) {
            letGo(u"kept"_s);
        }
    }
    void cleanupTestCase()
    {
        if (test::LabFixture::isPresent()) {
            m_lab.reset();
        }
    }

    void relaxedBudgetIsPutBack_data();
    void relaxedBudgetIsPutBack();
    void relaxedBudgetIsPutBackWhenStopped();
    void scaledUpAndBack();
    void stuckPods();
    void twoBudgets();
};

void LabBlockers::relaxedBudgetIsPutBack_data()
{
    QTest::addColumn<QString>("rule");
    QTest::newRow("number") << u"minAvailable: 2"_s;
    QTest::newRow("percent") << u"minAvailable: 100%"_s;
    QTest::newRow("none may be missing") << u"maxUnavailable: 0"_s;
}

void LabBlockers::relaxedBudgetIsPutBack()
{
    QFETCH(const QString, rule);
    makeHold("node3, node4");
    makeBudget(u"hold"_s, rule);
    STOP_IF_FAILED
    const QJsonObject before = spec(u"poddisruptionbudget"_s, u"hold"_s);
    const auto boot = m_lab.nodes()[drained].bootId;
    Reboot reboot(seconds{12});
    QVERIFY(reboot.start());
    // It is said while the drain runs, not only when it has failed.
    const auto shown = reboot.shown(u"demo/hold-"_s, DrainBlocker::State::WaitingForBudget);
    VERIFY_OR_TRANSCRIPT(shown.has_value(), reboot);
    QCOMPARE(toString(shown->verdict), u"CannotClear"_s);
    QCOMPARE(toString(shown->reason), u"NeedsEveryPod"_s);
    QCOMPARE(shown->owner, u"deployment/hold"_s);
    QCOMPARE(shown->budgets.size(), 1);
    QCOMPARE(shown->budgets[0].name, u"demo/hold"_s);
    QCOMPARE(shown->budgets[0].rule, rule);
    QCOMPARE(shown->budgets[0].currentHealthy, 2);
    QCOMPARE(shown->budgets[0].desiredHealthy, 2);
    QCOMPARE(shown->budgets[0].expectedPods, 2);
    QCOMPARE(shown->budgets[0].selector, u"app=hold"_s);
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QCOMPARE(toString(question->error.code), toString(ErrorCode::BlockedByPdb));
    QVERIFY(question->offers({Choice::RelaxBudget, u"demo/hold"_s}));
    QCOMPARE(spec(u"poddisruptionbudget"_s, u"hold"_s), before);
    reboot.running->answer(question->id, {Choice::RelaxBudget, u"demo/hold"_s});
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QCOMPARE(spec(u"poddisruptionbudget"_s, u"hold"_s), before);
    QVERIFY(finished->nodes.first().notPutBack.isEmpty());
    QVERIFY(m_lab.nodes()[drained].bootId != boot);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    // What was run is what was shown.
    const auto remedies = question->remedies();
    const auto remedy = std::ranges::find(remedies, Choice::RelaxBudget, &operation::Remedy::choice);
    QVERIFY(reboot.watch.commands().contains(remedy->command));
}

void LabBlockers::relaxedBudgetIsPutBackWhenStopped()
{
    makeHold("node4");
    makeBudget(u"hold"_s, u"minAvailable: 2"_s);
    STOP_IF_FAILED
    const QJsonObject before = spec(u"poddisruptionbudget"_s, u"hold"_s);
    const auto boot = m_lab.nodes()[drained].bootId;
    Reboot reboot(seconds{10});
    QVERIFY(reboot.start());
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    reboot.running->answer(question->id, {Choice::RelaxBudget, u"demo/hold"_s});
    // One pod goes; the other is held, as its successor finds no node.
    const auto second = reboot.watch.question(question->id);
    VERIFY_OR_TRANSCRIPT(second.has_value(), reboot);
    const DrainBlocker *blocker = blockerOf(*second, u"demo/hold-"_s);
    VERIFY_OR_TRANSCRIPT(blocker != nullptr, reboot);
    QCOMPARE(toString(blocker->reason), u"NoPlace"_s);
    QVERIFY(spec(u"poddisruptionbudget"_s, u"hold"_s) != before);
    reboot.running->answer(second->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    QCOMPARE(spec(u"poddisruptionbudget"_s, u"hold"_s), before);
    QVERIFY(finished->nodes.first().notPutBack.isEmpty());
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    QCOMPARE(m_lab.nodes()[drained].bootId, boot);
}

void LabBlockers::scaledUpAndBack()
{
    makeHold("node3, node4");
    makeBudget(u"hold"_s, u"minAvailable: 2"_s);
    STOP_IF_FAILED
    Reboot reboot(seconds{15});
    QVERIFY(reboot.start());
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QVERIFY(question->offers({Choice::ScaleUp, u"demo/deployment/hold"_s}));
    reboot.running->answer(question->id, {Choice::ScaleUp, u"demo/deployment/hold"_s});
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QCOMPARE(spec(u"deployment"_s, u"hold"_s)[u"replicas"].toInt(), 2);
    const QStringList scaled = reboot.watch.commands().filter(u" scale deployment hold "_s);
    QCOMPARE(scaled.size(), 2);
    QVERIFY(scaled[0].endsWith(u"--current-replicas=2 --replicas=3"_s));
    QVERIFY(scaled[1].endsWith(u"--current-replicas=3 --replicas=2"_s));
}

void LabBlockers::stuckPods()
{
    makePod("stuck", "  annotations: { lab.kubemori/stuck: \"true\" }\n");
    makePod("kept", "  finalizers: [ lab.kubemori/hold ]\n");
    STOP_IF_FAILED
    Reboot reboot(seconds{45});
    QVERIFY(reboot.start());
    const auto kept = reboot.shown(u"demo/kept"_s, DrainBlocker::State::Stuck);
    VERIFY_OR_TRANSCRIPT(kept.has_value(), reboot);
    QCOMPARE(toString(kept->verdict), u"CannotClear"_s);
    QCOMPARE(toString(kept->reason), u"Finalizer"_s);
    QCOMPARE(kept->finalizers, QStringList{u"lab.kubemori/hold"_s});
    QVERIFY(kept->since.isValid() && kept->until >= kept->since);
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    const DrainBlocker *stuck = blockerOf(*question, u"demo/stuck"_s);
    VERIFY_OR_TRANSCRIPT(stuck != nullptr, reboot);
    QCOMPARE(toString(stuck->state), u"Stuck"_s);
    QCOMPARE(toString(stuck->reason), u"NotEnded"_s);
    QVERIFY(question->offers({Choice::ForceDelete, u"demo/stuck"_s}));
    QVERIFY(!question->offers({Choice::ForceDelete, u"demo/kept"_s}));
    reboot.running->answer(question->id, {Choice::ForceDelete, u"demo/kept"_s}); // not offered: not taken
    reboot.running->answer(question->id, {Choice::ForceDelete, u"demo/stuck"_s});
    const auto second = reboot.watch.question(question->id);
    VERIFY_OR_TRANSCRIPT(second.has_value(), reboot);
    QVERIFY(blockerOf(*second, u"demo/stuck"_s) == nullptr);
    QVERIFY(blockerOf(*second, u"demo/kept"_s) != nullptr);
    QCOMPARE(reboot.watch.commands().filter(u" delete pod "_s).size(), 1);
    letGo(u"kept"_s);
    reboot.running->answer(second->id, Choice::Retry);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

void LabBlockers::twoBudgets()
{
    makeHold("node3, node4");
    makeBudget(u"hold"_s, u"minAvailable: 0"_s);
    makeBudget(u"other"_s, u"maxUnavailable: 2"_s);
    STOP_IF_FAILED
    Reboot reboot(seconds{20});
    QVERIFY(reboot.start());
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    const DrainBlocker *blocker = blockerOf(*question, u"demo/hold-"_s);
    VERIFY_OR_TRANSCRIPT(blocker != nullptr, reboot);
    QCOMPARE(toString(blocker->state), u"TwoBudgets"_s);
    QCOMPARE(toString(blocker->verdict), u"CannotClear"_s);
    QCOMPARE(blocker->budgets.size(), 2);
    QVERIFY(blocker->remedies.isEmpty());
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

QTEST_GUILESS_MAIN(LabBlockers)
#include "tst_blockers.moc"
