// SPDX-License-Identifier: GPL-3.0-or-later
// What is read and changed around a drain that is held up.
#include "kube/attached_claims.hpp"
#include "kube/budget_spec.hpp"
#include "kube/kubectl.hpp"
#include "kube/pod_ending.hpp"
#include "kube/scalable_owner.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

ScriptedAnswer saying(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

ScriptedAnswer failing(const QByteArray &errors)
{
    return {.output = {}, .errors = errors, .exit = {.code = 1, .signal = 0, .duration = {}}, .error = {}};
}

const QByteArray notFound = "Error from server (NotFound): the server could not find the requested resource\n";

struct Place
{
    std::shared_ptr<ScriptedRunner> host = std::make_shared<ScriptedRunner>(u"ops@cp1"_s);
    Kubectl kubectl{
        {{.host = u"cp1"_s, .runner = host, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = true}}};
};

Pod ownedBy(const QString &kind, const QString &name)
{
    Pod pod;
    pod.nameSpace = u"shop"_s;
    pod.name = u"web-0"_s;
    pod.ownerKind = kind;
    pod.ownerName = name;
    return pod;
}

} // namespace

class DrainReadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endings();
    void endingsOfDamagedLists_data();
    void endingsOfDamagedLists();
    void budgetSpecLetterByLetter();
    void budgetSpecOfOldClusters();
    void budgetSpecIsDistrusted_data();
    void budgetSpecIsDistrusted();
    void owners_data();
    void owners();
    void claims();
    void changes();
    void hostileNamesRunNothing();
};

void DrainReadsTest::endings()
{
    QByteArray json = R"({"kind":"PodList","apiVersion":"v1","metadata":{},"items":[
        {"metadata":{"uid":"u1","creationTimestamp":"2026-03-01T21:30:00Z","deletionGracePeriodSeconds":30},
         "spec":{"volumes":[{"name":"a","emptyDir":{}},{"name":"b","persistentVolumeClaim":{"claimName":"data-0"}}]},
         "status":{"conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"no <room>"}]}},
        {"metadata":{"uid":"u2","creationTimestamp":null,"deletionGracePeriodSeconds":null},"spec":{"volumes":null},
         "status":{"conditions":[{"type":"PodScheduled","status":"True"},
                                 {"type":"Ready","status":"False","reason":"Unschedulable"}]}}]})";
    const auto pods = parsePodEndings(json);
    QCOMPARE(codeOf(pods), u"no error"_s);
    QCOMPARE(pods->size(), 2);
    QCOMPARE(pods->at(0).graceSeconds, 30);
    QCOMPARE(pods->at(0).createdAt, QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc()));
    QCOMPARE(pods->at(0).claims, QStringList{u"data-0"_s});
    QVERIFY(pods->at(0).unschedulable);
    QCOMPARE(pods->at(1).graceSeconds, -1);
    QVERIFY(!pods->at(1).createdAt.isValid() && pods->at(1).claims.isEmpty() && !pods->at(1).unschedulable);
}

void DrainReadsTest::endingsOfDamagedLists_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"items":[{"metadata":{"uid":"u1")");
    QTest::newRow("another type") << QByteArray(R"({"items":[{"metadata":{"deletionGracePeriodSeconds":"30"}}]})");
    QTest::newRow("too large") << QByteArray(R"({"items":[{"metadata":{"deletionGracePeriodSeconds":99999999999}}]})");
}

void DrainReadsTest::endingsOfDamagedLists()
{
    QFETCH(QByteArray, json);
    QCOMPARE(codeOf(parsePodEndings(json)), u"InvalidData"_s);
}

void DrainReadsTest::budgetSpecLetterByLetter()
{
    const Place place;
    place.host->on(u"get"_s, saying(R"({"kind":"PodDisruptionBudget","metadata":{"name":"web","uid":"u1"},
        "spec":{"minAvailable":"50%","selector":{"matchLabels":{"app":"web"}},"somethingNew":[1,null,true]}})"));
    const auto spec = readBudgetSpec(place.kubectl, u"shop"_s, u"web"_s, {});
    QCOMPARE(codeOf(spec), u"no error"_s);
    QCOMPARE(spec->uid, u"u1"_s);
    QCOMPARE(
        QJsonDocument(spec->spec).toJson(QJsonDocument::Compact),
        QByteArray(R"({"minAvailable":"50%","selector":{"matchLabels":{"app":"web"}},"somethingNew":[1,null,true]})"));
    QVERIFY(place.host->commands().first().endsWith(u"/apis/policy/v1/namespaces/shop/poddisruptionbudgets/web"_s));
}

void DrainReadsTest::budgetSpecOfOldClusters()
{
    const Place place;
    place.host->on(u"policy/v1/"_s, failing(notFound));
    place.host->on(u"policy/v1beta1/"_s,
                   saying(R"({"metadata":{"name":"web","uid":"u1"},"spec":{"maxUnavailable":1}})"));
    QCOMPARE(readBudgetSpec(place.kubectl, u"shop"_s, u"web"_s, {})->spec, (QJsonObject{{u"maxUnavailable"_s, 1}}));
    place.host->on(u"policy/v1beta1/"_s, failing(notFound));
    QCOMPARE(codeOf(readBudgetSpec(place.kubectl, u"shop"_s, u"web"_s, {})), u"NotFound"_s);
}

void DrainReadsTest::budgetSpecIsDistrusted_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no JSON") << QByteArray("Welcome to cp1\n");
    QTest::newRow("another budget") << QByteArray(R"({"metadata":{"name":"x","uid":"u1"},"spec":{"minAvailable":1}})");
    QTest::newRow("no UID") << QByteArray(R"({"metadata":{"name":"web"},"spec":{"minAvailable":1}})");
    QTest::newRow("no spec") << QByteArray(R"({"metadata":{"name":"web","uid":"u1"}})");
}

void DrainReadsTest::budgetSpecIsDistrusted()
{
    QFETCH(const QByteArray, answer);
    const Place place;
    place.host->on(u"get"_s, saying(answer));
    QCOMPARE(codeOf(readBudgetSpec(place.kubectl, u"shop"_s, u"web"_s, {})), u"InvalidData"_s);
}

void DrainReadsTest::owners_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("workload");
    QTest::addColumn<QByteArray>("autoscalers");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<int>("replicas");
    QTest::addColumn<bool>("scales");
    const QByteArray three = R"({"metadata":{},"spec":{"replicas":3}})";
    const QByteArray none = R"({"items":[]})";
    QTest::newRow("deployment") << u"ReplicaSet"_s << three << none << u"deployment/web"_s << 3 << true;
    QTest::newRow("stateful set") << u"StatefulSet"_s << three << none << u"statefulset/web-5d"_s << 3 << true;
    QTest::newRow("one by default") << u"StatefulSet"_s << QByteArray(R"({"metadata":{},"spec":{}})") << none
                                    << u"statefulset/web-5d"_s << 1 << true;
    QTest::newRow("job") << u"Job"_s << three << none << u"job/web-5d"_s << 0 << false;
    QTest::newRow("of an operator")
        << u"StatefulSet"_s
        << QByteArray(
               R"({"metadata":{"ownerReferences":[{"kind":"RabbitmqCluster","name":"mq","controller":true}]},"spec":{"replicas":3}})")
        << none << u"statefulset/web-5d"_s << 3 << false;
    QTest::newRow("autoscaled") << u"ReplicaSet"_s << three
                                << QByteArray(
                                       R"({"items":[{"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web"}}}]})")
                                << u"deployment/web"_s << 3 << false;
    QTest::newRow("another one is autoscaled")
        << u"ReplicaSet"_s << three
        << QByteArray(R"({"items":[{"spec":{"scaleTargetRef":{"kind":"Deployment","name":"other"}}}]})")
        << u"deployment/web"_s << 3 << true;
    QTest::newRow("autoscalers cannot be read")
        << u"ReplicaSet"_s << three << QByteArray("forbidden") << u"deployment/web"_s << 3 << false;
    QTest::newRow("no autoscaling at all")
        << u"ReplicaSet"_s << three << QByteArray("absent") << u"deployment/web"_s << 3 << true;
}

void DrainReadsTest::owners()
{
    QFETCH(const QString, kind);
    QFETCH(const QByteArray, workload);
    QFETCH(const QByteArray, autoscalers);
    QFETCH(const QString, owner);
    QFETCH(const int, replicas);
    QFETCH(const bool, scales);
    const Place place;
    place.host->on(u"replicasets/web-5d"_s, saying(R"({"metadata":{"ownerReferences":[{"kind":"Other","name":"x"},
                                                  {"kind":"Deployment","name":"web","controller":true}]}})"));
    place.host->on(u"deployments/web"_s, saying(workload));
    place.host->on(u"statefulsets/web-5d"_s, saying(workload));
    place.host->on(u"horizontalpodautoscalers"_s, autoscalers == "forbidden"
                                                      ? failing("Error from server (Forbidden): hpa is forbidden\n")
                                                  : autoscalers == "absent" ? failing(notFound)
                                                                            : saying(autoscalers));
    const auto found = readScalableOwner(place.kubectl, ownedBy(kind, u"web-5d"_s), {});
    QCOMPARE(codeOf(found), u"no error"_s);
    QCOMPARE(found->kind + u'/' + found->name, owner);
    QCOMPARE(found->replicas, replicas);
    QCOMPARE(found->scales, scales);
}

void DrainReadsTest::claims()
{
    const Place place;
    place.host->on(u"volumeattachments"_s,
                   saying(R"({"kind":"VolumeAttachmentList","metadata":{"continue":"more"},"items":[
        {"spec":{"nodeName":"node2","source":{"persistentVolumeName":"pv2"}}}]})"));
    place.host->on(u"continue=more"_s, saying(R"({"kind":"VolumeAttachmentList","items":[
        {"spec":{"nodeName":"node1","source":{"persistentVolumeName":"pv1"}}}]})"));
    const QByteArray claim = R"({"kind":"PersistentVolumeClaim","spec":{"volumeName":"NAME"}})";
    place.host->on(u"persistentvolumeclaims/data-0"_s, saying(QByteArray(claim).replace("NAME", "pv1")));
    place.host->on(u"persistentvolumeclaims/data-1"_s, saying(QByteArray(claim).replace("NAME", "pv2")));
    place.host->on(u"persistentvolumeclaims/data-2"_s, saying(QByteArray(claim).replace("NAME", "")));
    const auto attached =
        attachedClaims(place.kubectl, u"node1"_s, u"shop"_s, {u"data-0"_s, u"data-1"_s, u"data-2"_s, u"../x"_s}, {});
    QCOMPARE(codeOf(attached), u"no error"_s);
    QCOMPARE(*attached, QStringList{u"data-0"_s});
    place.host->on(u"volumeattachments"_s, saying("<html>"));
    QCOMPARE(codeOf(attachedClaims(place.kubectl, u"node1"_s, u"shop"_s, {u"data-0"_s}, {})), u"InvalidData"_s);
}

void DrainReadsTest::changes()
{
    const Place place;
    for (const QString &verb : {u"patch"_s, u"scale"_s, u"delete"_s}) {
        place.host->on(verb, saying("done\n"));
    }
    const QJsonObject two{{u"minAvailable"_s, 2}};
    const QJsonObject one{{u"minAvailable"_s, u"it's"_s}};
    const QList<ClusterChange> changes{
        BudgetChange{.nameSpace = u"shop"_s, .name = u"web"_s, .expected = two, .wanted = one},
        ScaleChange{.nameSpace = u"shop"_s, .kind = u"deployment"_s, .name = u"web"_s, .from = 3, .to = 4},
        ForcedDeletion{.nameSpace = u"shop"_s, .name = u"web-0"_s}};
    for (const ClusterChange &change : changes) {
        QCOMPARE(codeOf(place.kubectl.apply(change, {})), u"no error"_s);
        // What is shown is what is run.
        QCOMPARE(command::displayText(place.kubectl.changeCommand(change)), place.host->commands().constLast());
    }
    QCOMPARE(place.host->commands().at(1),
             u"sudo kubectl scale deployment web --namespace=shop --current-replicas=3 --replicas=4"_s);
    QCOMPARE(place.host->commands().at(2),
             u"sudo kubectl delete pod web-0 --namespace=shop --grace-period=0 --force --wait=false"_s);
    const QStringList patch = place.kubectl.changeCommand(changes.first()).argv;
    QCOMPARE(patch.first(patch.size() - 1), (QStringList{u"kubectl"_s, u"patch"_s, u"poddisruptionbudget"_s, u"web"_s,
                                                         u"--namespace=shop"_s, u"--type=json"_s}));
    const QJsonArray operations = QJsonDocument::fromJson(patch.constLast().sliced(8).toUtf8()).array();
    QCOMPARE(operations.size(), 2);
    QCOMPARE(operations[0].toObject(), (QJsonObject{{u"op"_s, u"test"_s}, {u"path"_s, u"/spec"_s}, {u"value"_s, two}}));
    QCOMPARE(operations[1].toObject(),
             (QJsonObject{{u"op"_s, u"replace"_s}, {u"path"_s, u"/spec"_s}, {u"value"_s, one}}));
}

void DrainReadsTest::hostileNamesRunNothing()
{
    const Place place;
    for (const QString &name : {u"--all"_s, u"a b"_s, u"$(reboot)"_s, u"../x"_s, u""_s}) {
        QCOMPARE(codeOf(place.kubectl.apply(ForcedDeletion{.nameSpace = u"shop"_s, .name = name}, {})),
                 u"InvalidInput"_s);
        QCOMPARE(codeOf(place.kubectl.apply(ForcedDeletion{.nameSpace = name, .name = u"web"_s}, {})),
                 u"InvalidInput"_s);
        QCOMPARE(codeOf(readBudgetSpec(place.kubectl, name, u"web"_s, {})), u"InvalidInput"_s);
        QCOMPARE(codeOf(readReplicas(place.kubectl, u"shop"_s, u"deployment"_s, name, {})), u"InvalidInput"_s);
        QCOMPARE(codeOf(readScalableOwner(place.kubectl, ownedBy(u"StatefulSet"_s, name), {})), u"InvalidInput"_s);
    }
    QVERIFY(place.host->commands().isEmpty());
}

QTEST_GUILESS_MAIN(DrainReadsTest)
#include "tst_drain_reads.moc"
