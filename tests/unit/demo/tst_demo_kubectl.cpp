// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulated kubectl says is read by the parsers that read the real one.
#include "demo_access.hpp"
#include "suites.hpp"

#include "demo/json_path.hpp"
#include "kube/blocking_budget.hpp"
#include "kube/budget_spec.hpp"
#include "kube/node_watcher.hpp"
#include "kube/scalable_owner.hpp"
#include "maintenance/blockers/drain_look.hpp"
#include "monitor/boot_id.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <mutex>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DemoKubectl final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsNodes();
    void listsFiveThousandInPages();
    void readsWhatAForecastNeeds();
    void cordonsAndSaysSo();
    void annotatesOnce();
    void knowsNoOtherNode();
    void drains();
    void refusesLocalData();
    void aBudgetHoldsADrainUp();
    void aRemedyLetsItGo();
    void watches();
    void aWatchFromLongAgoIsExpired();
    void readyzOfEachServer();
    void whatItDoesNotKnowFails();
    void printsByJsonPath();
    void jsonPaths_data();
    void jsonPaths();
};

namespace {

QList<kube::Node> nodesOf(const kube::Kubectl &kubectl)
{
    QList<kube::Node> nodes;
    const auto listed = kubectl.listNodes([&nodes](kube::NodesListed page) { nodes.append(page.nodes); }, {});
    return listed ? nodes : QList<kube::Node>();
}

kube::DrainRequest request(bool deleteData, Milliseconds timeout)
{
    kube::DrainRequest request;
    request.force = true;
    request.ignoreDaemonSets = true;
    request.deleteEmptyDirData = deleteData;
    request.timeout = timeout;
    return request;
}

/// The node that a pod of this name runs on.
QString nodeWith(const kube::Kubectl &kubectl, const QString &start)
{
    const auto pods = kubectl.allPods({});
    const auto found =
        std::ranges::find_if(*pods, [&start](const kube::Pod &pod) { return pod.name.startsWith(start); });
    return found == pods->end() ? QString() : found->node;
}

} // namespace

void DemoKubectl::listsNodes()
{
    DemoAccess demo;
    const QList<kube::Node> nodes = nodesOf(demo.kubectl(u"education"_s));
    QCOMPARE(nodes.size(), 6);
    const kube::Node &first = nodes.constFirst();
    QCOMPARE(first.name, u"minipc1");
    QCOMPARE(first.roles, QStringList{u"control-plane"_s});
    QCOMPARE(first.version, u"v1.34.3");
    QCOMPARE(first.runtime, u"containerd://2.2.1");
    QCOMPARE(first.internalIp, u"198.18.1.11");
    QVERIFY(first.ready() == kube::ConditionStatus::True);
    QVERIFY(first.schedulable && first.createdAt.isValid() && first.readyHeartbeat().isValid());
    QVERIFY(monitor::BootId::parse(first.bootId));
    QVERIFY(nodes.at(5).roles.isEmpty());
}

void DemoKubectl::listsFiveThousandInPages()
{
    DemoAccess demo;
    int pages = 0;
    QStringList names;
    const auto listed = demo.kubectl(u"scale"_s)
                            .listNodes(
                                [&](const kube::NodesListed &page) {
                                    ++pages;
                                    for (const kube::Node &node : page.nodes) {
                                        names.append(node.name);
                                    }
                                },
                                {});
    QVERIFY(listed);
    QCOMPARE(names.size(), 5000);
    QVERIFY(pages > 1);
    names.removeDuplicates();
    QCOMPARE(names.size(), 5000);
}

void DemoKubectl::readsWhatAForecastNeeds()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"production"_s);
    const auto rooms = kubectl.nodeRooms({});
    QVERIFY(rooms && rooms->size() == 5);
    QCOMPARE(rooms->constFirst().cpuMillis, 4000);
    const auto pods = kubectl.scheduledPods({});
    QVERIFY(pods && pods->size() > 20);
    const auto workloads = kubectl.workloads({});
    QVERIFY(workloads);
    QVERIFY(std::ranges::contains(*workloads, u"checkout"_s, &kube::Workload::name));
    const auto volumes = kubectl.boundVolumes({});
    QVERIFY(volumes && volumes->isEmpty());
    const auto budgets = kubectl.podDisruptionBudgets({});
    QVERIFY(budgets);
    const auto checkout = std::ranges::find(*budgets, u"checkout"_s, &kube::PodDisruptionBudget::name);
    QVERIFY(checkout != budgets->end());
    QCOMPARE(checkout->disruptionsAllowed, 0);
    QCOMPARE(checkout->minAvailable, u"1");
}

void DemoKubectl::cordonsAndSaysSo()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"education"_s);
    QVERIFY(kubectl.cordon(u"minipc2"_s, {}) == kube::Cordoned::Now);
    QVERIFY(!kubectl.getNode(u"minipc2"_s, {})->schedulable);
    QVERIFY(kubectl.cordon(u"minipc2"_s, {}) == kube::Cordoned::Already);
    QVERIFY(kubectl.uncordon(u"minipc2"_s, {}));
    QVERIFY(kubectl.getNode(u"minipc2"_s, {})->schedulable);
}

void DemoKubectl::annotatesOnce()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"test"_s);
    QVERIFY(kubectl.annotateNode(u"test2"_s, {u"kubemori.io/a=1"_s}, {}));
    QCOMPARE(kubectl.getNode(u"test2"_s, {})->annotations.value(u"kubemori.io/a"_s), u"1");
    QVERIFY(kubectl.annotateNode(u"test2"_s, {u"kubemori.io/a=2"_s}, {}).error().code == ErrorCode::AlreadyExists);
    QVERIFY(kubectl.annotateNode(u"test2"_s, {u"kubemori.io/a-"_s}, {}));
    QVERIFY(kubectl.getNode(u"test2"_s, {})->annotations.isEmpty());
}

void DemoKubectl::knowsNoOtherNode()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"test"_s);
    QVERIFY(kubectl.getNode(u"nobody"_s, {}).error().code == ErrorCode::NotFound);
    QVERIFY(kubectl.cordon(u"nobody"_s, {}).error().code == ErrorCode::NotFound);
    QVERIFY(kubectl.drain(u"nobody"_s, request(true, 30s), {}, {}).result.error().code == ErrorCode::NotFound);
}

void DemoKubectl::drains()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"education"_s);
    const QString node = nodeWith(kubectl, u"hello-"_s);
    QVERIFY(!node.isEmpty());
    const kube::DrainOutcome outcome = kubectl.drain(node, request(true, 5min), {}, {});
    QVERIFY2(outcome.result, outcome.result ? "" : qPrintable(toLogLine(outcome.result.error())));
    QVERIFY(outcome.report.cordoned && outcome.report.drained);
    QVERIFY(std::ranges::any_of(outcome.report.evicted,
                                [](const QString &pod) { return pod.startsWith(u"classroom/hello-"); }));
    const auto left = kubectl.podsOnNode(node, {});
    QVERIFY(left);
    QVERIFY(std::ranges::none_of(*left, [](const kube::Pod &pod) { return kube::isEvictable(pod); }));
}

void DemoKubectl::refusesLocalData()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"production"_s);
    const QString node = nodeWith(kubectl, u"metrics-server-"_s);
    const kube::DrainOutcome refused = kubectl.drain(node, request(false, 1min), {}, {});
    QVERIFY(!refused.result);
    QVERIFY(refused.result.error().code == ErrorCode::EmptyDirData);
    QCOMPARE(refused.report.emptyDirPods.size(), 1);
    QVERIFY(refused.report.emptyDirPods.constFirst().startsWith(u"kube-system/metrics-server-"));
    QVERIFY(refused.report.evicted.isEmpty());
}

void DemoKubectl::aBudgetHoldsADrainUp()
{
    DemoAccess demo(1000);
    const kube::Kubectl kubectl = demo.kubectl(u"production"_s);
    const QString node = nodeWith(kubectl, u"checkout-"_s);
    int refusals = 0;
    const auto count = [&refusals](const kube::DrainProgress &progress) {
        refusals += progress.kind == kube::DrainProgress::Kind::Blocked ? 1 : 0;
    };
    const kube::DrainOutcome outcome = kubectl.drain(node, request(true, 1min), count, {});
    QVERIFY(!outcome.result);
    QVERIFY(outcome.result.error().code == ErrorCode::BlockedByPdb);
    QVERIFY(outcome.report.timedOut);
    QCOMPARE(outcome.report.blocked.size(), 1);
    QVERIFY(outcome.report.blocked.constFirst().pod.startsWith(u"shop/checkout-"));
    QVERIFY2(refusals > 1, qPrintable(QString::number(refusals))); // every five seconds anew
    const auto view = maintenance::DrainLook(kubectl).at(node, {});
    QVERIFY(view);
    QCOMPARE(view->owners.size(), 1);
    QCOMPARE(view->owners.cbegin()->name, u"checkout");
    QVERIFY(view->owners.cbegin()->scales);
    QCOMPARE(view->counted.value(u"shop/checkout"_s).size(), 1);
}

void DemoKubectl::aRemedyLetsItGo()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"production"_s);
    const QString node = nodeWith(kubectl, u"checkout-"_s);
    QVERIFY(kubectl.cordon(node, {}));
    QVERIFY(kubectl.apply(
        kube::ScaleChange{.nameSpace = u"shop"_s, .kind = u"deployment"_s, .name = u"checkout"_s, .from = 1, .to = 2},
        {}));
    QVERIFY(kube::readReplicas(kubectl, u"shop"_s, u"deployment"_s, u"checkout"_s, {}) == 2);
    QVERIFY(kubectl.drain(node, request(true, 5min), {}, {}).result);

    const auto spec = kube::readBudgetSpec(kubectl, u"shop"_s, u"web"_s, {});
    QVERIFY(spec);
    QJsonObject relaxed = spec->spec;
    relaxed.insert(u"minAvailable"_s, 0);
    const kube::BudgetChange change{
        .nameSpace = u"shop"_s, .name = u"web"_s, .expected = spec->spec, .wanted = relaxed};
    QVERIFY(kubectl.apply(change, {}));
    QCOMPARE(kube::readBudgetSpec(kubectl, u"shop"_s, u"web"_s, {})->spec, relaxed);
    QVERIFY(!kubectl.apply(change, {})); // not as expected any more
}

void DemoKubectl::watches()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"education"_s);
    std::mutex mutex;
    bool watching = false;
    QStringList cordoned;
    const kube::NodeWatcher watcher(
        kubectl,
        [&](const kube::NodeFeedEvent &event) {
            const std::scoped_lock lock(mutex);
            if (const auto *state = std::get_if<kube::FeedState>(&event)) {
                watching = watching || state->kind == kube::FeedState::Kind::Watching;
            } else if (const auto *changed = std::get_if<kube::NodeChanged>(&event); changed != nullptr) {
                if (!changed->node.schedulable) {
                    cordoned.append(changed->node.name);
                }
            }
        },
        demo.world->clock());
    QTRY_VERIFY([&] {
        const std::scoped_lock lock(mutex);
        return watching;
    }());
    QVERIFY(kubectl.cordon(u"minipc6"_s, {}));
    QTRY_VERIFY([&] {
        const std::scoped_lock lock(mutex);
        return cordoned.contains(u"minipc6"_s);
    }());
}

void DemoKubectl::aWatchFromLongAgoIsExpired()
{
    DemoAccess demo;
    demo.world->cluster(u"demo.test"_s)->with([](demo::ClusterModel &model) {
        for (int i = 0; i < 5000; ++i) {
            model.touch(0);
        }
    });
    QByteArray said;
    QVERIFY(demo.kubectl(u"test"_s).streamRaw(
        u"/api/v1/nodes?watch=1&resourceVersion=1001&allowWatchBookmarks=true&timeoutSeconds=300"_s, 60s,
        [&said](QByteArrayView bytes) { said.append(bytes); }, {}));
    QVERIFY2(said.contains("\"code\":410"), said.constData());
}

void DemoKubectl::readyzOfEachServer()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"production"_s);
    QVERIFY(kubectl.readyz({}, 6443, {})->ready);
    QVERIFY(kubectl.readyz(u"198.18.2.13"_s, 6443, {})->ready);
    demo.world->cluster(u"demo.production"_s)->with([](demo::ClusterModel &model) { model.node(2).answers = false; });
    const auto away = kubectl.readyz(u"198.18.2.13"_s, 6443, {});
    QVERIFY(away && !away->ready);
}

void DemoKubectl::whatItDoesNotKnowFails()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"test"_s);
    QVERIFY(kubectl.getRaw(u"/apis/ceph.rook.io/v1/cephclusters"_s, {}).error().code == ErrorCode::NotFound);
    QVERIFY(kubectl.getRaw(u"/api/v1/nodes?limit=5&continue=%21"_s, {}).error().code == ErrorCode::ServerError);
    QVERIFY(!kubectl.getRaw(u"/api/v1/namespaces/a/pods/b"_s, {}));
}

void DemoKubectl::printsByJsonPath()
{
    DemoAccess demo;
    const kube::Kubectl kubectl = demo.kubectl(u"education"_s);
    const QString names = u"{range .items[*]}{.metadata.name}{\"\\n\"}{end}"_s;
    const auto nodes = kubectl.getText(u"nodes"_s, {}, {}, names, {});
    QVERIFY(nodes);
    QCOMPARE(nodes->split(u'\n', Qt::SkipEmptyParts).value(5), u"minipc6"_s);
    const auto pods = kubectl.getText(u"pods"_s, u"kube-system"_s, {}, names, {});
    QVERIFY(pods && !pods->isEmpty());
    const auto all = kubectl.getText(u"pods"_s, {}, {}, names, {});
    QVERIFY(all && all->size() > pods->size());
    QCOMPARE(kubectl.getText(u"configmaps"_s, {}, {}, names, {}).value_or(u"-"_s), QString());
    QCOMPARE(kubectl.getText(u"ippools.crd.projectcalico.org"_s, {}, {}, names, {}).value_or(u"-"_s), QString());
    QVERIFY(!kubectl.getText(u"nodes"_s, {}, {}, u"{.items"_s, {}));
}

void DemoKubectl::jsonPaths_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::newRow("a member") << u"{.a.b}"_s << u"1"_s;
    QTest::newRow("with a dot in its name") << u"{.x\\.y/z}"_s << u"dotted"_s;
    QTest::newRow("missing") << u"<{.a.none}>"_s << u"<>"_s;
    QTest::newRow("all") << u"{.list[*].n}"_s << u"one two three"_s;
    QTest::newRow("the last") << u"{.list[-1].n}"_s << u"three"_s;
    QTest::newRow("beyond the end") << u"{.list[7].n}"_s << QString();
    QTest::newRow("text around") << u"n={.list[0].n};"_s << u"n=one;"_s;
    QTest::newRow("by text") << u"{.list[?(@.n==\"two\")].v}"_s << u"false"_s;
    QTest::newRow("by boolean") << u"{.list[?(@.v==true)].n}"_s << u"one three"_s;
    QTest::newRow("not") << u"{.list[?(@.n!=\"two\")].n}"_s << u"one three"_s;
    QTest::newRow("that has it") << u"{.list[?(@.extra)].n}"_s << u"three"_s;
    QTest::newRow("range") << u"{range .list[*]}{.n}{\"/\"}{.v}{\"\\n\"}{end}."_s
                           << u"one/true\ntwo/false\nthree/true\n."_s;
    QTest::newRow("range in range") << u"{range .list[?(@.extra)]}{range .extra[*]}{@}{\",\"}{end}{end}"_s << u"5,6,"_s;
    QTest::newRow("an object") << u"{.a}"_s << u"{\"b\":1}"_s;
}

void DemoKubectl::jsonPaths()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    const QJsonObject root = QJsonDocument::fromJson(R"({"a":{"b":1},"x.y/z":"dotted","list":[
        {"n":"one","v":true},{"n":"two","v":false},{"n":"three","v":true,"extra":[5,6]}]})")
                                 .object();
    QCOMPARE(demo::jsonPathText(pattern, root).value_or(u"(error)"_s), text);
}

int runDemoKubectl(int argc, char **argv)
{
    DemoKubectl test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_kubectl.moc"
