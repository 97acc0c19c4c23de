// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of workloads, volumes, etcd, Ceph, alerts and API servers.
#include "kube/alerts.hpp"
#include "kube/etcd_status.hpp"
#include "kube/kubectl.hpp"
#include "kube/pod_images.hpp"
#include "kube/storage.hpp"
#include "kube/workload_parser.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>
#include <QTimeZone>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

/// As etcdctl 3.5.16 prints them for a cluster of three whose third member is dead.
const QByteArray members =
    R"({"header":{"cluster_id":7968293139945215554,"member_id":4883755753530146457,"raft_term":3},"members":[)"
    R"({"ID":2185233399518806002,"name":"e3","peerURLs":["http://10.0.0.3:2380"],"clientURLs":["http://10.0.0.3:2379"]},)"
    R"({"ID":4883755753530146457,"name":"e1","peerURLs":["http://10.0.0.1:2380"],"clientURLs":["http://10.0.0.1:2379"]},)"
    R"({"ID":15985099378392235387,"name":"e2","peerURLs":["http://10.0.0.2:2380"],"clientURLs":["http://10.0.0.2:2379"],)"
    R"("isLearner":true}]})";
const QByteArray health =
    R"([{"endpoint":"http://10.0.0.2:2379","health":true,"took":"3.030908ms"},)"
    R"({"endpoint":"http://10.0.0.1:2379","health":true,"took":"3.850216ms"},)"
    R"({"endpoint":"http://10.0.0.3:2379","health":false,"took":"5.000407844s","error":"context deadline exceeded"}])"
    "\n";
const QByteArray status =
    R"([{"Endpoint":"http://10.0.0.1:2379","Status":{"header":{"cluster_id":7968293139945215554,)"
    R"("member_id":4883755753530146457,"revision":1,"raft_term":3},"version":"3.5.16","dbSize":28672,)"
    R"("leader":15985099378392235387,"raftIndex":14,"raftTerm":3,"raftAppliedIndex":14,"dbSizeInUse":16384}},)"
    R"({"Endpoint":"http://10.0.0.2:2379","Status":{"header":{"cluster_id":7968293139945215554,)"
    R"("member_id":15985099378392235387,"revision":1,"raft_term":3},"version":"3.5.16","dbSize":28672,)"
    R"("leader":15985099378392235387,"raftIndex":14,"raftTerm":3,"raftAppliedIndex":14,"dbSizeInUse":24576}}])";

template<class Parse> QString codeOfText(QByteArray json, Parse parse)
{
    return codeOf(parse(json));
}

} // namespace

class TestKubeHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void etcd();
    void etcdRefusesNonsense_data();
    void etcdRefusesNonsense();
    void workloads_data();
    void workloads();
    void pods();
    void podImages();
    void podImagesRefuseNonsense_data();
    void podImagesRefuseNonsense();
    void volumeAttachments();
    void boundVolume();
    void ceph();
    void alerts();
    void alertsRefuseNonsense_data();
    void alertsRefuseNonsense();
    void cutOffAnywhereIsNoCrash();
    void readyz_data();
    void readyz();
    void readyzAsksTheServerByAddress_data();
    void readyzAsksTheServerByAddress();
    void readyzKeepsTheHost();
};

void TestKubeHealth::etcd()
{
    const auto parsed = parseEtcd(members, health, status);
    QCOMPARE(codeOf(parsed), u"no error"_s);
    QCOMPARE(parsed->size(), 3);
    const EtcdMember &dead = parsed->at(0);
    QCOMPARE(dead.name, u"e3"_s);
    QVERIFY(!dead.healthy && !dead.leader && !dead.learner);
    QCOMPARE(dead.trouble, u"context deadline exceeded"_s);
    QCOMPARE(dead.urls, (QStringList{u"http://10.0.0.3:2379"_s, u"http://10.0.0.3:2380"_s}));
    const EtcdMember &leader = parsed->at(2);
    QCOMPARE(leader.id, quint64{15985099378392235387ULL}); // more than 63 bits
    QCOMPARE(etcdId(leader.id), u"ddd67b312462fd7b"_s);
    QVERIFY(leader.healthy && leader.leader && leader.learner);
    QCOMPARE(leader.trouble, QString());
    QCOMPARE(leader.clientUrl, u"http://10.0.0.2:2379"_s);
    QCOMPARE(leader.version, u"3.5.16"_s);
    QCOMPARE(dead.version, QString()); // it did not say
    QVERIFY(parsed->at(1).healthy && !parsed->at(1).leader);
    // When nobody answers the last two, nobody is healthy.
    const auto silent = parseEtcd(members, {}, {});
    QCOMPARE(codeOf(silent), u"no error"_s);
    for (const EtcdMember &member : *silent) {
        QVERIFY(!member.healthy && !member.leader);
        QCOMPARE(member.trouble, u"does not answer"_s);
    }
}

void TestKubeHealth::etcdRefusesNonsense_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("third");
    QTest::newRow("no JSON") << QByteArray("Error: context deadline exceeded") << health << status;
    QTest::newRow("empty") << QByteArray() << health << status;
    QTest::newRow("no members") << QByteArray(R"({"members":[]})") << health << status;
    QTest::newRow("id too large") << QByteArray(members).replace("15985099378392235387", "159850993783922353870")
                                  << health << status;
    QTest::newRow("id negative") << QByteArray(members).replace("15985099378392235387", "-1") << health << status;
    QTest::newRow("health is text") << members << QByteArray("unhealthy cluster") << status;
    QTest::newRow("health of another type") << members << QByteArray(health).replace("true", "\"yes\"") << status;
    QTest::newRow("status cut off") << members << health << status.first(200);
    QTest::newRow("version of another type") << members << health << QByteArray(status).replace("\"3.5.16\"", "3.5");
    QTest::newRow("two leaders")
        << members << health
        << QByteArray(status).replace(
               R"("leader":15985099378392235387,"raftIndex":14,"raftTerm":3,"raftAppliedIndex":14,"dbSizeInUse":16384)",
               R"("leader":4883755753530146457)");
}

void TestKubeHealth::etcdRefusesNonsense()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    QFETCH(const QByteArray, third);
    QCOMPARE(codeOf(parseEtcd(first, second, third)), u"InvalidData"_s);
}

void TestKubeHealth::workloads_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected"); ///< "ns/name=desired …" or the error's code
    const auto list = [](const QByteArray &kind, const QByteArray &items, const QByteArray &meta = "{}") {
        return QByteArray(R"({"kind":")" + kind + R"(List","apiVersion":"apps/v1","metadata":)" + meta +
                          R"(,"items":[)" + items + "]}");
    };
    const QByteArray web =
        R"({"metadata":{"name":"web","namespace":"shop"},"spec":{"replicas":3},"status":{"replicas":7}})";
    QTest::newRow("deployment") << u"Deployment"_s << list("Deployment", web) << u"shop/web=3"_s;
    QTest::newRow("replicas left out") << u"Deployment"_s
                                       << list("Deployment",
                                               R"({"metadata":{"name":"web","namespace":"shop"},"spec":{}})")
                                       << u"shop/web=1"_s;
    QTest::newRow("none wanted") << u"StatefulSet"_s
                                 << list("StatefulSet",
                                         R"({"metadata":{"name":"db","namespace":"shop"},"spec":{"replicas":0}})")
                                 << u"shop/db=0"_s;
    QTest::newRow("daemon set")
        << u"DaemonSet"_s
        << list("DaemonSet", R"({"metadata":{"name":"agent","namespace":"kube-system"},"spec":{"replicas":9},)"
                             R"("status":{"desiredNumberScheduled":4,"numberReady":3}})")
        << u"kube-system/agent=4"_s;
    QTest::newRow("two, more to come") << u"Deployment"_s
                                       << list("Deployment", web + ',' + web, R"({"continue":"abc"})")
                                       << u"shop/web=3 shop/web=3 ->abc"_s;
    QTest::newRow("none") << u"Deployment"_s << list("Deployment", "") << u""_s;
    QTest::newRow("another kind") << u"Deployment"_s << list("Pod", "") << u"InvalidData"_s;
    QTest::newRow("no items") << u"Deployment"_s << QByteArray(R"({"kind":"DeploymentList"})") << u"InvalidData"_s;
    QTest::newRow("no name") << u"Deployment"_s << list("Deployment", R"({"metadata":{"namespace":"shop"}})")
                             << u"InvalidData"_s;
    QTest::newRow("replicas in words") << u"Deployment"_s
                                       << list("Deployment",
                                               R"({"metadata":{"name":"w","namespace":"s"},"spec":{"replicas":"3"}})")
                                       << u"InvalidData"_s;
}

void TestKubeHealth::workloads()
{
    QFETCH(const QString, kind);
    QFETCH(QByteArray, json);
    QFETCH(const QString, expected);
    const auto page = parseWorkloads(json, kind);
    if (!page) {
        QCOMPARE(codeOf(page), expected);
        return;
    }
    QStringList said;
    for (const Workload &workload : page->workloads) {
        QCOMPARE(workload.kind, kind);
        said.append(u"%1/%2=%3"_s.arg(workload.nameSpace, workload.name).arg(workload.desired));
    }
    if (!page->next.isEmpty()) {
        said.append(u"->"_s + page->next);
    }
    QCOMPARE(said.join(u' '), expected);
}

void TestKubeHealth::pods()
{
    QByteArray json =
        R"({"kind":"PodList","metadata":{"continue":"next"},"items":[)"
        R"({"metadata":{"name":"web-5d7f-abc","namespace":"shop","labels":{"pod-template-hash":"5d7f"},)"
        R"("ownerReferences":[{"kind":"Other","name":"x"},{"kind":"ReplicaSet","name":"web-5d7f","controller":true}]},)"
        R"("spec":{"nodeName":"node1","volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"data"}},)"
        R"({"name":"e","emptyDir":{}}]},"status":{"phase":"Running","conditions":[{"type":"Ready","status":"False"}],)"
        R"("containerStatuses":[{"state":{"waiting":{"reason":"CrashLoopBackOff"}}},{"state":{"running":{}}}]}},)"
        R"({"metadata":{"name":"db-0","namespace":"shop","deletionTimestamp":"2026-03-01T21:30:00Z",)"
        R"("ownerReferences":[{"kind":"StatefulSet","name":"db","controller":true}]},"spec":{},)"
        R"("status":{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable"}]}},)"
        R"({"metadata":{"name":"kube-apiserver-cp1","namespace":"kube-system",)"
        R"("annotations":{"kubernetes.io/config.mirror":"1"},"ownerReferences":[{"kind":"Node","name":"cp1","controller":true}]},)"
        R"("status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}]})";
    const auto page = parsePodHealth(json);
    QCOMPARE(codeOf(page), u"no error"_s);
    QCOMPARE(page->next, u"next"_s);
    QCOMPARE(page->pods.size(), 3);
    const PodHealth &web = page->pods.at(0);
    QCOMPARE(web.workload(), u"Deployment shop/web"_s);
    QCOMPARE(web.reason, u"CrashLoopBackOff"_s);
    QCOMPARE(web.claims, QStringList{u"data"_s});
    QCOMPARE(web.node, u"node1"_s);
    QVERIFY(!web.ready && !web.terminating && !web.mirror);
    const PodHealth &db = page->pods.at(1);
    QCOMPARE(db.workload(), u"StatefulSet shop/db"_s);
    QCOMPARE(db.reason, u"Unschedulable"_s);
    QVERIFY(db.terminating);
    const PodHealth &server = page->pods.at(2);
    QCOMPARE(server.workload(), u"Pod kube-system/kube-apiserver-cp1"_s);
    QVERIFY(server.ready && server.mirror);
    // A ReplicaSet that nobody made a Deployment of, and names that only look alike.
    PodHealth lone = web;
    lone.templateHash.clear();
    QCOMPARE(lone.workload(), u"ReplicaSet shop/web-5d7f"_s);
    lone.templateHash = u"d7f"_s;
    QCOMPARE(lone.workload(), u"ReplicaSet shop/web-5d7f"_s);
}

void TestKubeHealth::podImages()
{
    QByteArray json =
        R"({"kind":"PodList","metadata":{"continue":"more"},"items":[)"
        R"({"metadata":{"name":"calico-node-x","namespace":"kube-system"},"spec":{"nodeName":"node1",)"
        R"("initContainers":[{"name":"cni","image":"quay.io/calico/cni:v3.27.3"}],)"
        R"("containers":[{"name":"node","image":"quay.io/calico/node:v3.27.3"},{"name":"bare"}]}},)"
        R"({"metadata":{"name":"new","namespace":"shop"},"spec":{"initContainers":null,"containers":[]}}]})";
    const QByteArray before = json;
    const auto page = parsePodImages(json);
    QCOMPARE(codeOf(page), u"no error"_s);
    QCOMPARE(page->next, u"more"_s);
    QCOMPARE(page->pods.size(), 2);
    QCOMPARE(page->pods.at(0),
             (PodImages{.nameSpace = u"kube-system"_s,
                        .name = u"calico-node-x"_s,
                        .node = u"node1"_s,
                        .images = {u"quay.io/calico/node:v3.27.3"_s, u"quay.io/calico/cni:v3.27.3"_s}}));
    QCOMPARE(page->pods.at(1).qualifiedName(), u"shop/new"_s);
    QVERIFY(page->pods.at(1).images.isEmpty());
    QCOMPARE(json, before); // another parser may read the same page
    QCOMPARE(parsePodHealth(json)->pods.size(), 2);
}

void TestKubeHealth::podImagesRefuseNonsense_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no list") << QByteArray(R"({"kind":"Pod","metadata":{"name":"a","namespace":"b"}})");
    QTest::newRow("nameless") << QByteArray(R"({"kind":"PodList","items":[{"metadata":{"namespace":"b"}}]})");
    QTest::newRow("image is a number") << QByteArray(
        R"({"kind":"PodList","items":[{"metadata":{"name":"a","namespace":"b"},)"
        R"("spec":{"containers":[{"image":7}]}}]})");
    QTest::newRow("containers is text") << QByteArray(
        R"({"kind":"PodList","items":[{"metadata":{"name":"a","namespace":"b"},"spec":{"containers":"all"}}]})");
    QTest::newRow("cut off") << QByteArray(R"({"kind":"PodList","items":[{"metadata":{"name":"a")");
}

void TestKubeHealth::podImagesRefuseNonsense()
{
    QFETCH(QByteArray, json);
    QCOMPARE(codeOf(parsePodImages(json)), u"InvalidData"_s);
}

void TestKubeHealth::volumeAttachments()
{
    const auto page = parseVolumeAttachments(
        R"({"kind":"VolumeAttachmentList","metadata":{"continue":"n"},"items":[)"
        R"({"spec":{"attacher":"rbd.csi.ceph.com","nodeName":"node1","source":{"persistentVolumeName":"pvc-1"}},"status":{"attached":true}},)"
        R"({"spec":{"attacher":"x","nodeName":"node2","source":{}}}]})");
    QCOMPARE(codeOf(page), u"no error"_s);
    QCOMPARE(page->next, u"n"_s);
    QCOMPARE(page->attachments,
             (QList<VolumeAttachment>{{.node = u"node1"_s, .volume = u"pvc-1"_s, .driver = u"rbd.csi.ceph.com"_s},
                                      {.node = u"node2"_s, .volume = {}, .driver = u"x"_s}}));
    QVERIFY(parseVolumeAttachments(R"({"kind":"VolumeAttachmentList","items":null})")->attachments.isEmpty());
    QCOMPARE(codeOf(parseVolumeAttachments(R"({"kind":"VolumeAttachmentList","items":[{"spec":{}}]})")),
             u"InvalidData"_s);
    QCOMPARE(codeOf(parseVolumeAttachments(R"({"kind":"Status"})")), u"InvalidData"_s);
    QCOMPARE(codeOf(parseVolumeAttachments("[")), u"InvalidData"_s);
    QCOMPARE(codeOf(parseVolumeAttachments(R"({"kind":"VolumeAttachmentList","items":"x"})")), u"InvalidData"_s);
}

void TestKubeHealth::boundVolume()
{
    QCOMPARE(*parseBoundVolume(R"({"kind":"PersistentVolumeClaim","spec":{"volumeName":"pvc-1"}})"), u"pvc-1"_s);
    QCOMPARE(*parseBoundVolume(R"({"kind":"PersistentVolumeClaim","spec":{}})"), QString());
    QCOMPARE(codeOf(parseBoundVolume(R"({"kind":"Pod"})")), u"InvalidData"_s);
}

void TestKubeHealth::ceph()
{
    const auto clusters = parseCephClusters(
        R"({"kind":"CephClusterList","items":[{"metadata":{"name":"ceph","namespace":"rook"},"status":{"ceph":{)"
        R"("health":"HEALTH_WARN","lastChecked":"2026-03-01T21:30:00Z",)"
        R"("details":{"OSD_DOWN":{"message":"1 osds down","severity":"HEALTH_WARN"}}}}},)"
        R"({"metadata":{"name":"new","namespace":"rook"}}]})");
    QCOMPARE(codeOf(clusters), u"no error"_s);
    QCOMPARE(clusters->size(), 2);
    QCOMPARE(clusters->at(0).name, u"rook/ceph"_s);
    QCOMPARE(clusters->at(0).health, u"HEALTH_WARN"_s);
    QCOMPARE(clusters->at(0).details, QStringList{u"OSD_DOWN: 1 osds down"_s});
    QCOMPARE(clusters->at(0).lastChecked, QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc()));
    QCOMPARE(clusters->at(1).health, QString());
    QVERIFY(!clusters->at(1).lastChecked.isValid());
    QCOMPARE(codeOf(parseCephClusters("not json")), u"InvalidData"_s);
}

void TestKubeHealth::alerts()
{
    QCOMPARE(firingAlertsPath(), u"/api/v1/query?query=ALERTS%7Balertstate%3D%22firing%22%7D"_s);
    const auto alerts = parseAlerts(
        R"({"status":"success","data":{"resultType":"vector","result":[)"
        R"({"metric":{"alertname":"KubePodCrashLooping","severity":"warning","namespace":"shop","pod":"web-1"},"value":[1,"1"]},)"
        R"({"metric":{"alertname":"NodeDown","instance":"10.0.0.1:9100"},"value":[1,"1"]},)"
        R"({"metric":{"alertname":"QuotaFull","namespace":"shop"},"value":[1,"1"]},{"metric":{}}]}})");
    QCOMPARE(codeOf(alerts), u"no error"_s);
    QCOMPARE(*alerts,
             (QList<Alert>{{.name = u"KubePodCrashLooping"_s, .severity = u"warning"_s, .about = u"shop/web-1"_s},
                           {.name = u"NodeDown"_s, .severity = {}, .about = u"10.0.0.1:9100"_s},
                           {.name = u"QuotaFull"_s, .severity = {}, .about = u"shop"_s},
                           {.name = {}, .severity = {}, .about = {}}}));
}

void TestKubeHealth::alertsRefuseNonsense_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a login page") << QByteArray("<html><title>Sign in</title></html>");
    QTest::newRow("an error") << QByteArray(R"({"status":"error","errorType":"bad_data","error":"parse error"})");
    QTest::newRow("no list") << QByteArray(R"({"status":"success","data":{"resultType":"scalar","result":[1,"2"]}})");
    QTest::newRow("no data") << QByteArray(R"({"status":"success"})");
}

void TestKubeHealth::alertsRefuseNonsense()
{
    QFETCH(const QByteArray, json);
    QCOMPARE(codeOf(parseAlerts(json)), u"InvalidData"_s);
}

void TestKubeHealth::cutOffAnywhereIsNoCrash()
{
    for (qsizetype length = 0; length < status.size(); ++length) {
        (void)parseEtcd(members.first(std::min(length, members.size())), health, status);
        (void)parseEtcd(members, health.first(std::min(length, health.size())), status);
        (void)parseEtcd(members, health, status.first(length));
    }
    const QByteArray pod =
        R"({"kind":"PodList","items":[{"metadata":{"name":"a","namespace":"b","labels":{"pod-template-hash":"c"}},)"
        R"("spec":{"volumes":[{"persistentVolumeClaim":{"claimName":"d"}}]},"status":{"phase":"e"}}]})";
    for (qsizetype length = 0; length < pod.size(); ++length) {
        QCOMPARE(codeOfText(pod.first(length), parsePodHealth), u"InvalidData"_s);
    }
    QCOMPARE(codeOfText(pod, parsePodHealth), u"no error"_s);
}

void TestKubeHealth::readyz_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("expected"); ///< "ready", "not: why", or the error's code
    QTest::newRow("ready") << QByteArray("ok") << QByteArray() << 0 << u"ready"_s;
    QTest::newRow("skew warning") << QByteArray("ok\n") << QByteArray("Warning: version difference between client\n")
                                  << 0 << u"ready"_s;
    QTest::newRow("something else") << QByteArray("<html>") << QByteArray() << 0 << u"not: <html>"_s;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << 0 << u"not: "_s;
    QTest::newRow("failed checks")
        << QByteArray()
        << QByteArray(
               "Error from server (InternalError): an error on the server (\"[+]ping ok\\n[-]etcd failed: reason "
               "withheld\\n[-]poststarthook/rbac/bootstrap-roles failed: reason withheld\\nreadyz check failed\") has "
               "prevented the request from succeeding\n")
        << 1 << u"not: failed checks: etcd, poststarthook/rbac/bootstrap-roles"_s;
    QTest::newRow("away") << QByteArray()
                          << QByteArray("The connection to the server 10.0.0.1:6443 was refused - did you specify the "
                                        "right host or port?\n")
                          << 1
                          << u"not: The connection to the server 10.0.0.1:6443 was refused - did you specify the right "
                             "host or port?"_s;
    QTest::newRow("not allowed") << QByteArray() << QByteArray("Error from server (Forbidden): forbidden\n") << 1
                                 << u"PermissionDenied"_s;
    QTest::newRow("another server's certificate")
        << QByteArray() << QByteArray("x509: certificate is valid for 10.0.0.2\n") << 1 << u"AuthenticationFailed"_s;
    QTest::newRow("no kubectl") << QByteArray() << QByteArray("sudo: kubectl: command not found\n") << 1
                                << u"ProgramMissing"_s;
}

void TestKubeHealth::readyz()
{
    QFETCH(const QByteArray, output);
    QFETCH(const QByteArray, errors);
    QFETCH(const int, code);
    QFETCH(const QString, expected);
    const auto runner = std::make_shared<ScriptedRunner>(u"ops@cp1"_s);
    runner->on(u"kubectl"_s, ScriptedAnswer{.output = output,
                                            .errors = errors,
                                            .exit = {.code = code, .signal = 0, .duration = {}},
                                            .error = {}});
    const Kubectl kubectl(
        {{.host = u"cp1"_s, .runner = runner, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = true}});
    const auto answer = kubectl.readyz(u"10.0.0.1"_s, 6443, {});
    QCOMPARE(!answer ? codeOf(answer) : answer->ready ? u"ready"_s : QString(u"not: "_s + answer->detail), expected);
}

void TestKubeHealth::readyzAsksTheServerByAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("expected"); ///< the command, or the error's code
    QTest::newRow("address") << u"10.0.0.1"_s << u"sudo kubectl get --raw /readyz --server=https://10.0.0.1:7443"_s;
    QTest::newRow("IPv6") << u"fd00::1"_s << u"sudo kubectl get --raw /readyz '--server=https://[fd00::1]:7443'"_s;
    QTest::newRow("that of the kubeconfig") << QString() << u"sudo kubectl get --raw /readyz"_s;
    QTest::newRow("hostile") << u"10.0.0.1/x --kubeconfig=/tmp/y"_s << u"InvalidData"_s;
    QTest::newRow("an option") << u"--kubeconfig=/tmp/y"_s << u"InvalidData"_s;
}

void TestKubeHealth::readyzAsksTheServerByAddress()
{
    QFETCH(const QString, address);
    QFETCH(const QString, expected);
    const auto runner = std::make_shared<ScriptedRunner>(u"ops@cp1"_s);
    runner->on(u"kubectl"_s, ScriptedAnswer{.output = "ok", .errors = {}, .exit = {}, .error = {}});
    const Kubectl kubectl(
        {{.host = u"cp1"_s, .runner = runner, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = true}});
    const auto answer = kubectl.readyz(address, 7443, {});
    QCOMPARE(answer ? runner->commands().join(u'|') : codeOf(answer), expected);
}

void TestKubeHealth::readyzKeepsTheHost()
{
    // That another server is down is no reason to run kubectl elsewhere.
    const auto first = std::make_shared<ScriptedRunner>(u"ops@cp1"_s);
    const auto second = std::make_shared<ScriptedRunner>(u"ops@cp2"_s);
    first->on(u"kubectl"_s, ScriptedAnswer{.output = {},
                                           .errors = "Unable to connect to the server: dial tcp: i/o timeout\n",
                                           .exit = {.code = 1, .signal = 0, .duration = {}},
                                           .error = {}});
    const Kubectl kubectl(
        {{.host = u"cp1"_s, .runner = first, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = false},
         {.host = u"cp2"_s, .runner = second, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = false}});
    QVERIFY(!kubectl.readyz(u"10.0.0.2"_s, 6443, {})->ready);
    QCOMPARE(kubectl.host(), u"cp1"_s);
    QVERIFY(second->commands().isEmpty());
}

QTEST_GUILESS_MAIN(TestKubeHealth)
#include "tst_kube_health.moc"
