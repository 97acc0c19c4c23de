// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_access.hpp"
#include "cluster/host_name.hpp"
#include "cluster/profile_store.hpp"
#include "cluster/ssh_address.hpp"
#include "support/scripted_runner.hpp"

#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::cluster;
using namespace Qt::StringLiterals;

namespace {

const QByteArray usual = R"(version: 1
clusters:
  - id: prod
    name: Production 東京
    purpose: production
    control_plane: { hosts: [10.0.0.11, cp2.example.com], user: ops, port: 2222, become: true, identity_file: /k/id, kubectl: /usr/local/bin/kubectl }
    nodes: { address: name, port: 22 }
    kubespray: { host: "ops@deploy.example.com:2222", identity_file: /k/deploy, path: ~/kubespray, inventory: inventory/prod, venv: .venv, repo_url: https://github.com/kubernetes-sigs/kubespray }
    timeouts: { command: 30, drain: 20m, down: 90s, up: 1h, ready: 1h30m, gates: 30m, detach: 2m }
    drain: { force: false, ignore_daemonsets: yes, emptydir: delete, grace_period: 30, protected_namespaces: [rook-ceph, db] }
    reboot_required: { command: "/usr/local/sbin/needs-reboot --quiet" }
    reboot_order: [worker2, worker1]
  - id: local
    control_plane: { kubeconfig: ~/.kube/config, context: kubernetes-admin@kubernetes }
)";

/// The factory remembers what it was asked for.
class RecordingFactory final : public command::RunnerFactory
{
public:
    std::shared_ptr<command::Runner> local() override { return std::make_shared<test::ScriptedRunner>(u"local"_s); }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override
    {
        targets.append(target);
        return std::make_shared<test::ScriptedRunner>(target.toString());
    }
    QList<command::SshTarget> targets;
};

QByteArray withControlPlane(const QByteArray &text)
{
    return "version: 1\nclusters:\n  - id: a\n    control_plane: " + text + "\n";
}

} // namespace

class TestCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void takesWhatNodesLackFromTheControlPlane();
    void readsGates();
    void gatesHaveDefaults();
    void refusesGatesWithPlace_data();
    void refusesGatesWithPlace();
    void refusesWithPlace_data();
    void refusesWithPlace();
    void refusesHostileValues_data();
    void refusesHostileValues();
    void warnsOfUnknownKeys();
    void survivesAnyText();
    void keepsGoodClustersBesideABadOne();
    void missingFileIsNoCluster();
    void warnsOfFileMode();
    void findsByIdThenName();
    void makesRunners();
    void refusesHostileNodes();
    void readsSshAddresses_data();
    void readsSshAddresses();
    void checkoutIsHereByDefault();
    void knowsTheSameHost_data();
    void knowsTheSameHost();
};

void TestCluster::readsEveryField()
{
    const LoadedProfiles loaded = ProfileStore::parse(usual, u"c.yaml"_s);
    for (const auto &problem : loaded.problems) {
        qWarning("%s", qPrintable(problem.toString()));
    }
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(loaded.profiles.size(), 2);
    const Profile &prod = loaded.profiles.first();
    QCOMPARE(prod.name, u"Production 東京"_s);
    QCOMPARE(toString(prod.purpose), toString(Purpose::Production));
    QCOMPARE(prod.controlPlane.hosts, QStringList({u"10.0.0.11"_s, u"cp2.example.com"_s}));
    QCOMPARE(prod.controlPlane.user, u"ops"_s);
    QCOMPARE(prod.controlPlane.port, 2222);
    QCOMPARE(prod.controlPlane.kubectl, u"/usr/local/bin/kubectl"_s);
    QCOMPARE(prod.nodes.address, NodeAddress::Name);
    QCOMPARE(prod.kubespray.host, u"deploy.example.com"_s);
    QCOMPARE(prod.kubespray.user, u"ops"_s);
    QCOMPARE(prod.kubespray.port, 2222);
    QCOMPARE(prod.kubespray.identityFile, u"/k/deploy"_s);
    QCOMPARE(prod.kubespray.path, u"~/kubespray"_s);
    QCOMPARE(prod.kubespray.inventory, u"inventory/prod"_s);
    QCOMPARE(prod.kubespray.venv, u".venv"_s);
    QCOMPARE(prod.kubespray.repoUrl, u"https://github.com/kubernetes-sigs/kubespray"_s);
    QCOMPARE(prod.timeouts.command, Milliseconds{30'000});
    QCOMPARE(prod.timeouts.drain, Milliseconds{1'200'000});
    QCOMPARE(prod.timeouts.down, Milliseconds{90'000});
    QCOMPARE(prod.timeouts.up, Milliseconds{3'600'000});
    QCOMPARE(prod.timeouts.ready, Milliseconds{5'400'000});
    QCOMPARE(prod.timeouts.gates, Milliseconds{1'800'000});
    QCOMPARE(prod.timeouts.detach, Milliseconds{120'000});
    QCOMPARE(prod.drain.force, false);
    QCOMPARE(prod.drain.emptyDir, DrainOptions::EmptyDir::Delete);
    QCOMPARE(prod.drain.gracePeriodSeconds, 30);
    QCOMPARE(prod.drain.protectedNamespaces, (QStringList{u"rook-ceph"_s, u"db"_s}));
    QCOMPARE(prod.rebootRequired.command, u"/usr/local/sbin/needs-reboot --quiet"_s);
    QCOMPARE(prod.rebootOrder, QStringList({u"worker2"_s, u"worker1"_s}));
    const Profile &local = loaded.profiles.last();
    QCOMPARE(local.name, u"local"_s);
    QVERIFY(local.controlPlane.hosts.isEmpty());
    QVERIFY(local.controlPlane.kubeconfig.startsWith(u'/'));
    QVERIFY(local.controlPlane.kubeconfig.endsWith(u"/.kube/config"));
    QCOMPARE(local.timeouts, Timeouts{});
    QVERIFY(local.rebootRequired.command.isEmpty());
    QCOMPARE(local.drain, cluster::DrainOptions{});
}

void TestCluster::takesWhatNodesLackFromTheControlPlane()
{
    const Profile profile = ProfileStore::parse(usual, u"c"_s).profiles.first();
    QCOMPARE(profile.nodes.user, u"ops"_s);
    QCOMPARE(profile.nodes.port, 22);
    QCOMPARE(profile.nodes.identityFile, u"/k/id"_s);
    QCOMPARE(profile.nodes.become, true);
}

void TestCluster::readsGates()
{
    const LoadedProfiles loaded = ProfileStore::parse(withControlPlane("{hosts: [a]}") + R"(    gates:
      nodes: on
      workloads: warn
      budgets: off
      ceph: no
      volumes: Warn
      readyz: { mode: warn, port: 8443 }
      etcd:
        etcdctl: /opt/bin/etcdctl
        endpoint: https://10.0.0.1:2379
        ca: /pki/ca.crt
        cert: /pki/{node}.crt
        key: /pki/{node}.key
      alerts: { url: "https://prometheus.example:9090/prom", ignore: [Watchdog, "KubeCPU.*"] }
      window: { days: [Sat, sun], start: 22:00, end: 4:30, time_zone: Asia/Tokyo, mode: warn }
)",
                                                      u"c"_s);
    for (const auto &problem : loaded.problems) {
        qWarning("%s", qPrintable(problem.toString()));
    }
    QVERIFY(loaded.problems.isEmpty());
    const GateSettings &gates = loaded.profiles.first().gates;
    QVERIFY(gates.nodes == GateMode::On);
    QVERIFY(gates.workloads == GateMode::Warn);
    QVERIFY(gates.budgets == GateMode::Off);
    QVERIFY(gates.ceph == GateMode::Off);
    QVERIFY(gates.volumes == GateMode::Warn);
    QCOMPARE(gates.readyz, (ReadyzGate{.mode = GateMode::Warn, .port = 8443}));
    QCOMPARE(gates.etcd, (EtcdGate{.mode = GateMode::On,
                                   .etcdctl = u"/opt/bin/etcdctl"_s,
                                   .endpoint = u"https://10.0.0.1:2379"_s,
                                   .ca = u"/pki/ca.crt"_s,
                                   .cert = u"/pki/{node}.crt"_s,
                                   .key = u"/pki/{node}.key"_s}));
    QCOMPARE(gates.alerts, (AlertsGate{.mode = GateMode::On,
                                       .url = u"https://prometheus.example:9090/prom"_s,
                                       .service = {},
                                       .ignore = {u"Watchdog"_s, u"KubeCPU.*"_s}}));
    QCOMPARE(gates.window, (WindowGate{.mode = GateMode::Warn,
                                       .days = {6, 7},
                                       .start = QTime(22, 0),
                                       .end = QTime(4, 30),
                                       .timeZone = u"Asia/Tokyo"_s}));
}

void TestCluster::gatesHaveDefaults()
{
    const auto gatesOf = [](const QByteArray &text) {
        return ProfileStore::parse(text, u"c"_s).profiles.first().gates;
    };
    QCOMPARE(gatesOf(withControlPlane("{hosts: [a]}")), GateSettings{});
    QVERIFY(GateSettings{}.nodes == GateMode::On && !GateSettings{}.alerts && !GateSettings{}.window);
    QCOMPARE(GateSettings{}.etcd.cert, u"/etc/ssl/etcd/ssl/admin-{node}.pem"_s);
    // etcdctl lies where kubectl lies.
    QCOMPARE(gatesOf(withControlPlane("{hosts: [a], kubectl: /usr/local/bin/kubectl}")).etcd.etcdctl,
             u"/usr/local/bin/etcdctl"_s);
    QVERIFY(gatesOf(withControlPlane("{hosts: [a]}") + "    gates: { etcd: off }\n").etcd.mode == GateMode::Off);
    QCOMPARE(gatesOf(withControlPlane("{hosts: [a]}") +
                     "    gates: { alerts: { service: monitoring/prometheus-k8s:9090 } }\n")
                 .alerts->service,
             u"monitoring/prometheus-k8s:9090"_s);
}

void TestCluster::refusesGatesWithPlace_data()
{
    QTest::addColumn<QByteArray>("gates");
    QTest::addColumn<QString>("position"); ///< the section's value begins at c:6:7
    QTest::addColumn<QString>("part");
    QTest::newRow("no map") << QByteArray("on") << u"c:6:7"_s << u"mapping"_s;
    QTest::newRow("mode") << QByteArray("nodes: maybe") << u"c:6:14"_s << u"on, warn or off"_s;
    QTest::newRow("map for mode") << QByteArray("nodes: { mode: on }") << u"c:6:14"_s << u"on, warn or off"_s;
    QTest::newRow("mode within") << QByteArray("etcd: { mode: perhaps }") << u"c:6:21"_s << u"on, warn or off"_s;
    QTest::newRow("port") << QByteArray("readyz: { port: 0 }") << u"c:6:23"_s << u"from 1 to 65535"_s;
    QTest::newRow("etcdctl an option") << QByteArray("etcd: { etcdctl: --x }") << u"c:6:24"_s << u"a program"_s;
    QTest::newRow("endpoint") << QByteArray("etcd: { endpoint: \"unix:///run/x\" }") << u"c:6:25"_s << u"https://"_s;
    QTest::newRow("relative path") << QByteArray("etcd: { ca: ca.pem }") << u"c:6:19"_s << u"an absolute path"_s;
    QTest::newRow("alerts without a place")
        << QByteArray("alerts: { mode: on }") << u"c:6:15"_s << u"either url or service"_s;
    QTest::newRow("alerts with two") << QByteArray("alerts: { url: http://a, service: a/b:c }") << u"c:6:15"_s
                                     << u"either url or service"_s;
    QTest::newRow("a file") << QByteArray("alerts: { url: file:///etc/shadow }") << u"c:6:22"_s << u"http://"_s;
    QTest::newRow("an option") << QByteArray("alerts: { url: --output=/x }") << u"c:6:22"_s << u"http://"_s;
    QTest::newRow("service") << QByteArray("alerts: { service: ../secrets }") << u"c:6:26"_s << u"NAMESPACE/SERVICE"_s;
    QTest::newRow("pattern") << QByteArray("alerts: { url: http://a, ignore: [\"(\"] }") << u"c:6:41"_s
                             << u"regular expression"_s;
    QTest::newRow("day") << QByteArray("window: { days: [monday], start: 1:00, end: 2:00, time_zone: UTC }")
                         << u"c:6:24"_s << u"mon, tue"_s;
    QTest::newRow("no start") << QByteArray("window: { end: 2:00, time_zone: UTC }") << u"c:6:15"_s << u"start"_s;
    QTest::newRow("hour") << QByteArray("window: { start: 25:00, end: 2:00, time_zone: UTC }") << u"c:6:24"_s
                          << u"00:00 to 23:59"_s;
    QTest::newRow("no length") << QByteArray("window: { start: 2:00, end: 02:00, time_zone: UTC }") << u"c:6:35"_s
                               << u"another time"_s;
    QTest::newRow("zone") << QByteArray("window: { start: 1:00, end: 2:00, time_zone: Mars }") << u"c:6:52"_s
                          << u"time zone"_s;
}

void TestCluster::refusesGatesWithPlace()
{
    QFETCH(const QByteArray, gates);
    QFETCH(const QString, position);
    QFETCH(const QString, part);
    const LoadedProfiles loaded =
        ProfileStore::parse(withControlPlane("{hosts: [a]}") + "    gates:\n      " + gates + '\n', u"c"_s);
    QVERIFY(loaded.hasErrors());
    QVERIFY(loaded.profiles.isEmpty());
    const ProfileProblem &problem = loaded.problems.first();
    QVERIFY2(problem.toString().contains(part), qPrintable(problem.toString()));
    QCOMPARE(problem.position(), position);
}

void TestCluster::refusesWithPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("position");
    QTest::addColumn<QString>("part");
    QTest::newRow("no version") << QByteArray("clusters: []\n") << u"c:1:1"_s << u"version"_s;
    QTest::newRow("version 2") << QByteArray("version: 2\n") << u"c:1:10"_s << u"from 1 to 1"_s;
    QTest::newRow("not a map") << QByteArray("- a\n") << u"c:1:1"_s << u"mapping"_s;
    QTest::newRow("clusters no list") << QByteArray("version: 1\nclusters: { a: 1 }\n") << u"c:2:11"_s << u"a list"_s;
    QTest::newRow("no id") << QByteArray("version: 1\nclusters:\n  - control_plane: {hosts: [a]}\n") << u"c:3:5"_s
                           << u"id"_s;
    QTest::newRow("id form") << QByteArray("version: 1\nclusters:\n  - id: Prod Tokyo\n") << u"c:3:9"_s
                             << u"lower-case"_s;
    QTest::newRow("no control plane") << QByteArray("version: 1\nclusters:\n  - id: a\n") << u"c:3:5"_s
                                      << u"kubeconfig"_s;
    QTest::newRow("port") << withControlPlane("{hosts: [a], port: 70000}") << u"c:4:39"_s << u"from 1 to 65535"_s;
    QTest::newRow("port word") << withControlPlane("{hosts: [a], port: ssh}") << u"c:4:39"_s << u"whole number"_s;
    QTest::newRow("become") << withControlPlane("{hosts: [a], become: maybe}") << u"c:4:41"_s << u"true or false"_s;
    QTest::newRow("both ways") << withControlPlane("{hosts: [a], kubeconfig: /k}") << u"c:4:45"_s << u"not both"_s;
    QTest::newRow("no host") << withControlPlane("{hosts: []}") << u"c:4:28"_s << u"at least one"_s;
    QTest::newRow("host twice") << withControlPlane("{hosts: [a, a]}") << u"c:4:32"_s << u"twice"_s;
    QTest::newRow("key twice") << withControlPlane("{hosts: [a], user: x, user: y}") << u"c:4:42"_s << u"twice"_s;
    QTest::newRow("list for text") << withControlPlane("{hosts: [a], user: [x]}") << u"c:4:39"_s << u"login name"_s;
    QTest::newRow("duration") << withControlPlane("{hosts: [a]}") + "    timeouts: { up: 10 minutes }\n"
                              << u"c:5:21"_s << u"90s"_s;
    QTest::newRow("duration zero") << withControlPlane("{hosts: [a]}") + "    timeouts: { up: 0 }\n"
                                   << u"c:5:21"_s << u"from 1s"_s;
    QTest::newRow("protected namespace") << withControlPlane("{hosts: [a]}") +
                                                "    drain: { protected_namespaces: [Kube_System] }\n"
                                         << u"c:5:37"_s << u"a namespace"_s;
    QTest::newRow("reboot command twisted")
        << withControlPlane("{hosts: [a]}") + "    reboot_required: { command: \"true\\nfalse\" }\n"
        << u"c:5:33"_s << u"a shell command in one line"_s;
    QTest::newRow("reboot command list") << withControlPlane("{hosts: [a]}") +
                                                "    reboot_required:\n      command: [needs-reboot]\n"
                                         << u"c:6:16"_s << u"a shell command in one line"_s;
    QTest::newRow("reboot command empty")
        << withControlPlane("{hosts: [a]}") + "    reboot_required: { command: \"\" }\n"
        << u"c:5:33"_s << u"a shell command in one line"_s;
    QTest::newRow("checkout host") << withControlPlane("{hosts: [a]}") +
                                          "    kubespray: { host: \"-oProxyCommand=id\" }\n"
                                   << u"c:5:24"_s << u"as for ssh"_s;
    QTest::newRow("checkout port") << withControlPlane("{hosts: [a]}") + "    kubespray: { host: \"a:70000\" }\n"
                                   << u"c:5:24"_s << u"as for ssh"_s;
    QTest::newRow("checkout user twice") << withControlPlane("{hosts: [a]}") +
                                                "    kubespray: { host: ops@a, user: root }\n"
                                         << u"c:5:37"_s << u"in host already"_s;
    QTest::newRow("checkout port twice") << withControlPlane("{hosts: [a]}") +
                                                "    kubespray: { host: \"a:22\", port: 23 }\n"
                                         << u"c:5:38"_s << u"in host already"_s;
    QTest::newRow("checkout here by ssh")
        << withControlPlane("{hosts: [a]}") + "    kubespray: { host: local, identity_file: /k }\n"
        << u"c:5:46"_s << u"another host"_s;
    QTest::newRow("emptydir") << withControlPlane("{hosts: [a]}") + "    drain: { emptydir: true }\n"
                              << u"c:5:24"_s << u"ask, delete, keep"_s;
    QTest::newRow("purpose") << withControlPlane("{hosts: [a]}") + "    purpose: prod\n"
                             << u"c:5:14"_s << u"production"_s;
    QTest::newRow("id twice") << withControlPlane("{hosts: [a]}") + "  - { id: a, control_plane: {hosts: [b]} }\n"
                              << u"c:5:11"_s << u"used twice"_s;
    QTest::newRow("syntax") << QByteArray("version: 1\nclusters: [\n") << u"c:3:1"_s << QString();
    QTest::newRow("tab") << QByteArray("version: 1\nclusters:\n\t- id: a\n") << u"c:3:2"_s << QString();
}

void TestCluster::refusesWithPlace()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, position);
    QFETCH(const QString, part);
    const LoadedProfiles loaded = ProfileStore::parse(text, u"c"_s);
    QVERIFY(loaded.hasErrors());
    const ProfileProblem &problem = loaded.problems.first();
    QVERIFY2(problem.toString().contains(part), qPrintable(problem.toString()));
    QCOMPARE(problem.position(), position);
}

void TestCluster::refusesHostileValues_data()
{
    QTest::addColumn<QByteArray>("controlPlane");
    QTest::newRow("host option") << QByteArray(R"({hosts: ["-oProxyCommand=id"]})");
    QTest::newRow("host space") << QByteArray(R"({hosts: ["a b"]})");
    QTest::newRow("host newline") << QByteArray(R"({hosts: ["a\nb"]})");
    QTest::newRow("host last newline") << QByteArray(R"({hosts: ["a\n"]})");
    QTest::newRow("host NUL") << QByteArray(R"({hosts: ["a\0b"]})");
    QTest::newRow("host shell") << QByteArray(R"x({hosts: ["$(id)"]})x");
    QTest::newRow("host empty") << QByteArray(R"({hosts: [""]})");
    QTest::newRow("host map") << QByteArray(R"({hosts: [{a: b}]})");
    QTest::newRow("user option") << QByteArray(R"({hosts: [a], user: "-l"})");
    QTest::newRow("user semicolon") << QByteArray(R"({hosts: [a], user: "a;id"})");
    QTest::newRow("identity option") << QByteArray(R"({hosts: [a], identity_file: "-F/x"})");
    QTest::newRow("identity newline") << QByteArray(R"({hosts: [a], identity_file: "/a\nProxyCommand id"})");
    QTest::newRow("kubectl option") << QByteArray(R"({hosts: [a], kubectl: "-i"})");
    QTest::newRow("kubectl words") << QByteArray(R"({hosts: [a], kubectl: "sh -c id"})");
    QTest::newRow("kubeconfig NUL") << QByteArray(R"({kubeconfig: "/a\0b"})");
    QTest::newRow("context newline") << QByteArray(R"({kubeconfig: /a, context: "x\ny"})");
    QTest::newRow("context escape") << QByteArray(R"({kubeconfig: /a, context: "x\e[31m"})");
}

void TestCluster::refusesHostileValues()
{
    QFETCH(const QByteArray, controlPlane);
    const LoadedProfiles loaded = ProfileStore::parse(withControlPlane(controlPlane), u"c"_s);
    QVERIFY(loaded.profiles.isEmpty());
    QVERIFY(loaded.hasErrors());
    for (const QChar c : loaded.problems.first().toString()) {
        QVERIFY2(c.isPrint(), "messages must not carry control characters");
    }
}

void TestCluster::warnsOfUnknownKeys()
{
    const LoadedProfiles loaded = ProfileStore::parse(withControlPlane("{hosts: [a], usr: x}"), u"c"_s);
    QCOMPARE(loaded.profiles.size(), 1);
    QCOMPARE(loaded.problems.size(), 1);
    QCOMPARE(loaded.problems.first().severity, ProfileProblem::Severity::Warning);
    QCOMPARE(loaded.problems.first().toString(), u"c:4:33: clusters[0].control_plane.usr: unknown key, not used"_s);
}

void TestCluster::survivesAnyText()
{
    for (qsizetype cut = 0; cut < usual.size(); ++cut) {
        (void)ProfileStore::parse(usual.first(cut), u"c"_s);
        QByteArray changed = usual;
        changed[cut] = "[{:\"&*\t\0-"[static_cast<std::size_t>(cut % 9)];
        for (const Profile &profile : ProfileStore::parse(changed, u"c"_s).profiles) {
            QVERIFY(!profile.id.isEmpty());
            QVERIFY(!profile.controlPlane.hosts.isEmpty() || !profile.controlPlane.kubeconfig.isEmpty());
        }
    }
    QVERIFY(ProfileStore::parse(QByteArray(100'000, '['), u"c"_s).hasErrors());
    QVERIFY(ProfileStore::parse({}, u"c"_s).problems.isEmpty());
}

void TestCluster::keepsGoodClustersBesideABadOne()
{
    const LoadedProfiles loaded = ProfileStore::parse(
        withControlPlane("{hosts: [a], port: x}") + "  - { id: b, control_plane: {hosts: [b]} }\n", u"c"_s);
    QCOMPARE(loaded.profiles.size(), 1);
    QVERIFY(loaded.find(u"b"_s));
    const auto broken = loaded.find(u"a"_s);
    QCOMPARE(toString(broken.error().code), toString(ErrorCode::InvalidInput));
    QCOMPARE(broken.error().subject, u"c:4:39"_s);
}

void TestCluster::missingFileIsNoCluster()
{
    const auto loaded = ProfileStore(u"/nonexistent/clusters.yaml"_s).load();
    QVERIFY(loaded);
    QVERIFY(loaded->profiles.isEmpty() && loaded->problems.isEmpty());
    QCOMPARE(toString(loaded->find(u"x"_s).error().code), toString(ErrorCode::NotFound));
}

void TestCluster::warnsOfFileMode()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"clusters.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(usual);
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QVERIFY(ProfileStore(file.fileName()).load()->problems.isEmpty());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup);
    const auto loaded = ProfileStore(file.fileName()).load();
    QCOMPARE(loaded->problems.size(), 1);
    QVERIFY(!loaded->hasErrors());
    QVERIFY(loaded->problems.first().detail.contains(u"0600"));
    QCOMPARE(loaded->profiles.size(), 2);
}

void TestCluster::findsByIdThenName()
{
    const LoadedProfiles loaded = ProfileStore::parse(usual, u"c"_s);
    QCOMPARE(loaded.find(u"prod"_s)->id, u"prod"_s);
    QCOMPARE(loaded.find(u"Production 東京"_s)->id, u"prod"_s);
    QCOMPARE(toString(loaded.find(u"nowhere"_s).error().code), toString(ErrorCode::NotFound));
}

void TestCluster::makesRunners()
{
    RecordingFactory factory;
    const LoadedProfiles loaded = ProfileStore::parse(usual, u"c"_s);
    const ClusterAccess prod(loaded.profiles.first(), factory);
    const auto hosts = prod.controlPlaneHosts();
    QCOMPARE(hosts.size(), 2);
    QCOMPARE(hosts.at(1).host, u"cp2.example.com"_s);
    QVERIFY(hosts.at(1).become && hosts.at(1).kubectlArguments.isEmpty());
    QCOMPARE(factory.targets.first(), (command::SshTarget{u"10.0.0.11"_s, u"ops"_s, 2222, u"/k/id"_s}));
    const auto node = prod.nodeHost(u"worker1"_s, u"10.0.0.21"_s);
    QCOMPARE(node->target.host, u"worker1"_s); // address: name
    QCOMPARE(node->target.port, 22);
    const ClusterAccess local(loaded.profiles.last(), factory);
    const auto here = local.controlPlaneHosts();
    QCOMPARE(here.size(), 1);
    QCOMPARE(here.first().host, QString());
    QVERIFY(!here.first().become);
    QCOMPARE(here.first().kubectlArguments.last(), u"--context=kubernetes-admin@kubernetes"_s);
    QCOMPARE(local.nodeAddress(u"worker1"_s, u"10.0.0.21"_s), u"10.0.0.21"_s);
    QCOMPARE(local.nodeAddress(u"worker1"_s, {}), u"worker1"_s);
}

void TestCluster::refusesHostileNodes()
{
    RecordingFactory factory;
    const ClusterAccess access(ProfileStore::parse(usual, u"c"_s).profiles.last(), factory);
    QCOMPARE(toString(access.nodeHost(u"-oProxyCommand=id"_s, u"-l"_s).error().code), toString(ErrorCode::InvalidData));
    QVERIFY(factory.targets.isEmpty());
    QCOMPARE(access.nodeHost(u"worker1"_s, u"$(id)"_s)->target.host, u"worker1"_s);
}

void TestCluster::readsSshAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SshAddress>("address"); ///< without a host: refused
    const auto row = [](const char *text, const SshAddress &address = {}) {
        QTest::newRow(text) << QString::fromUtf8(text) << address;
    };
    row("deploy", {.host = u"deploy"_s, .user = {}, .port = 0});
    row("ops@deploy.example.com:2222", {.host = u"deploy.example.com"_s, .user = u"ops"_s, .port = 2222});
    row("ops@example.com@deploy", {.host = u"deploy"_s, .user = u"ops@example.com"_s, .port = 0});
    row("10.0.0.1:22", {.host = u"10.0.0.1"_s, .user = {}, .port = 22});
    row("fd00::1", {.host = u"fd00::1"_s, .user = {}, .port = 0});
    row("ops@[fd00::1]:2222", {.host = u"fd00::1"_s, .user = u"ops"_s, .port = 2222});
    row("[fe80::1%eth0]", {.host = u"fe80::1%eth0"_s, .user = {}, .port = 0});
    for (const char *refused :
         {"", "@", "ops@", "@deploy", "deploy:", "deploy:0", "deploy:65536", "deploy:ssh", "-oX=y", "-l@deploy",
          "ops@-deploy", "a b", "ops@a;id", "[deploy", "[fd00::1]2222", "a\n"}) {
        row(refused);
    }
}

void TestCluster::readsSshAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const SshAddress, address);
    const auto parsed = SshAddress::parse(text);
    QCOMPARE(parsed.has_value(), !address.host.isEmpty());
    if (parsed) {
        QCOMPARE(parsed->host, address.host);
        QCOMPARE(parsed->user, address.user);
        QCOMPARE(parsed->port, address.port);
    }
}

void TestCluster::checkoutIsHereByDefault()
{
    const auto checkoutOf = [](const QByteArray &section) {
        return ProfileStore::parse(withControlPlane("{hosts: [a], user: ops}") + "    kubespray: " + section + '\n',
                                   u"c"_s)
            .profiles.value(0)
            .kubespray;
    };
    QVERIFY(checkoutOf("{ path: /opt/kubespray }").host.isEmpty());
    QVERIFY(checkoutOf("{ host: local, path: /opt/kubespray }").host.isEmpty());
    QVERIFY(checkoutOf("{ path: ~/kubespray }").path.startsWith(u'/'));
    const KubesprayAccess remote = checkoutOf("{ host: deploy, user: kube, port: 2222, path: ~/kubespray }");
    QCOMPARE(remote.host, u"deploy"_s);
    QCOMPARE(remote.user, u"kube"_s);
    QCOMPARE(remote.port, 2222);
    QCOMPARE(remote.path, u"~/kubespray"_s);
}

void TestCluster::knowsTheSameHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("alias");
    QTest::addColumn<bool>("same");
    QTest::newRow("equal") << u"cp1"_s << u"CP1"_s << true;
    QTest::newRow("address") << u"10.0.0.1"_s << u"10.0.0.1"_s << true;
    QTest::newRow("other address") << u"10.0.0.1"_s << u"10.0.0.2"_s << false;
    QTest::newRow("address no short form") << u"10.0.0.1"_s << u"10"_s << false;
    QTest::newRow("short and full") << u"cp1.example.com"_s << u"cp1"_s << true;
    QTest::newRow("full and short") << u"cp1"_s << u"cp1.example.com"_s << true;
    QTest::newRow("two domains") << u"cp1.a.example"_s << u"cp1.b.example"_s << false;
    QTest::newRow("prefix") << u"cp1"_s << u"cp11"_s << false;
    QTest::newRow("ipv6") << u"2001:DB8::1"_s << u"2001:db8::1"_s << true;
    QTest::newRow("empty") << u"cp1"_s << QString() << false;
}

void TestCluster::knowsTheSameHost()
{
    QFETCH(const QString, host);
    QFETCH(const QString, alias);
    QFETCH(const bool, same);
    QCOMPARE(isSameHost(host, {u"other"_s, alias}), same);
}

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"
