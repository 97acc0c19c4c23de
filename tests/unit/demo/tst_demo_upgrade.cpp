// SPDX-License-Identifier: GPL-3.0-or-later
// A whole upgrade on the demo, program by program, and what is special about each.
#include "demo_access.hpp"
#include "suites.hpp"

#include "kube/etcd_status.hpp"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using demo::DemoCheckouts;

class DemoUpgrade final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostsReportThemselves();
    void clocksAreTold();
    void aFolderIsPacked();
    void metricsNameOldApis();
    void modulesRunOnTheHosts();
    void theVersionIsTakenWithOrWithoutItsV_data();
    void theVersionIsTakenWithOrWithoutItsV();
    void aLimitNeedsFacts();
    void aBudgetKeepsANodeFromBeingDrained();
    void tagsInstallOnlyWhatTheyAreFor();
    void whatIsNotInTheCheckoutIsMissed();
    void failsOnlyOnceInAllPrograms();
    void fromHealthToVerify();
};

namespace {

constexpr auto fast = 1000.0;
constexpr auto education = "demo.education"_L1;
constexpr auto inventory = "inventory/mycluster/inventory.ini"_L1;
constexpr auto reportScript = "f=/etc/containerd/cri-base.json; say report 1"_L1;

command::Captured ask(DemoAccess &demo, const QString &host, const QStringList &argv, bool become = true)
{
    return command::capture(*demo.on(host), commandOf(argv, become), {}).value_or(command::Captured{});
}

QByteArray reportOf(DemoAccess &demo, const QString &host)
{
    return ask(demo, host, {u"sh"_s, u"-c"_s, QString(reportScript)}).output;
}

command::Captured ansible(DemoAccess &demo, const QString &id, const QStringList &words)
{
    command::Command command = commandOf(words);
    command.argv.insert(1, u"--inventory="_s + inventory);
    command.workingDirectory = DemoCheckouts::checkoutOf(id);
    return command::capture(*demo.runners.local(), command, {}).value_or(command::Captured{});
}

command::Captured playbook(DemoAccess &demo, const QString &id, const QStringList &words)
{
    return ansible(demo, id, QStringList{u"ansible-playbook"_s, u"-b"_s} + words);
}

/// "minipc1 v1.34.3", with a star when it is cordoned.
QStringList nodesOf(DemoAccess &demo, const QString &id)
{
    return demo.world->cluster(id)->look([](const demo::ClusterModel &model) {
        QStringList nodes;
        for (const demo::SimNode &node : model.nodes()) {
            nodes.append(node.name + u' ' + node.kubelet + (node.unschedulable ? u"*"_s : QString()));
        }
        return nodes;
    });
}

/// Images by the workload that runs them, without a registry; two of one workload are joined.
QMap<QString, QString> imagesOf(DemoAccess &demo, const QString &cluster)
{
    QMap<QString, QString> images;
    const auto json = demo.kubectl(cluster).getRaw(u"/api/v1/namespaces/kube-system/pods"_s, {});
    const QJsonDocument document = QJsonDocument::fromJson(json.value_or(QByteArray()));
    for (const QJsonValue &pod : document.object().value("items"_L1).toArray()) {
        const QJsonObject container = pod["spec"_L1]["containers"_L1].toArray().at(0).toObject();
        const QString image = container.value("image"_L1).toString().section(u'/', -1);
        QString &known = images[container.value("name"_L1).toString()];
        if (!known.split(u' ').contains(image)) {
            known += (known.isEmpty() ? QString() : u" "_s) + image;
        }
    }
    return images;
}

} // namespace

void DemoUpgrade::hostsReportThemselves()
{
    DemoAccess demo;
    const QByteArray well = reportOf(demo, u"198.18.1.11"_s);
    QVERIFY2(well.startsWith("report=1\n") && well.endsWith("end=1\n"), well.constData());
    QVERIFY(well.contains("disk=/dev/sda2 125829120 "));
    QVERIFY(well.contains("swap=0\n") && well.contains("cgroups=cgroup2fs\n"));
    QVERIFY(well.contains("kernel=6.12.41+deb13-amd64\n"));
    QVERIFY(well.contains("containerd=containerd github.com/containerd/containerd v2.2.1 "));
    QVERIFY(well.contains("server=/etc/kubernetes/kubelet.conf https://127.0.0.1:6443\n"));
    QVERIFY(well.contains("\"hard\": 65535,"));

    const QByteArray swapped = reportOf(demo, u"198.18.3.14"_s);
    QVERIFY2(swapped.contains("swap=4194304\n") && swapped.contains("\"hard\": \"65535\","), swapped.constData());
    QVERIFY(!swapped.contains("admin.conf")); // no control plane
    const QByteArray elsewhere = "server=/etc/kubernetes/kubelet.conf https://198.18.3.10:6443\n";
    QVERIFY(reportOf(demo, u"198.18.3.12"_s).contains(elsewhere));
    const QStringList mend{u"sh"_s, u"-c"_s, u"sed -i 's#a#b#' /etc/kubernetes/kubelet.conf && systemctl x"_s};
    QVERIFY(ask(demo, u"198.18.3.12"_s, mend, false).exit.code != 0);
    QCOMPARE(ask(demo, u"198.18.3.12"_s, mend).exit.code, 0);
    QVERIFY(!reportOf(demo, u"198.18.3.12"_s).contains(elsewhere));
    QCOMPARE(nodesOf(demo, u"demo.staging"_s).constLast(), u"stage5 v1.32.5*"_s);
    QVERIFY(reportOf(demo, u"198.18.5.11"_s).contains("cgroups=tmpfs\n"));
}

void DemoUpgrade::clocksAreTold()
{
    DemoAccess demo;
    const auto seconds = [&demo](const QString &host) {
        const QByteArray said = ask(demo, host, {u"date"_s, u"+%s.%N"_s}).output.trimmed();
        return said.size() == 20 ? said.toDouble() : 0.0; // ten digits, a dot, nine digits
    };
    const auto now = [&demo] { return static_cast<double>(demo.world->clock().utcNow().toMSecsSinceEpoch()) / 1000; };
    const double before = now();
    const double well = seconds(u"198.18.1.11"_s);
    const double ahead = seconds(u"198.18.3.15"_s);
    const double after = now();
    QVERIFY(well >= before - 0.001 && well <= after);
    QVERIFY(ahead >= before + 6.9 && ahead <= after + 7.1);
}

void DemoUpgrade::aFolderIsPacked()
{
    DemoAccess demo;
    const QString host = u"198.18.1.11"_s;
    const QString file = u"/var/lib/kubemori/kubernetes-a.tar.gz"_s;
    const QStringList pack{u"sh"_s, u"-c"_s, u"umask 077; tar -C / -czf \"$1\" -- \"$2\""_s, u"sh"_s, file};
    QCOMPARE(ask(demo, host, {u"mkdir"_s, u"-p"_s, u"-m"_s, u"0700"_s, u"--"_s, u"/var/lib/kubemori"_s}).exit.code, 0);
    QCOMPARE(ask(demo, host, pack + QStringList{u"etc/kubernetes"_s}, false).exit.code, 2); // not as root
    QCOMPARE(ask(demo, host, pack + QStringList{u"etc/shadow"_s}).exit.code, 2);
    QVERIFY(ask(demo, host, {u"tar"_s, u"-tzf"_s, file}).exit.code != 0);
    QCOMPARE(ask(demo, host, pack + QStringList{u"etc/kubernetes"_s}).exit.code, 0);
    const QByteArray listed = ask(demo, host, {u"tar"_s, u"-tzf"_s, file}).output;
    QVERIFY2(listed.contains("etc/kubernetes/manifests/kube-apiserver.yaml\n"), listed.constData());
    const QByteArray bytes = ask(demo, host, {u"cat"_s, u"--"_s, file}).output;
    QVERIFY(ask(demo, host, {u"sha256sum"_s, u"--"_s, file})
                .output.startsWith(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    QVERIFY(ask(demo, u"198.18.1.12"_s, {u"tar"_s, u"-tzf"_s, file}).exit.code != 0); // another machine
}

void DemoUpgrade::metricsNameOldApis()
{
    DemoAccess demo;
    const auto metrics = [&demo](const QString &cluster) {
        return demo.kubectl(cluster).getRaw(u"/metrics"_s, {}).value_or(QByteArray());
    };
    QVERIFY(metrics(u"education"_s).contains("\napiserver_request_total{"));
    QVERIFY(!metrics(u"education"_s).contains("deprecated"));
    QVERIFY2(metrics(u"archive"_s)
                 .contains("\napiserver_requested_deprecated_apis{group=\"flowcontrol.apiserver.k8s."
                           "io\",removed_release=\"1.29\",resource=\"flowschemas\",subresource=\"\","
                           "version=\"v1beta2\"} 1\n"),
             metrics(u"archive"_s).constData());
}

void DemoUpgrade::modulesRunOnTheHosts()
{
    DemoAccess demo;
    QVERIFY(demo.checkOut(education, u"t_v2.30.0"_s, u"t_v2.30.0"_s));
    const QStringList words{u"ansible"_s, u"--module-name=command"_s, u"-b"_s, u"--args=uname -n"_s,
                            u"kube_control_plane"_s};
    const command::Captured all = ansible(demo, education, words);
    QCOMPARE(all.exit.code, 0);
    QCOMPARE(all.output, "minipc1 | CHANGED | rc=0 >>\nminipc1\nminipc2 | CHANGED | rc=0 >>\nminipc2\n"
                         "minipc3 | CHANGED | rc=0 >>\nminipc3\n");
    demo.world->cluster(education)->with([](demo::ClusterModel &model) { model.node(1).answers = false; });
    const command::Captured some = ansible(demo, education, words);
    QCOMPARE(some.exit.code, 4);
    QVERIFY2(some.output.contains("minipc2 | UNREACHABLE! => {") && some.output.contains("minipc3 | CHANGED"),
             some.output.constData());
    const command::Captured wrong =
        ansible(demo, education, {u"ansible"_s, u"-m"_s, u"command"_s, u"-a"_s, u"frobnicate"_s, u"minipc1"_s});
    QCOMPARE(wrong.exit.code, 2);
    QVERIFY(wrong.output.startsWith("minipc1 | FAILED | rc=127 >>"));
}

void DemoUpgrade::theVersionIsTakenWithOrWithoutItsV_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("version"); // empty: it fails
    QTest::newRow("none") << QStringList{} << u"v1.35.4"_s;
    QTest::newRow("without") << QStringList{u"-e"_s, u"kube_version=1.35.2"_s} << u"v1.35.2"_s;
    QTest::newRow("with") << QStringList{u"-e"_s, u"kube_version=v1.35.2"_s} << u"v1.35.2"_s;
    QTest::newRow("as JSON") << QStringList{u"--extra-vars={\"kube_version\":\"1.34.7\"}"_s} << u"v1.34.7"_s;
    QTest::newRow("too new a patch") << QStringList{u"-e"_s, u"kube_version=1.35.99"_s} << QString();
    QTest::newRow("no such line") << QStringList{u"-e"_s, u"kube_version=1.28.6"_s} << QString();
    QTest::newRow("no version") << QStringList{u"-e"_s, u"kube_version=latest"_s} << QString();
}

void DemoUpgrade::theVersionIsTakenWithOrWithoutItsV()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, version);
    DemoAccess demo(fast);
    QVERIFY(demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    demo.world->cluster(u"demo.test"_s)->with([](demo::ClusterModel &model) { (void)model.takeUpgradeFailure(); });
    const command::Captured run = playbook(demo, u"demo.test"_s, words + QStringList{u"upgrade-cluster.yml"_s});
    QCOMPARE(run.exit.code, version.isEmpty() ? 2 : 0);
    const QString expected = version.isEmpty() ? u"v1.34.3"_s : version;
    QCOMPARE(nodesOf(demo, u"demo.test"_s).constFirst(), u"test1 "_s + expected);
    QCOMPARE(nodesOf(demo, u"demo.test"_s).constLast(), u"test4 "_s + expected);
    QCOMPARE(run.output.contains("has no attribute"), version.isEmpty());
}

void DemoUpgrade::aLimitNeedsFacts()
{
    DemoAccess demo(fast);
    QVERIFY(demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    const QStringList limited{u"--limit=test3"_s, u"upgrade-cluster.yml"_s};
    const command::Captured without = playbook(demo, u"demo.test"_s, limited);
    QCOMPARE(without.exit.code, 2);
    QVERIFY2(without.output.contains("Kubespray does not support '--limit' without a populated facts cache for the "
                                     "following hosts: ['test1', 'test2', 'test4']"),
             without.output.constData());
    QCOMPARE(playbook(demo, u"demo.test"_s, {u"playbooks/facts.yml"_s}).exit.code, 0);
    QCOMPARE(playbook(demo, u"demo.test"_s, limited).exit.code, 0);
    QCOMPARE(nodesOf(demo, u"demo.test"_s),
             (QStringList{u"test1 v1.34.3"_s, u"test2 v1.34.3"_s, u"test3 v1.35.4"_s, u"test4 v1.34.3"_s}));
}

void DemoUpgrade::aBudgetKeepsANodeFromBeingDrained()
{
    DemoAccess demo(fast);
    QVERIFY(demo.checkOut(u"demo.production"_s, u"v2.30.0"_s, u"t_v2.29.1"_s));
    auto *cluster = demo.world->cluster(u"demo.production"_s);
    const QString keeper = cluster->with([](demo::ClusterModel &model) {
        (void)model.takeUpgradeFailure();
        const auto pod = std::ranges::find_if(
            model.pods(), [&](const demo::SimPod &one) { return model.workloadOf(one).name == u"checkout"; });
        return model.node(pod->node).name;
    });
    QCOMPARE(playbook(demo, u"demo.production"_s, {u"playbooks/facts.yml"_s}).exit.code, 0);
    const QStringList limited{u"-e"_s, u"drain_timeout=20s drain_retries=1"_s, u"--limit="_s + keeper,
                              u"upgrade-cluster.yml"_s};
    const command::Captured refused = playbook(demo, u"demo.production"_s, limited);
    QCOMPARE(refused.exit.code, 2);
    QVERIFY2(refused.output.contains(QByteArray("Failed to drain node " + keeper.toUtf8())),
             refused.output.constData());
    QVERIFY(nodesOf(demo, u"demo.production"_s).contains(keeper + u" v1.33.7"_s)); // and schedulable again

    cluster->with([&keeper](demo::ClusterModel &model) { model.setUnschedulable(model.indexOf(keeper), true); });
    const command::Captured alone = playbook(demo, u"demo.production"_s, limited);
    QVERIFY2(alone.exit.isSuccess(), alone.output.constData());
    QVERIFY(alone.output.contains(QByteArray("skipping: [" + keeper.toUtf8() + "]")));
    QVERIFY(nodesOf(demo, u"demo.production"_s).contains(keeper + u" v1.34.3*"_s)); // it stays as it was
}

void DemoUpgrade::tagsInstallOnlyWhatTheyAreFor()
{
    DemoAccess demo(fast);
    QVERIFY(demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    const QString before = imagesOf(demo, u"test"_s).value(u"calico-node"_s);
    QCOMPARE(playbook(demo, u"demo.test"_s, {u"--tags=coredns"_s, u"cluster.yml"_s}).exit.code, 0);
    QCOMPARE(imagesOf(demo, u"test"_s).value(u"coredns"_s), u"coredns:v1.12.4"_s);
    QCOMPARE(imagesOf(demo, u"test"_s).value(u"calico-node"_s), before);
    QCOMPARE(nodesOf(demo, u"demo.test"_s).constFirst(), u"test1 v1.34.3"_s);
    QCOMPARE(playbook(demo, u"demo.test"_s, {u"--tags=network"_s, u"cluster.yml"_s}).exit.code, 0);
    QCOMPARE(imagesOf(demo, u"test"_s).value(u"calico-node"_s), u"node:v3.31.5"_s);
}

void DemoUpgrade::whatIsNotInTheCheckoutIsMissed()
{
    DemoAccess demo(fast);
    QVERIFY(demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    const command::Captured none = playbook(demo, u"demo.test"_s, {u"upgrade.yml"_s});
    QCOMPARE(none.exit.code, 1);
    QVERIFY(none.errors.contains("the playbook: upgrade.yml could not be found"));
    command::Command elsewhere =
        commandOf({u"ansible-playbook"_s, u"-i"_s, u"inventory/other/inventory.ini"_s, u"upgrade-cluster.yml"_s});
    elsewhere.workingDirectory = DemoCheckouts::checkoutOf(u"demo.test"_s);
    const auto run = command::capture(*demo.runners.local(), elsewhere, {});
    QCOMPARE(run->exit.code, 1);
    QVERIFY(run->errors.contains("Unable to parse inventory/other/inventory.ini as an inventory source"));
    QCOMPARE(nodesOf(demo, u"demo.test"_s).constFirst(), u"test1 v1.34.3"_s);
}

void DemoUpgrade::failsOnlyOnceInAllPrograms()
{
    DemoAccess demo(fast);
    QVERIFY(demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    QCOMPARE(playbook(demo, u"demo.test"_s, {u"upgrade-cluster.yml"_s}).exit.code, 2);
    // Another program has another cluster of the same name, but knows that.
    auto world = std::make_shared<demo::DemoWorld>(fast);
    demo::DemoRunner deployer(world);
    command::Command command = commandOf({u"ansible-playbook"_s, u"-i"_s, inventory, u"upgrade-cluster.yml"_s});
    command.workingDirectory = DemoCheckouts::checkoutOf(u"demo.test"_s);
    const auto again = command::capture(deployer, command, {});
    QVERIFY2(again && again->exit.isSuccess(), again ? again->output.constData() : "");
}

void DemoUpgrade::fromHealthToVerify()
{
    DemoAccess demo(fast);
    const auto local = [&demo](const QStringList &argv) {
        return command::capture(*demo.runners.local(), commandOf(argv), {}).value_or(command::Captured{}).exit.code;
    };
    QVERIFY(demo.checkOut(education, u"t_v2.30.0"_s, u"t_v2.30.0"_s));
    QVERIFY(reportOf(demo, u"198.18.1.11"_s).endsWith("end=1\n"));
    const QString mine = DemoCheckouts::checkoutOf(education) + u"/inventory/mycluster"_s;
    QCOMPARE(local({u"cp"_s, u"-a"_s, u"--"_s, mine, mine + u".v2.30.0"_s}), 0);
    QCOMPARE(local({u"git"_s, u"-C"_s, DemoCheckouts::checkoutOf(education), u"fetch"_s, u"--no-tags"_s, u"--"_s,
                    u"origin"_s, u"refs/tags/*:refs/tags/*"_s}),
             0);
    QVERIFY(demo.checkOut(education, u"v2.31.0"_s, u"t_v2.30.0"_s));
    QVERIFY(QFileInfo::exists(mine + u".v2.30.0/inventory.ini"_s)); // git leaves the copy alone
    const QString venv = u"/home/ops/.local/share/kubemori/venv/v2.31.0"_s;
    QCOMPARE(local({u"/usr/bin/python3.11"_s, u"-m"_s, u"venv"_s, venv}), 0);
    QCOMPARE(local({venv + u"/bin/python"_s, u"-m"_s, u"pip"_s, u"install"_s, u"-r"_s,
                    DemoCheckouts::checkoutOf(education) + u"/requirements.txt"_s}),
             0);
    QCOMPARE(ansible(demo, education, {venv + u"/bin/ansible"_s, u"-m"_s, u"ping"_s, u"all"_s}).output.count("pong"),
             6);
    QCOMPARE(playbook(demo, education, {u"playbooks/facts.yml"_s}).exit.code, 0);

    const QStringList upgrade{u"-e"_s, u"kube_version=1.35.4"_s, u"upgrade-cluster.yml"_s};
    const command::Captured failed = playbook(demo, education, upgrade);
    QCOMPARE(failed.exit.code, 2);
    QVERIFY2(failed.output.contains("fatal: [minipc2]: FAILED!"), failed.output.constData());
    QCOMPARE(nodesOf(demo, education), (QStringList{u"minipc1 v1.35.4"_s, u"minipc2 v1.34.3*"_s, u"minipc3 v1.34.3"_s,
                                                    u"minipc4 v1.34.3"_s, u"minipc5 v1.34.3"_s, u"minipc6 v1.34.3"_s}));
    QCOMPARE(imagesOf(demo, u"education"_s).value(u"kube-apiserver"_s),
             u"kube-apiserver:v1.35.4 kube-apiserver:v1.34.3"_s);

    const command::Captured rest = playbook(demo, education, QStringList{u"--limit=!minipc1"_s} + upgrade);
    QVERIFY2(rest.exit.isSuccess(), rest.output.constData());
    QStringList all;
    for (int number = 1; number <= 6; ++number) {
        all.append(u"minipc%1 v1.35.4%2"_s.arg(number).arg(number == 2 ? u"*"_s : QString()));
    }
    QCOMPARE(nodesOf(demo, education), all); // it was cordoned before this run
    QVERIFY(demo.kubectl(u"education"_s).uncordon(u"minipc2"_s, {}));

    // What runs in pods is installed by the first control plane, which was not in the limit.
    const QMap<QString, QString> left = imagesOf(demo, u"education"_s);
    QCOMPARE(left.value(u"kube-apiserver"_s), u"kube-apiserver:v1.35.4"_s);
    QCOMPARE(left.value(u"kube-proxy"_s), u"kube-proxy:v1.35.4"_s);
    QVERIFY(left.value(u"coredns"_s) != u"coredns:v1.12.4"_s);
    QCOMPARE(playbook(demo, education, {u"--tags=apps,network"_s, u"cluster.yml"_s}).exit.code, 0);
    const QMap<QString, QString> images = imagesOf(demo, u"education"_s);
    QCOMPARE(images.value(u"coredns"_s), u"coredns:v1.12.4"_s);
    QCOMPARE(images.value(u"calico-node"_s), u"node:v3.31.5"_s);
    QCOMPARE(images.value(u"metrics-server"_s), u"metrics-server:v0.8.1"_s);
    QVERIFY(ask(demo, u"198.18.1.13"_s, {u"etcdctl"_s, u"endpoint"_s, u"status"_s, u"--cluster"_s})
                .output.contains("\"version\":\"3.6.10\""));
    QVERIFY(reportOf(demo, u"198.18.1.16"_s).contains("containerd v2.2.3 "));
    // All is schedulable as before, and all pods come to run again.
    QVERIFY(demo.world->cluster(education)->waitFor(
        [](const demo::ClusterModel &model) {
            return std::ranges::none_of(model.nodes(), &demo::SimNode::unschedulable) &&
                   std::ranges::all_of(model.pods(), &demo::SimPod::ready);
        },
        demo.world->clock().now() + std::chrono::minutes{10}, {}));
}

int runDemoUpgrade(int argc, char **argv)
{
    DemoUpgrade test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_upgrade.moc"
