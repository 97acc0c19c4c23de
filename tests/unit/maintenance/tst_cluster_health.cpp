// SPDX-License-Identifier: GPL-3.0-or-later
// The exact commands by which gates look at a real cluster, and what becomes of their answers.
#include "maintenance/gates/kubectl_cluster_health.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;

namespace {

ScriptedAnswer saying(const QByteArray &output, int code = 0)
{
    return {.output = output, .errors = {}, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}};
}

ScriptedAnswer complaining(const QByteArray &errors)
{
    return {.output = {}, .errors = errors, .exit = {.code = 1, .signal = 0, .duration = {}}, .error = {}};
}

/// Two control planes over ssh and this machine, all scripted.
class Place final : public command::RunnerFactory
{
public:
    Place()
    {
        profile.id = u"lab"_s;
        profile.controlPlane.hosts = {u"10.0.0.11"_s, u"10.0.0.12"_s};
        profile.controlPlane.user = u"ops"_s;
        profile.controlPlane.kubectl = u"kubectl"_s;
    }
    std::shared_ptr<command::Runner> local() override { return here; }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override
    {
        return target.host == u"10.0.0.11" ? cp1 : cp2;
    }
    KubectlClusterHealth health()
    {
        const auto access = std::make_shared<cluster::ClusterAccess>(profile, *this);
        return {kube::Kubectl(access->controlPlaneHosts()), access, here, std::make_shared<operation::CommandLog>()};
    }

    cluster::Profile profile;
    std::shared_ptr<ScriptedRunner> here = std::make_shared<ScriptedRunner>(u"local"_s);
    std::shared_ptr<ScriptedRunner> cp1 = std::make_shared<ScriptedRunner>(u"ops@10.0.0.11"_s);
    std::shared_ptr<ScriptedRunner> cp2 = std::make_shared<ScriptedRunner>(u"ops@10.0.0.12"_s);
};

QList<kube::Node> nodes()
{
    QList<kube::Node> list;
    for (int i = 1; i <= 2; ++i) {
        kube::Node node;
        node.name = u"cp%1"_s.arg(i);
        node.internalIp = u"10.0.0.1%1"_s.arg(i);
        list.append(node);
    }
    return list;
}

const QByteArray members =
    R"({"members":[{"ID":11,"name":"etcd1","peerURLs":[],"clientURLs":["https://10.0.0.11:2379"]},)"
    R"({"ID":12,"name":"etcd2","peerURLs":[],"clientURLs":["https://10.0.0.12:2379"]}]})";
const QByteArray healthy = R"([{"endpoint":"https://10.0.0.11:2379","health":true}])";
const QByteArray led = R"([{"Endpoint":"https://10.0.0.11:2379","Status":{"header":{"member_id":11},"leader":11}}])";

const QByteArray attached =
    R"({"kind":"VolumeAttachmentList","metadata":{},"items":[)"
    R"({"spec":{"attacher":"rbd","nodeName":"node1","source":{"persistentVolumeName":"pv-left"}}},)"
    R"({"spec":{"attacher":"rbd","nodeName":"node1","source":{"persistentVolumeName":"pv-kept"}}},)"
    R"({"spec":{"attacher":"rbd","nodeName":"node2","source":{"persistentVolumeName":"pv-else"}}}]})";
const QByteArray podsThere =
    R"({"kind":"PodList","metadata":{},"items":[)"
    R"({"metadata":{"name":"agent","namespace":"logs"},"spec":{"volumes":[{"persistentVolumeClaim":{"claimName":"data"}}]},)"
    R"("status":{"phase":"Running"}},)"
    R"({"metadata":{"name":"web","namespace":"shop","deletionTimestamp":"2026-03-01T21:30:00Z"},)"
    R"("spec":{"volumes":[{"persistentVolumeClaim":{"claimName":"going"}}]},"status":{"phase":"Running"}}]})";

} // namespace

class ClusterHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void etcdIsAskedWithKubespraysCertificates();
    void etcdIsAskedOnAnotherHost();
    void etcdTroubles_data();
    void etcdTroubles();
    void leaderIsMovedAtItself();
    void rookIsMissing();
    void volumesThatStayHaveAReason();
    void hostileClaimGoesNowhere();
    void prometheus();
    void prometheusThroughTheApiServer();
    void workloadsAreReadFromThreeKinds();
};

void ClusterHealthTest::etcdIsAskedWithKubespraysCertificates()
{
    Place place;
    place.cp1->on(u"member list"_s, saying(members));
    // One member does not answer: exit code 1, and the other's words all the same.
    place.cp1->on(u"endpoint health"_s, saying(healthy, 1));
    place.cp1->on(u"endpoint status"_s, saying(led, 1));
    const auto seen = place.health().etcd(nodes(), {});
    QCOMPARE(codeOf(seen), u"no error"_s);
    QVERIFY(seen->at(0).healthy && seen->at(0).leader);
    QVERIFY(!seen->at(1).healthy);
    const QString base = u"sudo etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/ssl/etcd/ssl/ca.pem "
                         "--cert=/etc/ssl/etcd/ssl/admin-cp1.pem --key=/etc/ssl/etcd/ssl/admin-cp1-key.pem "_s;
    QCOMPARE(place.cp1->commands(), (QStringList{base + u"member list --write-out=json"_s,
                                                 base + u"endpoint health --cluster --write-out=json"_s,
                                                 base + u"endpoint status --cluster --write-out=json"_s}));
}

void ClusterHealthTest::etcdIsAskedOnAnotherHost()
{
    Place place;
    place.cp1->on(
        u"etcdctl"_s,
        ScriptedAnswer{.output = {},
                       .errors = {},
                       .exit = {},
                       .error = Error{.code = ErrorCode::Unreachable, .detail = {}, .subject = {}, .context = {}}});
    place.cp2->on(u"member list"_s, saying(members));
    place.cp2->on(u"endpoint health"_s, saying(healthy));
    place.cp2->on(u"endpoint status"_s, saying(led));
    QCOMPARE(codeOf(place.health().etcd(nodes(), {})), u"no error"_s);
    QVERIFY(place.cp2->commands().constFirst().contains(u"/admin-cp2-key.pem"_s));
}

void ClusterHealthTest::etcdTroubles_data()
{
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<QString>("code");
    QTest::newRow("no etcdctl") << QByteArray("sudo: etcdctl: command not found\n") << u"ProgramMissing"_s;
    QTest::newRow("no certificate") << QByteArray(
                                           "Error: open /etc/ssl/etcd/ssl/admin-cp1.pem: no such file or directory\n")
                                    << u"NotFound"_s;
    QTest::newRow("no answer") << QByteArray("Error: context deadline exceeded\n") << u"ExitedNonZero"_s;
}

void ClusterHealthTest::etcdTroubles()
{
    QFETCH(const QByteArray, errors);
    QFETCH(const QString, code);
    Place place;
    place.cp1->on(u"etcdctl"_s, complaining(errors));
    QCOMPARE(codeOf(place.health().etcd(nodes(), {})), code);
    QVERIFY(place.cp2->commands().isEmpty());
}

void ClusterHealthTest::leaderIsMovedAtItself()
{
    Place place;
    place.cp1->on(u"etcdctl"_s, saying("Leadership transferred from b to c\n"));
    KubectlClusterHealth health = place.health();
    kube::EtcdMember from;
    from.id = 11;
    from.clientUrl = u"https://10.0.0.11:2379"_s;
    kube::EtcdMember to;
    to.id = 15985099378392235387ULL;
    QCOMPARE(codeOf(health.moveEtcdLeader(nodes(), from, to, {})), u"no error"_s);
    QVERIFY(place.cp1->commands().constFirst().startsWith(u"sudo etcdctl --endpoints=https://10.0.0.11:2379 "_s));
    QVERIFY(place.cp1->commands().constFirst().endsWith(u" move-leader ddd67b312462fd7b"_s));
    QCOMPARE(health.moveEtcdLeaderText(from, to),
             u"etcdctl --endpoints=https://10.0.0.11:2379 move-leader ddd67b312462fd7b"_s);
    place.cp1->on(u"etcdctl"_s, complaining("Error: no leader endpoint given at [...]\n"));
    QCOMPARE(codeOf(health.moveEtcdLeader(nodes(), from, to, {})), u"ExitedNonZero"_s);
}

void ClusterHealthTest::rookIsMissing()
{
    Place place;
    place.cp1->on(u"cephclusters"_s,
                  complaining("Error from server (NotFound): the server could not find the requested resource\n"));
    const auto none = place.health().ceph({});
    QVERIFY(none && !*none);
    place.cp1->on(u"cephclusters"_s, complaining("Error from server (Forbidden): forbidden\n"));
    QCOMPARE(codeOf(place.health().ceph({})), u"PermissionDenied"_s);
    place.cp1->on(u"cephclusters"_s, saying(R"({"kind":"CephClusterList","items":[]})"));
    const auto empty = place.health().ceph({});
    QVERIFY(empty && *empty && (*empty)->isEmpty());
}

void ClusterHealthTest::volumesThatStayHaveAReason()
{
    Place place;
    place.cp1->on(u"volumeattachments"_s, saying(attached));
    place.cp1->on(u"fieldSelector=spec.nodeName%3Dnode1"_s, saying(podsThere));
    place.cp1->on(u"persistentvolumeclaims/data"_s,
                  saying(R"({"kind":"PersistentVolumeClaim","spec":{"volumeName":"pv-kept"}})"));
    const auto held = place.health().volumesOn(u"node1"_s, {});
    QCOMPARE(codeOf(held), u"no error"_s);
    QCOMPARE(*held, (QList<HeldVolume>{{.volume = u"pv-left"_s, .driver = u"rbd"_s, .keptBy = {}},
                                       {.volume = u"pv-kept"_s, .driver = u"rbd"_s, .keptBy = u"logs/agent"_s}}));
    // A pod that is on its way out keeps nothing.
    QVERIFY(place.cp1->commands().filter(u"claims/going"_s).isEmpty());
    // Nothing attached: no pod has to be read.
    const auto none = place.health().volumesOn(u"node9"_s, {});
    QVERIFY(none && none->isEmpty());
    QVERIFY(place.cp1->commands().filter(u"node9"_s).isEmpty());
}

void ClusterHealthTest::hostileClaimGoesNowhere()
{
    Place place;
    place.cp1->on(u"volumeattachments"_s, saying(attached));
    place.cp1->on(u"fieldSelector"_s, saying(QByteArray(podsThere).replace("\"data\"", "\"../../secrets/x\"")));
    QCOMPARE(codeOf(place.health().volumesOn(u"node1"_s, {})), u"InvalidData"_s);
    QVERIFY(place.cp1->commands().filter(u"secrets"_s).isEmpty());
    QCOMPARE(codeOf(place.health().volumesOn(u"../x"_s, {})), u"InvalidInput"_s);
}

void ClusterHealthTest::prometheus()
{
    Place place;
    QCOMPARE(codeOf(place.health().firingAlerts({})), u"InvalidInput"_s);
    place.profile.gates.alerts = cluster::AlertsGate{
        .mode = cluster::GateMode::On, .url = u"https://prom.example/prefix/"_s, .service = {}, .ignore = {}};
    place.here->on(u"curl"_s, saying(R"({"status":"success","data":{"resultType":"vector","result":[]}})"));
    QCOMPARE(codeOf(place.health().firingAlerts({})), u"no error"_s);
    QCOMPARE(place.here->commands(),
             QStringList{u"curl --silent --show-error --fail --globoff "
                         "'https://prom.example/prefix/api/v1/query?query=ALERTS%7Balertstate%3D%22firing%22%7D'"_s});
    place.here->on(u"curl"_s, complaining("curl: (7) Failed to connect\n"));
    QCOMPARE(codeOf(place.health().firingAlerts({})), u"ExitedNonZero"_s);
}

void ClusterHealthTest::prometheusThroughTheApiServer()
{
    Place place;
    place.profile.gates.alerts = cluster::AlertsGate{
        .mode = cluster::GateMode::On, .url = {}, .service = u"monitoring/prometheus-k8s:9090"_s, .ignore = {}};
    place.cp1->on(u"/proxy/api/v1/query"_s,
                  saying(R"({"status":"success","data":{"resultType":"vector","result":[]}})"));
    QCOMPARE(codeOf(place.health().firingAlerts({})), u"no error"_s);
    QVERIFY(place.cp1->commands().constFirst().contains(
        u"/api/v1/namespaces/monitoring/services/prometheus-k8s:9090/proxy/api/v1/query?query=ALERTS"_s));
    QVERIFY(place.here->commands().isEmpty());
}

void ClusterHealthTest::workloadsAreReadFromThreeKinds()
{
    Place place;
    const auto list = [](const QByteArray &kind) {
        return QByteArray(R"({"kind":")" + kind +
                          R"(List","metadata":{},"items":[{"metadata":{"name":"a","namespace":"b"}}]})");
    };
    place.cp1->on(u"/apis/apps/v1/deployments?"_s, saying(list("Deployment")));
    place.cp1->on(u"/apis/apps/v1/statefulsets?"_s, saying(list("StatefulSet")));
    place.cp1->on(u"/apis/apps/v1/daemonsets?"_s, saying(list("DaemonSet")));
    place.cp1->on(u"/api/v1/pods?"_s, saying(list("Pod")));
    const auto state = place.health().workloads({});
    QCOMPARE(codeOf(state), u"no error"_s);
    QCOMPARE(state->workloads.size(), 3);
    QCOMPARE(state->pods.size(), 1);
}

QTEST_GUILESS_MAIN(ClusterHealthTest)
#include "tst_cluster_health.moc"
