// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast of a rolling reboot, made from a real API server: what tests/lab/workloads.yaml holds must be named.
#include "lab/lab_fixture.hpp"
#include "lab/scripted_prompter.hpp"

#include "app/composition/cluster_directory.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

#include <future>

using namespace kubemori;
using namespace Qt::StringLiterals;
using maintenance::Forecast;
using maintenance::ForecastFinding;
using maintenance::NodeForecast;
using Kind = ForecastFinding::Kind;
using Severity = ForecastFinding::Severity;

namespace {

/// A finding with the node in whose turn it was made.
struct Found
{
    QString node;
    ForecastFinding finding;
};

QList<Found> findAll(const Forecast &forecast, Kind kind, const QString &subject)
{
    QList<Found> all;
    for (const NodeForecast &node : forecast.nodes) {
        for (const ForecastFinding &finding : node.findings) {
            if (finding.kind == kind && finding.subject == subject) {
                all.append({.node = node.node, .finding = finding});
            }
        }
    }
    return all;
}

} // namespace

class LabForecast : public QObject
{
    Q_OBJECT

private:
    /// As the window asks for it: the plan first, then the same plan with its forecast.
    Result<Forecast> forecast(const QStringList &nodes = {})
    {
        cluster::Profile lab;
        for (const cluster::Profile &profile : m_directory.profiles()) {
            lab = profile.id == "lab"_L1 ? profile : lab;
        }
        const auto session = m_directory.open(lab, m_prompter);
        std::promise<Result<Forecast>> promise;
        QList<ui::PlannedReboot> early;
        session->planRollingReboot({.nodes = nodes}, [&](Result<ui::PlannedReboot> planned) {
            if (!planned) {
                promise.set_value(std::unexpected(planned.error()));
            } else if (planned->forecast) {
                const bool same = early.size() == 1 && early.constFirst().plan == planned->plan;
                promise.set_value(same ? *planned->forecast
                                       : fail(ErrorCode::Internal, u"the plan did not come first"_s));
            } else {
                early.append(*planned);
            }
        });
        return promise.get_future().get();
    }

    void apply(const QByteArray &manifest)
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(manifest);
        file.close();
        m_lab.run({u"kubectl"_s, u"apply"_s, u"--namespace=demo"_s, u"--filename="_s + file.fileName()});
    }

    QString nodeOf(const QString &selector)
    {
        return QString::fromUtf8(m_lab.run({u"kubectl"_s, u"get"_s, u"pods"_s, u"--namespace=demo"_s,
                                            u"--selector="_s + selector, u"-o=jsonpath={.items[0].spec.nodeName}"_s}));
    }

    test::LabFixture m_lab;
    test::ScriptedPrompter m_prompter;
    composition::RealClusterDirectory m_directory;

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::LabFixture::isPresent()) {
            QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
        }
    }
    void init() { m_lab.reset(); }
    void cleanupTestCase()
    {
        if (test::LabFixture::isPresent()) {
            m_lab.reset();
        }
    }

    void namesWhatTheDemoHolds();
    void changesNothing();
    void budgetThatNeverLetsGo();
    void serverRefusesWhatIsForecast();
    void antiAffinityOnEveryNode();
    void requestsThatFitNowhere();
};

#define VERIFY_FORECAST(made) QVERIFY2(made, qPrintable(made ? QString() : toLogLine((made).error())))

void LabForecast::namesWhatTheDemoHolds()
{
    const auto made = forecast();
    VERIFY_FORECAST(made);
    QCOMPARE(made->nodes.size(), 4);
    QCOMPARE(made->count(Severity::Block), 0);

    const auto budget = findAll(*made, Kind::BudgetObeyed, u"demo/web"_s);
    QVERIFY(!budget.isEmpty());
    QCOMPARE(budget.constFirst().finding.budget->rule, u"maxUnavailable: 1"_s);
    QCOMPARE(budget.constFirst().finding.budget->healthy, 3);
    QCOMPARE(budget.constFirst().finding.budget->desired, 2);

    const auto lonely = findAll(*made, Kind::BarePod, u"demo/lonely"_s);
    QCOMPARE(lonely.size(), 1);
    QCOMPARE(lonely.constFirst().node, nodeOf(u"app=lonely"_s));

    // On its own node, and once more on the worker that it goes to.
    const auto data = findAll(*made, Kind::EmptyDirData, u"demo/cache"_s);
    QVERIFY(data.size() >= 1 && data.size() <= 2);
    QVERIFY(data.constFirst().node == nodeOf(u"app=cache"_s) || data.constLast().node == nodeOf(u"app=cache"_s));
    QCOMPARE(data.constFirst().finding.workload, u"Deployment"_s);
    const auto outage = findAll(*made, Kind::Outage, u"demo/cache"_s);
    QCOMPARE(outage.size(), data.size());
    QCOMPARE(outage.constFirst().finding.replicas, 1);

    bool webMoves = false;
    for (const NodeForecast &node : made->nodes) {
        QCOMPARE(node.daemonSetPods.filter(u"demo/agent-"_s).size(), 1);
        for (const maintenance::MovingPod &pod : node.moving) {
            QVERIFY2(pod.hasPlace, qPrintable(pod.pod));
            if (pod.pod.startsWith(u"demo/web-")) {
                webMoves = true;
                QCOMPARE(pod.requests, (maintenance::Resources{.cpuMillis = 100, .memoryBytes = 64 << 20}));
            }
        }
        QVERIFY(node.freeElsewhere.cpuMillis > 0 && node.freeElsewhere.memoryBytes > 0);
    }
    QVERIFY(webMoves);
}

void LabForecast::changesNothing()
{
    const QByteArray before = m_lab.run(
        {u"kubectl"_s, u"get"_s, u"pods"_s, u"--all-namespaces"_s, u"-o=jsonpath={.items[*].metadata.uid}"_s});
    VERIFY_FORECAST(forecast());
    QCOMPARE(m_lab.run(
                 {u"kubectl"_s, u"get"_s, u"pods"_s, u"--all-namespaces"_s, u"-o=jsonpath={.items[*].metadata.uid}"_s}),
             before);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

namespace {

const QByteArray cacheBudget = R"(
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: cache }
spec:
  minAvailable: 1
  selector: { matchLabels: { app: cache } }
)";

} // namespace

void LabForecast::budgetThatNeverLetsGo()
{
    apply(cacheBudget);
    const auto made = forecast();
    VERIFY_FORECAST(made);
    const auto found = findAll(*made, Kind::BudgetNeverAllows, u"demo/cache"_s);
    QCOMPARE(found.size(), 1); // it stays where it is
    QCOMPARE(found.constFirst().node, nodeOf(u"app=cache"_s));
    QCOMPARE(found.constFirst().finding.severity, Severity::Block);
    QCOMPARE(findAll(*made, Kind::Outage, u"demo/cache"_s).size(), 0);
}

void LabForecast::serverRefusesWhatIsForecast()
{
    // The eviction API has the last word on what the forecast says of this moment.
    apply(cacheBudget);
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.run({u"kubectl"_s, u"get"_s, u"pdb"_s, u"cache"_s, u"--namespace=demo"_s,
                                         u"-o=jsonpath={.status.expectedPods}"_s}),
                              "1", 30'000);
    const QString cacheNode = nodeOf(u"app=cache"_s);
    const auto made = forecast({cacheNode});
    VERIFY_FORECAST(made);
    command::LocalRunner runner;
    command::Command drain;
    drain.argv = {u"kubectl"_s,
                  u"drain"_s,
                  cacheNode,
                  u"--force"_s,
                  u"--ignore-daemonsets"_s,
                  u"--timeout=6s"_s,
                  u"--pod-selector=app=cache"_s,
                  u"--delete-emptydir-data"_s};
    drain.timeout = std::chrono::minutes{1};
    const auto drained = command::capture(runner, drain, {});
    QVERIFY(drained);
    QVERIFY(!drained->exit.isSuccess());
    QVERIFY2(drained->errors.contains("disruption budget"), drained->errors.constData());
    QCOMPARE(made->nodes.constFirst().refused.filter(u"demo/cache-"_s).size(), 1);
}

void LabForecast::antiAffinityOnEveryNode()
{
    apply(R"(
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: queue }
spec:
  serviceName: queue
  replicas: 4
  podManagementPolicy: Parallel
  selector: { matchLabels: { app: queue } }
  template:
    metadata: { labels: { app: queue } }
    spec:
      terminationGracePeriodSeconds: 2
      tolerations: [ { operator: Exists } ]
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - { labelSelector: { matchLabels: { app: queue } }, topologyKey: kubernetes.io/hostname }
      containers: [ { name: queue, image: "registry.example/queue:1.0" } ]
)");
    const auto ready = [&] {
        return m_lab.run({u"kubectl"_s, u"get"_s, u"statefulset"_s, u"queue"_s, u"--namespace=demo"_s,
                          u"-o=jsonpath={.status.readyReplicas}"_s});
    };
    QTRY_COMPARE_WITH_TIMEOUT(ready(), "4", 60'000);
    const auto made = forecast();
    VERIFY_FORECAST(made);
    const auto found = findAll(*made, Kind::AntiAffinity, u"demo/queue"_s);
    QCOMPARE(found.size(), 4); // each node's pod is Pending until its node is back
    QCOMPARE(found.constFirst().finding.place->nodes, 3);
    QCOMPARE(found.constFirst().finding.place->antiAffinity, 3);
}

void LabForecast::requestsThatFitNowhere()
{
    // On each worker more than half of its memory.
    const auto document =
        QJsonDocument::fromJson(m_lab.run({u"kubectl"_s, u"get"_s, u"node"_s, u"node3"_s, u"-o=json"_s}));
    const QByteArray memory = document[u"status"][u"allocatable"][u"memory"].toString().toUtf8();
    QVERIFY2(memory.endsWith("Ki") || memory.endsWith("Mi") || memory.endsWith("Gi"), memory.constData());
    const QByteArray asked = QByteArray::number(memory.chopped(2).toLongLong() * 6 / 10) + memory.right(2);
    apply(QByteArray(R"(
apiVersion: apps/v1
kind: Deployment
metadata: { name: big }
spec:
  replicas: 2
  selector: { matchLabels: { app: big } }
  template:
    metadata: { labels: { app: big } }
    spec:
      terminationGracePeriodSeconds: 2
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
            - matchExpressions: [ { key: node-role.kubernetes.io/control-plane, operator: DoesNotExist } ]
      containers:
      - { name: big, image: "registry.example/big:1.0", resources: { requests: { memory: ASKED } } }
)")
              .replace("ASKED", asked));
    const auto ready = [&] {
        return m_lab.run({u"kubectl"_s, u"get"_s, u"deployment"_s, u"big"_s, u"--namespace=demo"_s,
                          u"-o=jsonpath={.status.readyReplicas}"_s});
    };
    QTRY_COMPARE_WITH_TIMEOUT(ready(), "2", 60'000);
    const auto made = forecast();
    VERIFY_FORECAST(made);
    const auto found = findAll(*made, Kind::NoRoom, u"demo/big"_s);
    QCOMPARE(found.size(), 2); // one on each worker
    QCOMPARE(found.constFirst().finding.place->full, 1);
    QCOMPARE(found.constFirst().finding.place->notAllowed, 2);
    QVERIFY(found.constFirst().finding.place->largest.memoryBytes <
            found.constFirst().finding.place->asked.memoryBytes);
}

QTEST_GUILESS_MAIN(LabForecast)
#include "tst_forecast.moc"
