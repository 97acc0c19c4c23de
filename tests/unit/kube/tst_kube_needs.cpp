// SPDX-License-Identifier: GPL-3.0-or-later
// What a forecast reads from the API server: requests, rules of placement, room, workloads, volumes.
#include "kube/kubectl.hpp"
#include "kube/pod_parser.hpp"
#include "kube/quantity.hpp"
#include "kube/room_parser.hpp"
#include "kube/workload_parser.hpp"
#include "sample.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

#include <random>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray podWith(const QByteArray &spec, const QByteArray &metadata = {})
{
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{"metadata":{"name":"p","namespace":"shop")" +
           metadata + R"(},"spec":{)" + spec + R"(},"status":{"phase":"Running"}}]})";
}

const QByteArray fullSpec =
    R"("nodeName":"node1","nodeSelector":{"disk":"ssd"},"overhead":{"cpu":"10m","memory":"1Mi"},
"containers":[{"name":"a","resources":{"requests":{"cpu":"250m","memory":"64Mi","nvidia.com/gpu":"1"},"limits":{"cpu":"9"}},
  "ports":[{"containerPort":443,"hostPort":443,"protocol":"UDP"},{"containerPort":80},{"hostPort":80}]},
 {"name":"b","resources":{"requests":{"cpu":"0.1"}}},{"name":"c"},{"name":"d","resources":null}],
"tolerations":[{"key":"gpu","operator":"Exists","effect":"NoSchedule"},{"key":"a","value":"b"},
 {"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],
"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
  {"matchExpressions":[{"key":"cores","operator":"Gt","values":["8"]}],"matchFields":[{"key":"metadata.name","operator":"In","values":["n"]}]}]},
  "preferredDuringSchedulingIgnoredDuringExecution":[{"weight":1,"preference":{"matchExpressions":[{"key":"x","operator":"Exists"}]}}]},
 "podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{"matchLabels":{"app":"db"}},"topologyKey":"zone","namespaces":["x"]}]},
 "podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{"matchExpressions":[{"key":"app","operator":"In","values":["web"]}]},
   "topologyKey":"kubernetes.io/hostname","namespaceSelector":{}},{"labelSelector":null,"topologyKey":"z"}],
   "preferredDuringSchedulingIgnoredDuringExecution":[{"weight":1,"podAffinityTerm":{"topologyKey":"y"}}]}},
"volumes":[{"name":"d","emptyDir":{}},{"name":"c","persistentVolumeClaim":{"claimName":"data"}},{"name":"s","secret":{"secretName":"x"}}])";

PodNeeds needsOf(const QByteArray &spec)
{
    QByteArray json = podWith(spec);
    const auto page = parseScheduledPods(json);
    if (!page) {
        qFatal("%s", qPrintable(toLogLine(page.error())));
    }
    return page->items.constFirst().needs;
}

const QByteArray deploymentsJson =
    R"({"kind":"DeploymentList","apiVersion":"apps/v1","metadata":{"continue":"t"},"items":[
{"metadata":{"name":"web","namespace":"shop"},"spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"x"}]}}},"status":{"replicas":1}},
{"metadata":{"name":"off","namespace":"shop"},"spec":{"replicas":0}},{"metadata":{"name":"one","namespace":"shop"},"spec":{}}]})";

const QByteArray volumesJson =
    R"({"kind":"PersistentVolumeList","apiVersion":"v1","metadata":{},"items":[
{"metadata":{"name":"local"},"spec":{"claimRef":{"kind":"PersistentVolumeClaim","namespace":"shop","name":"data","uid":"u"},
 "nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["node1"]}]}]}}}},
{"metadata":{"name":"free"},"spec":{"nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"a","operator":"Exists"}]}]}}}},
{"metadata":{"name":"network"},"spec":{"claimRef":{"namespace":"shop","name":"other"},"nfs":{"server":"s"}}}]})";

} // namespace

class TestKubeNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantities_data();
    void quantities();
    void readsAllNeeds();
    void requests_data();
    void requests();
    void refusesWithPlace_data();
    void refusesWithPlace();
    void plainPodsDoNotMindAmounts();
    void readsRooms();
    void readsWorkloads();
    void readsVolumes();
    void survivesMutation();
    void workloadOfAPod_data();
    void workloadOfAPod();
    void asksTheServer();
};

void TestKubeNeeds::quantities_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("thousandths"); // -1: none
    QTest::addColumn<qint64>("whole");
    const auto row = [](const char *text, qint64 thousandths, qint64 whole) {
        QTest::newRow(text) << QByteArray(text) << thousandths << whole;
    };
    row("0", 0, 0);
    row("2", 2000, 2);
    row("+2", 2000, 2);
    row("250m", 250, 1);
    row("0.1", 100, 1);
    row(".5", 500, 1);
    row("1.5", 1500, 2);
    row("0.0001", 1, 1);
    row("100n", 1, 1);
    row("1500u", 2, 1);
    row("1e3", 1'000'000, 1000);
    row("1E3", 1'000'000, 1000);
    row("12k", 12'000'000, 12'000);
    row("1Ki", 1'024'000, 1024);
    row("64Mi", qint64{64} * 1024 * 1024 * 1000, qint64{64} * 1024 * 1024);
    row("1.5Gi", qint64{1536} * 1024 * 1024 * 1000, qint64{1536} * 1024 * 1024);
    row("129M", 129'000'000'000, 129'000'000);
    row("1E", qint64{1} << 62, 1'000'000'000'000'000'000);
    row("9Ei", qint64{1} << 62, qint64{1} << 62);
    for (const char *bad :
         {"", "-1", "-0.5", "much", "1 Gi", "1GiB", "Mi", "1e", "1e999", "inf", "nan", "0x10", "1..2", "+", "--1"}) {
        row(bad, -1, -1);
    }
}

void TestKubeNeeds::quantities()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, thousandths);
    QFETCH(const qint64, whole);
    QCOMPARE(parseThousandths(text.toStdString()).value_or(-1), thousandths);
    QCOMPARE(parseWhole(text.toStdString()).value_or(-1), whole);
}

void TestKubeNeeds::readsAllNeeds()
{
    QByteArray json = podWith(fullSpec);
    const auto page = parseScheduledPods(json);
    QVERIFY2(page, qPrintable(page ? QString() : toLogLine(page.error())));
    const ScheduledPod &pod = page->items.constFirst();
    QCOMPARE(pod.pod.qualifiedName(), u"shop/p"_s);
    QCOMPARE(pod.pod.node, u"node1"_s);
    QVERIFY(pod.pod.emptyDir);
    const PodNeeds &needs = pod.needs;
    QCOMPARE(needs.cpuMillis, 250 + 100 + 10);
    QCOMPARE(needs.memoryBytes, 65 << 20);
    QCOMPARE(needs.nodeSelector, (QMap<QString, QString>{{u"disk"_s, u"ssd"_s}}));
    QCOMPARE(needs.hostPorts, (QStringList{u"443/UDP"_s, u"80/TCP"_s}));
    QCOMPARE(needs.claims, QStringList{u"data"_s});
    // A toleration that ends after a while lets no pod stay.
    QCOMPARE(needs.tolerations,
             (QList<Toleration>{{.key = u"gpu"_s, .anyValue = true, .value = {}, .effect = u"NoSchedule"_s},
                                {.key = u"a"_s, .anyValue = false, .value = u"b"_s, .effect = {}}}));
    QCOMPARE(needs.nodeTerms.size(), 1);
    QCOMPARE(needs.nodeTerms.constFirst().expressions.constFirst().op, LabelRequirement::Operator::GreaterThan);
    QCOMPARE(needs.nodeTerms.constFirst().fields.constFirst().values, QStringList{u"n"_s});
    QCOMPARE(needs.affinity.size(), 1);
    QCOMPARE(needs.affinity.constFirst().namespaces, QStringList{u"x"_s});
    QVERIFY(needs.affinity.constFirst().selector.selects({{u"app"_s, u"db"_s}}));
    QCOMPARE(needs.antiAffinity.size(), 2);
    QVERIFY(needs.antiAffinity.constFirst().allNamespaces);
    QVERIFY(needs.antiAffinity.constFirst().selector.selects({{u"app"_s, u"web"_s}}));
    QVERIFY(!needs.antiAffinity.constLast().selector.selects({})); // none given: nobody is meant
}

void TestKubeNeeds::requests_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<qint64>("cpu");
    const auto container = [](const QByteArray &cpu, const QByteArray &more = {}) {
        return R"({"resources":{"requests":{"cpu":")" + cpu + "\"}}" + more + '}';
    };
    const QByteArray sidecar = R"(,"restartPolicy":"Always")";
    const auto spec = [](const QByteArray &init, const QByteArray &containers) {
        return R"("containers":[)" + containers + R"(],"initContainers":[)" + init + ']';
    };
    QTest::newRow("sum of containers") << spec({}, container("1") + ',' + container("500m")) << qint64{1500};
    QTest::newRow("none") << spec({}, "{}") << qint64{0};
    QTest::newRow("a smaller init container") << spec(container("1"), container("2")) << qint64{2000};
    QTest::newRow("a larger init container") << spec(container("3"), container("2")) << qint64{3000};
    QTest::newRow("init containers run one by one")
        << spec(container("3") + ',' + container("2"), container("1")) << qint64{3000};
    QTest::newRow("a sidecar goes on") << spec(container("1", sidecar), container("2")) << qint64{3000};
    QTest::newRow("init container beside an earlier sidecar")
        << spec(container("1", sidecar) + ',' + container("3"), container("2")) << qint64{4000};
    QTest::newRow("init container before the sidecar")
        << spec(container("3") + ',' + container("1", sidecar), container("1")) << qint64{3000};
    QTest::newRow("init containers read first")
        << R"("initContainers":[)" + container("1", sidecar) + R"(],"containers":[)" + container("2") + ']'
        << qint64{3000};
    QTest::newRow("for the whole pod") << spec({}, container("1")) + R"(,"resources":{"requests":{"cpu":"5"}})"
                                       << qint64{5000};
    QTest::newRow("overhead") << spec({}, container("1")) + R"(,"overhead":{"cpu":"100m"})" << qint64{1100};
    QTest::newRow("more than any machine has")
        << spec({}, container("9Ei") + ',' + container("9Ei")) << (qint64{1} << 54);
}

void TestKubeNeeds::requests()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const qint64, cpu);
    QCOMPARE(needsOf(spec).cpuMillis, cpu);
}

void TestKubeNeeds::refusesWithPlace_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("place");
    QTest::newRow("amount") << QByteArray(R"("containers":[{"resources":{"requests":{"cpu":"much"}}}])")
                            << u"items[0].spec.containers[0].resources.requests.cpu: "_s;
    QTest::newRow("operator")
        << QByteArray(R"("affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[)"
                      R"({"labelSelector":{"matchExpressions":[{"key":"a","operator":"Gt","values":["1"]}]}}]}})")
        << u"labelSelector.matchExpressions[0]: "_s;
    QTest::newRow("tolerations") << QByteArray(R"("tolerations":{"key":"a"})") << u"items[0].spec.tolerations: "_s;
    QTest::newRow("port") << QByteArray(R"("containers":[{"ports":[{"hostPort":"x"}]}])")
                          << u"containers[0].ports[0].hostPort: "_s;
}

void TestKubeNeeds::refusesWithPlace()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const QString, place);
    QByteArray json = podWith(spec);
    const auto page = parseScheduledPods(json);
    QVERIFY(!page);
    QCOMPARE(codeOf(page), u"InvalidData"_s);
    QVERIFY2(page.error().detail.contains(place), qPrintable(page.error().detail));
}

void TestKubeNeeds::plainPodsDoNotMindAmounts()
{
    QByteArray json = podWith(R"("containers":[{"resources":{"requests":{"cpu":"much"}}}])");
    QVERIFY(parsePods(json)); // a drain must not fail for what only a forecast needs
}

void TestKubeNeeds::readsRooms()
{
    QByteArray node = nodeJson("node1", "1", true);
    node.replace(
        R"("capacity":{"cpu":"4"})",
        R"("capacity":{"cpu":"4"},"allocatable":{"cpu":"3900m","memory":"7Gi","pods":"110","hugepages-1Gi":"0"})");
    QByteArray json = pageJson({node, nodeJson("node2")}, "500", "more");
    const auto page = parseNodeRooms(json);
    QVERIFY2(page, qPrintable(page ? QString() : toLogLine(page.error())));
    QCOMPARE(page->next, u"more"_s);
    const NodeRoom &room = page->items.constFirst();
    QCOMPARE(room.name, u"node1"_s);
    QCOMPARE(room.cpuMillis, 3900);
    QCOMPARE(room.memoryBytes, qint64{7} << 30);
    QCOMPARE(room.pods, 110);
    QVERIFY(room.ready && !room.schedulable);
    QCOMPARE(room.labels.value(u"kubernetes.io/hostname"_s), u"node1"_s);
    QCOMPARE(room.taints.constLast(), (Taint{.key = u"a"_s, .value = u"b"_s, .effect = u"NoExecute"_s}));
    QVERIFY(page->items.constLast().schedulable);
    QCOMPARE(page->items.constLast().pods, 0); // nothing was said
}

void TestKubeNeeds::readsWorkloads()
{
    QByteArray json = deploymentsJson;
    const auto page = parseWorkloads(json, u"Deployment"_s);
    QVERIFY2(page, qPrintable(page ? QString() : toLogLine(page.error())));
    QCOMPARE(page->next, u"t"_s);
    QCOMPARE(page->workloads,
             (QList<Workload>{{.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"web"_s, .desired = 3},
                              {.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"off"_s, .desired = 0},
                              {.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"one"_s, .desired = 1}}));
    QByteArray other = deploymentsJson;
    QCOMPARE(codeOf(parseWorkloads(other, u"StatefulSet"_s)), u"InvalidData"_s);
}

void TestKubeNeeds::readsVolumes()
{
    QByteArray json = volumesJson;
    const auto page = parseBoundVolumes(json);
    QVERIFY2(page, qPrintable(page ? QString() : toLogLine(page.error())));
    QCOMPARE(page->items.size(), 1);
    const BoundVolume &volume = page->items.constFirst();
    QCOMPARE(volume.claim, u"shop/data"_s);
    QVERIFY(meetsAny(volume.nodeTerms, u"node1"_s, {{u"kubernetes.io/hostname"_s, u"node1"_s}}));
    QVERIFY(!meetsAny(volume.nodeTerms, u"node2"_s, {{u"kubernetes.io/hostname"_s, u"node2"_s}}));
}

void TestKubeNeeds::survivesMutation()
{
    std::minstd_rand random(11); // NOLINT(cert-msc51-cpp)
    const auto refusedOrRead = [](const auto &page) { return page || page.error().code == ErrorCode::InvalidData; };
    for (int round = 0; round < 4'000; ++round) {
        for (const QByteArray &whole :
             {podWith(fullSpec), deploymentsJson, volumesJson, pageJson({nodeJson("node1")})}) {
            QByteArray bytes = whole;
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] = "{}[]\",:5n"[random() % 9];
            bytes.truncate(random() % 8 == 0 ? bytes.size() / 2 : bytes.size());
            QByteArray again = bytes;
            QByteArray third = bytes;
            QByteArray fourth = bytes;
            QVERIFY(refusedOrRead(parseScheduledPods(bytes)));
            QVERIFY(refusedOrRead(parseNodeRooms(again)));
            QVERIFY(refusedOrRead(parseWorkloads(third, u"Deployment"_s)));
            QVERIFY(refusedOrRead(parseBoundVolumes(fourth)));
        }
    }
}

void TestKubeNeeds::workloadOfAPod_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("hash");
    QTest::addColumn<QString>("workload");
    const QString none;
    QTest::newRow("of a Deployment") << u"ReplicaSet"_s << u"web-5d7f9"_s << u"5d7f9"_s << u"Deployment shop/web"_s;
    QTest::newRow("of a ReplicaSet alone") << u"ReplicaSet"_s << u"web"_s << none << u"ReplicaSet shop/web"_s;
    QTest::newRow("with another hash") << u"ReplicaSet"_s << u"web-5d7f9"_s << u"1"_s << u"ReplicaSet shop/web-5d7f9"_s;
    QTest::newRow("of a StatefulSet") << u"StatefulSet"_s << u"db"_s << none << u"StatefulSet shop/db"_s;
    QTest::newRow("bare") << none << none << none << u" "_s;
}

void TestKubeNeeds::workloadOfAPod()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, name);
    QFETCH(const QString, hash);
    QFETCH(const QString, workload);
    Pod pod;
    pod.nameSpace = u"shop"_s;
    pod.ownerKind = kind;
    pod.ownerName = name;
    if (!hash.isEmpty()) {
        pod.labels.insert(u"pod-template-hash"_s, hash);
    }
    const WorkloadRef ref = workloadOf(pod);
    QCOMPARE(ref.kind + u' ' + ref.name, workload);
}

void TestKubeNeeds::asksTheServer()
{
    const auto runner = std::make_shared<ScriptedRunner>(u"ops@cp1"_s);
    const auto saying = [](const QByteArray &output) {
        return ScriptedAnswer{.output = output, .errors = {}, .exit = {}, .error = {}};
    };
    runner->on(u"/apis/apps/v1/deployments?"_s, saying(QByteArray(deploymentsJson).replace(R"("continue":"t")", "")));
    runner->on(
        u"/apis/apps/v1/statefulsets?"_s,
        saying(
            R"({"kind":"StatefulSetList","items":[{"metadata":{"name":"db","namespace":"shop"},"spec":{"replicas":2}}]})"));
    runner->on(u"/api/v1/persistentvolumes?"_s, saying(volumesJson));
    runner->on(u"/api/v1/nodes?"_s, saying(pageJson({nodeJson("node1")})));
    // Finished pods are left out by the server.
    runner->on(u"/api/v1/pods?fieldSelector=status.phase%21%3DSucceeded%2Cstatus.phase%21%3DFailed&limit="_s,
               saying(podWith(fullSpec)));
    const Kubectl kubectl(
        {{.host = u"cp1"_s, .runner = runner, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = false}});
    QCOMPARE(kubectl.scheduledPods({}).value().size(), 1);
    QCOMPARE(kubectl.nodeRooms({}).value().size(), 1);
    QCOMPARE(kubectl.workloads({}).value().size(), 4);
    QCOMPARE(kubectl.boundVolumes({}).value().size(), 1);
    runner->on(u"/apis/apps/v1/statefulsets?"_s, saying(R"({"kind":"PodList","items":[]})"));
    QCOMPARE(codeOf(kubectl.workloads({})), u"InvalidData"_s);
}

QTEST_GUILESS_MAIN(TestKubeNeeds)
#include "tst_kube_needs.moc"
