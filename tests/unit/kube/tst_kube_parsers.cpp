// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/backoff.hpp"
#include "kube/blocking_budget.hpp"
#include "kube/budget_parser.hpp"
#include "kube/json_output.hpp"
#include "kube/names.hpp"
#include "kube/node_parser.hpp"
#include "kube/pod_parser.hpp"
#include "kube/string_pool.hpp"
#include "kube/timestamp.hpp"
#include "sample.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

#include <random>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

class TestKubeParsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsANode();
    void readsAPage();
    void readsEvents();
    void keepsRepeatedStringsOnce();
    void refusesWithPlace_data();
    void refusesWithPlace();
    void nullIsNotGiven();
    void survivesTruncation();
    void survivesMutation();
    void survivesMutatedPodsAndBudgets();
    void readsPods();
    void readsBudgets();
    void oldBudgetsWithEmptySelectorSelectNothing();
    void blocking_data();
    void blocking();
    void twoBudgetsForOnePodAlwaysBlock();
    void leavesOutWhatNoBudgetProtects();
    void objectNames_data();
    void objectNames();
    void timestamps_data();
    void timestamps();
    void backoffGrowsAndIsBounded();
    void poolIsBounded();
    void writesNodes();
    void writesEvents();
};

void TestKubeParsers::readsANode()
{
    QByteArray json = nodeJson("node1", "77", true);
    NodeParser parser;
    const auto node = parser.node(json);
    QVERIFY2(node, qPrintable(toLogLine(node ? Error{} : node.error())));
    QCOMPARE(node->name, u"node1"_s);
    QCOMPARE(node->uid, u"uid-node1"_s);
    QCOMPARE(node->resourceVersion, u"77"_s);
    QCOMPARE(node->roles, QStringList({u"control-plane"_s, u"master"_s}));
    QVERIFY(node->isControlPlane());
    QCOMPARE(node->schedulable, false);
    QCOMPARE(node->version, u"v1.32.3"_s);
    QCOMPARE(node->internalIp, u"10.0.0.1"_s);
    QCOMPARE(node->hostname, u"node1"_s);
    QCOMPARE(node->osImage, u"Debian 13"_s);
    QCOMPARE(node->kernel, u"6.12.0"_s);
    QCOMPARE(node->runtime, u"containerd://2.0.0"_s);
    QCOMPARE(node->bootId, u"11111111-2222-3333-4444-555555555555"_s);
    QCOMPARE(node->createdAt, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC));
    QCOMPARE(node->conditions.size(), 2);
    QCOMPARE(node->conditions.first().message, u"kubelet has \"sufficient\" memory\nyes あ"_s);
    QVERIFY(!node->conditions.first().lastTransition.isValid());
    QCOMPARE(toString(node->ready()), toString(ConditionStatus::True));
    QCOMPARE(node->readyHeartbeat(), QDateTime(QDate(2026, 3, 1), QTime(21, 30, 10), QTimeZone::UTC));
    QCOMPARE(node->annotations.size(), 1);
    QCOMPARE(node->annotations.value(u"kubemori.io/order"_s), u"3"_s);
    QCOMPARE(node->taints, QStringList({u"node-role.kubernetes.io/control-plane:NoSchedule"_s, u"a=b:NoExecute"_s}));
}

void TestKubeParsers::readsAPage()
{
    NodeParser parser;
    QByteArray json = pageJson({nodeJson("a"), nodeJson("b")}, "500", "next+/=");
    const auto page = parser.page(json);
    QVERIFY(page);
    QCOMPARE(page->nodes.size(), 2);
    QCOMPARE(page->nodes.last().name, u"b"_s);
    QCOMPARE(page->resourceVersion, u"500"_s);
    QCOMPARE(page->next, u"next+/="_s);
    QByteArray empty = R"({"kind":"NodeList","metadata":{"resourceVersion":"1"},"items":null})";
    QVERIFY(parser.page(empty)->nodes.isEmpty());
    QByteArray itemsFirst = R"({"items":[)" + nodeJson("z") + R"(],"metadata":{"resourceVersion":"9"}})";
    const auto reordered = parser.page(itemsFirst);
    QCOMPARE(reordered->nodes.size(), 1);
    QCOMPARE(reordered->resourceVersion, u"9"_s);
}

void TestKubeParsers::readsEvents()
{
    NodeParser parser;
    const auto added = parser.event(eventJson("ADDED", nodeJson("a", "7")));
    QCOMPARE(added->kind, WatchEvent::Kind::Added);
    QCOMPARE(added->node.name, u"a"_s);
    QCOMPARE(added->resourceVersion, u"7"_s);
    QCOMPARE(parser.event(eventJson("MODIFIED", nodeJson("a")))->kind, WatchEvent::Kind::Modified);
    QCOMPARE(parser.event(eventJson("DELETED", nodeJson("a")))->kind, WatchEvent::Kind::Deleted);
    const auto reversed = parser.event(QByteArray(R"({"object":)" + nodeJson("a") + R"(,"type":"DELETED"})"));
    QCOMPARE(reversed->kind, WatchEvent::Kind::Deleted);
    const auto bookmark = parser.event(
        R"({"type":"BOOKMARK","object":{"kind":"Node","metadata":{"resourceVersion":"12","creationTimestamp":null},"spec":{},"status":{"nodeInfo":{"bootID":""}}}})");
    QCOMPARE(bookmark->kind, WatchEvent::Kind::Bookmark);
    QCOMPARE(bookmark->resourceVersion, u"12"_s);
    const auto gone = parser.event(
        R"({"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 [2]","reason":"Expired","code":410}})");
    QCOMPARE(gone->kind, WatchEvent::Kind::Failed);
    QCOMPARE(toString(gone->error.code), toString(ErrorCode::Expired));
    QCOMPARE(gone->error.detail, u"too old resource version: 1 [2]"_s);
    const auto broken = parser.event(R"({"type":"ERROR","object":{"kind":"Status","status":"Failure","code":500}})");
    QCOMPARE(toString(broken->error.code), toString(ErrorCode::ServerError));
}

void TestKubeParsers::keepsRepeatedStringsOnce()
{
    NodeParser parser;
    QByteArray json = pageJson({nodeJson("a"), nodeJson("b")});
    const auto page = parser.page(json);
    const Node &a = page->nodes.at(0);
    const Node &b = page->nodes.at(1);
    QCOMPARE(a.osImage.constData(), b.osImage.constData());
    QCOMPARE(a.conditions.at(0).message.constData(), b.conditions.at(0).message.constData());
}

void TestKubeParsers::refusesWithPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("no JSON") << QByteArray("Error from server") << QString();
    QTest::newRow("array") << QByteArray("[]") << u"type"_s;
    QTest::newRow("another kind") << QByteArray(R"({"kind":"Status","items":[]})") << u"Status"_s;
    QTest::newRow("no items") << QByteArray(R"({"kind":"NodeList","metadata":{}})") << u"items"_s;
    QTest::newRow("items no list") << QByteArray(R"({"items":{"a":1}})") << u"items: "_s;
    QTest::newRow("name number") << pageJson({nodeJson("a"), R"({"metadata":{"name":5}})"})
                                 << u"items[1].metadata.name: "_s;
    QTest::newRow("no name") << pageJson({R"({"metadata":{}})"}) << u"items[0]: "_s;
    QTest::newRow("unschedulable word") << pageJson({R"({"metadata":{"name":"a"},"spec":{"unschedulable":"yes"}})"})
                                        << u"items[0].spec.unschedulable: "_s;
    QTest::newRow("time") << pageJson({R"({"metadata":{"name":"a","creationTimestamp":"yesterday"}})"})
                          << u"items[0].metadata.creationTimestamp: "_s;
    QTest::newRow("condition") << pageJson({R"({"metadata":{"name":"a"},"status":{"conditions":[{},{"type":[]}]}})"})
                               << u"items[0].status.conditions[1].type: "_s;
    QTest::newRow("trailing") << QByteArray(pageJson({}) + "{}") << QString();
}

void TestKubeParsers::refusesWithPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(const QString, part);
    NodeParser parser;
    const auto page = parser.page(json);
    QVERIFY(!page);
    QCOMPARE(toString(page.error().code), toString(ErrorCode::InvalidData));
    QVERIFY2(page.error().detail.contains(part), qPrintable(page.error().detail));
    QVERIFY(!page.error().detail.isEmpty());
    // The parser is as good as new afterwards.
    QByteArray good = pageJson({nodeJson("a")});
    QVERIFY(parser.page(good));
}

void TestKubeParsers::nullIsNotGiven()
{
    QByteArray json = R"({"kind":"Node","metadata":{"name":"a","labels":null,"annotations":null},"spec":null,)"
                      R"("status":{"conditions":null,"addresses":null,"nodeInfo":{"bootID":null}}})";
    const auto node = NodeParser().node(json);
    QVERIFY(node);
    QVERIFY(node->schedulable);
    QVERIFY(node->bootId.isEmpty());
    QCOMPARE(toString(node->ready()), toString(ConditionStatus::Unknown));
}

void TestKubeParsers::survivesTruncation()
{
    NodeParser parser;
    const QByteArray whole = pageJson({nodeJson("a"), nodeJson("b")}).trimmed();
    const QByteArray event = eventJson("ADDED", nodeJson("a")).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        QByteArray cut(whole.constData(), length);
        QVERIFY2(!parser.page(cut), qPrintable(QString::number(length)));
    }
    for (qsizetype length = 0; length < event.size(); ++length) {
        QVERIFY2(!parser.event(QByteArrayView(event).first(length)), qPrintable(QString::number(length)));
    }
}

void TestKubeParsers::survivesMutation()
{
    // A fixed seed: the same bytes every time. Whatever comes out, it is a value or InvalidData.
    std::minstd_rand random(20260301); // NOLINT(cert-msc51-cpp)
    NodeParser parser;
    const QByteArray whole = pageJson({nodeJson("a"), nodeJson("b")});
    int values = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = whole;
        for (unsigned hits = 1 + random() % 4; hits > 0; --hits) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
            static constexpr char nasty[] = "{}[]\",:\\0-e\n\xff\x80tfn";
            switch (random() % 3) {
            case 0:
                bytes[at] = nasty[random() % (sizeof nasty - 1)];
                break;
            case 1:
                bytes.remove(at, static_cast<qsizetype>(random() % 30));
                break;
            default:
                bytes.insert(at, nasty[random() % (sizeof nasty - 1)]);
            }
            if (bytes.isEmpty()) {
                break;
            }
        }
        const auto page = parser.page(bytes);
        values += page ? 1 : 0;
        if (!page) {
            QCOMPARE(toString(page.error().code), toString(ErrorCode::InvalidData));
        }
        (void)parser.event(bytes);
    }
    QVERIFY(values > 0 && values < 20'000);
}

namespace {

const QByteArray podsJson =
    R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1","continue":"c"},"items":[
{"metadata":{"name":"web-1","namespace":"shop","uid":"u1","labels":{"app":"web","tier":"a"},"finalizers":["x/y"],
 "ownerReferences":[{"kind":"Job","name":"no","controller":false},{"kind":"ReplicaSet","name":"web","controller":true}]},
 "spec":{"nodeName":"node1","volumes":[{"name":"c","configMap":{}},{"name":"d","emptyDir":{}}]},
 "status":{"phase":"Running","conditions":[{"type":"PodScheduled","status":"True"},{"type":"Ready","status":"True"}]}},
{"metadata":{"name":"kube-apiserver-node1","namespace":"kube-system","deletionTimestamp":"2026-03-01T00:00:00Z",
 "annotations":{"kubernetes.io/config.mirror":"h"},"ownerReferences":null},"spec":{"nodeName":"node1","volumes":[{"name":"x","emptyDir":null}]},
 "status":{"phase":"Pending","conditions":[{"type":"Ready","status":"False"}]}}]})";

const QByteArray budgetsJson = R"({"kind":"PodDisruptionBudgetList","apiVersion":"policy/v1","metadata":{},"items":[
{"metadata":{"name":"web","namespace":"shop"},"spec":{"minAvailable":2,"selector":{"matchLabels":{"app":"web"},
 "matchExpressions":[{"key":"tier","operator":"In","values":["a","b"]},{"key":"old","operator":"DoesNotExist"}]}},
 "status":{"currentHealthy":2,"desiredHealthy":2,"disruptionsAllowed":0,"expectedPods":3}},
{"metadata":{"name":"all","namespace":"shop"},"spec":{"maxUnavailable":"50%","selector":{},"unhealthyPodEvictionPolicy":"AlwaysAllow"},"status":{"disruptionsAllowed":1}},
{"metadata":{"name":"none","namespace":"shop"},"spec":{"maxUnavailable":1}}]})";

Pod pod(const QString &name, const QMap<QString, QString> &labels)
{
    Pod pod;
    pod.nameSpace = u"shop"_s;
    pod.name = name;
    pod.phase = u"Running"_s;
    pod.ready = true;
    pod.ownerKind = u"ReplicaSet"_s;
    pod.labels = labels;
    return pod;
}

PodDisruptionBudget budget(int allowed)
{
    PodDisruptionBudget budget;
    budget.nameSpace = u"shop"_s;
    budget.name = u"web"_s;
    budget.matchLabels = {{u"app"_s, u"web"_s}};
    budget.minAvailable = u"2"_s;
    budget.currentHealthy = 2;
    budget.desiredHealthy = 2;
    budget.disruptionsAllowed = allowed;
    return budget;
}

} // namespace

void TestKubeParsers::survivesMutatedPodsAndBudgets()
{
    std::minstd_rand random(7); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 5'000; ++round) {
        for (const QByteArray &whole : {podsJson, budgetsJson}) {
            QByteArray bytes = whole;
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] = "{}[]\",:5n"[random() % 9];
            QByteArray again = bytes;
            const auto pods = parsePods(bytes);
            const auto budgets = parseBudgets(again);
            QVERIFY(pods || pods.error().code == ErrorCode::InvalidData);
            QVERIFY(budgets || budgets.error().code == ErrorCode::InvalidData);
        }
    }
}

void TestKubeParsers::readsPods()
{
    QByteArray json = podsJson;
    const auto page = parsePods(json);
    QVERIFY2(page, qPrintable(page ? QString() : toLogLine(page.error())));
    QCOMPARE(page->next, u"c"_s);
    QCOMPARE(page->pods.size(), 2);
    const Pod &web = page->pods.first();
    QCOMPARE(web.qualifiedName(), u"shop/web-1"_s);
    QCOMPARE(web.ownerKind, u"ReplicaSet"_s);
    QCOMPARE(web.ownerName, u"web"_s);
    QCOMPARE(web.finalizers, QStringList{u"x/y"_s});
    QCOMPARE(web.labels.value(u"tier"_s), u"a"_s);
    QVERIFY(web.emptyDir && web.ready && !web.mirror && !web.deletionTimestamp.isValid());
    const Pod &mirror = page->pods.last();
    QVERIFY(mirror.mirror && !mirror.emptyDir && !mirror.ready && mirror.deletionTimestamp.isValid());
    QVERIFY(mirror.ownerKind.isEmpty());
    QByteArray bad = R"({"kind":"PodList","items":[{"metadata":{"name":"a","namespace":"b"},"spec":{"volumes":5}}]})";
    QVERIFY(parsePods(bad).error().detail.contains(u"items[0].spec.volumes: "));
}

void TestKubeParsers::readsBudgets()
{
    QByteArray json = budgetsJson;
    const auto page = parseBudgets(json);
    QVERIFY2(page, qPrintable(page ? QString() : toLogLine(page.error())));
    QCOMPARE(page->budgets.size(), 3);
    const PodDisruptionBudget &web = page->budgets.first();
    QCOMPARE(web.minAvailable, u"2"_s);
    QCOMPARE(web.currentHealthy, 2);
    QCOMPARE(web.expectedPods, 3);
    QCOMPARE(web.selectorText, u"app=web,tier in (a,b),!old"_s);
    QVERIFY(selects(web, pod(u"p"_s, {{u"app"_s, u"web"_s}, {u"tier"_s, u"b"_s}})));
    QVERIFY(!selects(web, pod(u"p"_s, {{u"app"_s, u"web"_s}, {u"tier"_s, u"c"_s}})));
    QVERIFY(!selects(web, pod(u"p"_s, {{u"app"_s, u"web"_s}, {u"tier"_s, u"a"_s}, {u"old"_s, QString()}})));
    const PodDisruptionBudget &all = page->budgets.at(1);
    QCOMPARE(all.maxUnavailable, u"50%"_s);
    QVERIFY(all.alwaysAllowUnhealthy);
    QVERIFY(selects(all, pod(u"p"_s, {})));
    QVERIFY(!selects(page->budgets.at(2), pod(u"p"_s, {})));
}

void TestKubeParsers::oldBudgetsWithEmptySelectorSelectNothing()
{
    QByteArray json = QByteArray(budgetsJson).replace("policy/v1\"", "policy/v1beta1\"");
    const auto page = parseBudgets(json);
    QVERIFY(!selects(page->budgets.at(1), pod(u"p"_s, {})));
    QVERIFY(selects(page->budgets.at(0), pod(u"p"_s, {{u"app"_s, u"web"_s}, {u"tier"_s, u"a"_s}})));
}

void TestKubeParsers::blocking_data()
{
    QTest::addColumn<LabelRequirement::Operator>("op");
    QTest::addColumn<QMap<QString, QString>>("labels");
    QTest::addColumn<int>("allowed");
    QTest::addColumn<bool>("blocks");
    using Labels = QMap<QString, QString>;
    using Op = LabelRequirement::Operator;
    const Labels web{{u"app"_s, u"web"_s}};
    const Labels webX{{u"app"_s, u"web"_s}, {u"k"_s, u"x"_s}};
    QTest::newRow("in, present") << Op::In << webX << 0 << true;
    QTest::newRow("in, absent") << Op::In << web << 0 << false;
    QTest::newRow("not in, present") << Op::NotIn << webX << 0 << false;
    QTest::newRow("not in, absent") << Op::NotIn << web << 0 << true;
    QTest::newRow("exists") << Op::Exists << webX << 0 << true;
    QTest::newRow("exists, absent") << Op::Exists << web << 0 << false;
    QTest::newRow("does not exist") << Op::DoesNotExist << web << 0 << true;
    QTest::newRow("does not exist, present") << Op::DoesNotExist << webX << 0 << false;
    QTest::newRow("other app") << Op::Exists << Labels{{u"app"_s, u"db"_s}, {u"k"_s, u"x"_s}} << 0 << false;
    QTest::newRow("one allowed") << Op::Exists << webX << 1 << false;
}

void TestKubeParsers::blocking()
{
    QFETCH(const LabelRequirement::Operator, op);
    using Labels = QMap<QString, QString>;
    QFETCH(const Labels, labels);
    QFETCH(const int, allowed);
    QFETCH(const bool, blocks);
    PodDisruptionBudget pdb = budget(allowed);
    pdb.matchExpressions = {{u"k"_s, op, {u"x"_s}}};
    const auto found = blockingBudgets({pod(u"web-1"_s, labels)}, {pdb});
    QCOMPARE(!found.isEmpty(), blocks);
    if (blocks) {
        QCOMPARE(found.first(), (BlockingBudget{u"shop/web"_s, u"shop/web-1"_s, 2, 2, 0, u"minAvailable: 2"_s, false}));
    }
}

void TestKubeParsers::twoBudgetsForOnePodAlwaysBlock()
{
    PodDisruptionBudget second = budget(5);
    second.name = u"second"_s;
    const auto found = blockingBudgets({pod(u"web-1"_s, {{u"app"_s, u"web"_s}})}, {budget(5), second});
    QCOMPARE(found.size(), 2);
    QVERIFY(found.first().severalForOnePod && found.last().severalForOnePod);
}

void TestKubeParsers::leavesOutWhatNoBudgetProtects()
{
    const QMap<QString, QString> labels{{u"app"_s, u"web"_s}};
    Pod finished = pod(u"a"_s, labels);
    finished.phase = u"Succeeded"_s;
    Pod pending = pod(u"b"_s, labels);
    pending.phase = u"Pending"_s;
    Pod terminating = pod(u"c"_s, labels);
    terminating.deletionTimestamp = QDateTime::currentDateTimeUtc();
    Pod daemon = pod(u"d"_s, labels);
    daemon.ownerKind = u"DaemonSet"_s;
    Pod mirror = pod(u"e"_s, labels);
    mirror.mirror = true;
    Pod elsewhere = pod(u"f"_s, labels);
    elsewhere.nameSpace = u"other"_s;
    QVERIFY(blockingBudgets({finished, pending, terminating, daemon, mirror, elsewhere}, {budget(0)}).isEmpty());
    Pod unready = pod(u"g"_s, labels);
    unready.ready = false;
    // The two that are wanted are there without it.
    QVERIFY(blockingBudgets({unready}, {budget(0)}).isEmpty());
    PodDisruptionBudget lenient = budget(0);
    lenient.currentHealthy = 1;
    QCOMPARE(blockingBudgets({unready}, {lenient}).size(), 1);
    lenient.alwaysAllowUnhealthy = true;
    QVERIFY(blockingBudgets({unready}, {lenient}).isEmpty());
}

void TestKubeParsers::objectNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"node1"_s << true;
    QTest::newRow("dots") << u"ip-10-0-0-1.eu.compute.internal"_s << true;
    QTest::newRow("digit") << u"1"_s << true;
    QTest::newRow("longest") << QString(253, u'a') << true;
    QTest::newRow("too long") << QString(254, u'a') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("dash first") << u"-rf"_s << false;
    QTest::newRow("dash last") << u"a-"_s << false;
    QTest::newRow("dash after dot") << u"a.-b"_s << false;
    QTest::newRow("dash before dot") << u"a-.b"_s << false;
    QTest::newRow("two dots") << u"a..b"_s << false;
    QTest::newRow("parent") << u"../secrets"_s << false;
    QTest::newRow("upper") << u"Node1"_s << false;
    QTest::newRow("space") << u"a b"_s << false;
    QTest::newRow("shell") << u"a;reboot"_s << false;
    QTest::newRow("query") << u"a?x=1"_s << false;
    QTest::newRow("newline") << u"a\n"_s << false;
    QTest::newRow("nul") << QString(QChar(0)) << false;
    QTest::newRow("wide digit") << u"１"_s << false;
}

void TestKubeParsers::objectNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, good);
    QCOMPARE(isObjectName(name), good);
    QCOMPARE(checkObjectName(name).has_value(), good);
}

void TestKubeParsers::timestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("time");
    const auto at = [](int hour, int milliseconds) {
        return QDateTime(QDate(2024, 2, 29), QTime(hour, 5, 6, milliseconds), QTimeZone::UTC);
    };
    QTest::newRow("plain") << QByteArray("2024-02-29T04:05:06Z") << at(4, 0);
    QTest::newRow("micro") << QByteArray("2024-02-29T04:05:06.123456Z") << at(4, 123);
    QTest::newRow("short fraction") << QByteArray("2024-02-29T04:05:06.5Z") << at(4, 500);
    QTest::newRow("offset") << QByteArray("2024-02-29T13:05:06+09:00") << at(4, 0);
    QTest::newRow("no leap year") << QByteArray("2023-02-29T04:05:06Z") << QDateTime();
    QTest::newRow("month") << QByteArray("2024-13-01T04:05:06Z") << QDateTime();
    QTest::newRow("hour") << QByteArray("2024-02-29T24:05:06Z") << QDateTime();
    QTest::newRow("no zone") << QByteArray("2024-02-29T04:05:06") << QDateTime();
    QTest::newRow("no digits") << QByteArray("2024-02-29T04:05:06.Z") << QDateTime();
    QTest::newRow("letters") << QByteArray("abcd-02-29T04:05:06Z") << QDateTime();
    QTest::newRow("rest") << QByteArray("2024-02-29T04:05:06Zx") << QDateTime();
    QTest::newRow("empty") << QByteArray() << QDateTime();
}

void TestKubeParsers::timestamps()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QDateTime, time);
    QCOMPARE(parseTimestamp({text.constData(), static_cast<std::size_t>(text.size())}), time);
    if (time.isValid()) {
        QVERIFY(formatTimestamp(time).startsWith("2024-02-29T04:05:06"));
        QVERIFY(formatTimestamp(time).endsWith('Z'));
    }
}

void TestKubeParsers::backoffGrowsAndIsBounded()
{
    Backoff backoff;
    for (const int expected : {1000, 2000, 4000, 8000, 16'000, 30'000, 30'000}) {
        const auto wait = backoff.next().count();
        QVERIFY2(wait >= expected * 3 / 4 && wait <= std::min(30'000, expected * 5 / 4),
                 qPrintable(QString::number(wait)));
    }
    backoff.reset();
    QVERIFY(backoff.next().count() <= 1250);
}

void TestKubeParsers::poolIsBounded()
{
    StringPool pool;
    const QString first = pool.get("v1.32.3");
    QCOMPARE(pool.get("v1.32.3").constData(), first.constData());
    for (int i = 0; i < 10'000; ++i) {
        QCOMPARE(pool.get(std::to_string(i)), QString::number(i));
    }
    QCOMPARE(pool.get("v1.32.3"), first);
    QVERIFY(pool.get("v1.32.3").constData() != first.constData());
    const std::string longText(5000, 'x');
    QVERIFY(pool.get(longText).constData() != pool.get(longText).constData());
}

void TestKubeParsers::writesNodes()
{
    QByteArray json = pageJson({nodeJson("a"), nodeJson("b", "1", true)});
    QList<Node> nodes = NodeParser().page(json)->nodes;
    nodes[0].conditions[0].message = u"tab\t quote\" back\\slash \u0001 山"_s;
    nodes[1].createdAt = {};
    const QByteArray text = nodesToJson(nodes);
    QJsonParseError fault;
    const QJsonObject root = QJsonDocument::fromJson(text, &fault).object();
    QCOMPARE(fault.error, QJsonParseError::NoError);
    QCOMPARE(root.keys(), QStringList{u"nodes"_s});
    QCOMPARE(text.count('\n'), 1);
    const QJsonObject a = root[u"nodes"_s][0].toObject();
    QCOMPARE(a.keys(),
             QStringList({u"bootId"_s, u"conditions"_s, u"createdAt"_s, u"internalIp"_s, u"kernel"_s, u"name"_s,
                          u"osImage"_s, u"ready"_s, u"roles"_s, u"runtime"_s, u"schedulable"_s, u"version"_s}));
    QCOMPARE(a[u"ready"_s], QJsonValue(u"True"_s));
    QCOMPARE(a[u"schedulable"_s], QJsonValue(true));
    QCOMPARE(a[u"roles"_s].toArray(), QJsonArray({u"control-plane"_s, u"master"_s}));
    QCOMPARE(a[u"createdAt"_s], QJsonValue(u"2026-01-02T03:04:05Z"_s));
    QCOMPARE(a[u"conditions"_s][0][u"message"_s], QJsonValue(u"tab\t quote\" back\\slash \u0001 山"_s));
    QCOMPARE(a[u"conditions"_s][1][u"lastHeartbeat"_s], QJsonValue(u"2026-03-01T21:30:10Z"_s));
    QCOMPARE(root[u"nodes"_s][1][u"schedulable"_s], QJsonValue(false));
    QCOMPARE(root[u"nodes"_s][1][u"createdAt"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(nodesToJson({}), QByteArray("{\"nodes\":[]}\n"));
}

void TestKubeParsers::writesEvents()
{
    QByteArray json = pageJson({nodeJson("a"), nodeJson("b")});
    const QList<Node> nodes = NodeParser().page(json)->nodes;
    const auto parsed = [](const QByteArray &line) { return QJsonDocument::fromJson(line).object(); };
    const QByteArray listed = eventToJsonLines(NodesListed{.nodes = nodes, .first = true, .more = false});
    QCOMPARE(listed.count('\n'), 2);
    QCOMPARE(parsed(listed.split('\n').first())[u"event"_s], QJsonValue(u"listed"_s));
    QCOMPARE(parsed(eventToJsonLines(NodeChanged{.node = nodes.first(), .added = true}))[u"event"_s],
             QJsonValue(u"added"_s));
    const QJsonObject modified = parsed(eventToJsonLines(NodeChanged{.node = nodes.first(), .added = false}));
    QCOMPARE(modified[u"event"_s], QJsonValue(u"modified"_s));
    QCOMPARE(modified[u"node"_s][u"name"_s], QJsonValue(u"a"_s));
    QCOMPARE(eventToJsonLines(NodeRemoved{u"a"_s}), QByteArray("{\"event\":\"deleted\",\"node\":{\"name\":\"a\"}}\n"));
    FeedState state{.kind = FeedState::Kind::Waiting,
                    .host = u"cp1"_s,
                    .error = {.code = ErrorCode::Unreachable, .detail = {}, .subject = {}, .context = {}},
                    .retryInSeconds = 4};
    const QJsonObject waiting = parsed(eventToJsonLines(state));
    QCOMPARE(waiting[u"state"_s], QJsonValue(u"waiting"_s));
    QCOMPARE(waiting[u"retryInSeconds"_s], QJsonValue(4));
    QCOMPARE(waiting[u"error"_s], QJsonValue(u"Unreachable"_s));
}

QTEST_GUILESS_MAIN(TestKubeParsers)
#include "tst_kube_parsers.moc"
