// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated machines: what a Runner promises, reboots, probes, and the programs of hosts and deployer.
#include "demo_access.hpp"
#include "suites.hpp"

#include "demo/demo_checkouts.hpp"
#include "demo/demo_network.hpp"
#include "fleet/certificates.hpp"
#include "kube/etcd_snapshot.hpp"
#include "kube/etcd_status.hpp"
#include "kubespray/checkout.hpp"
#include "maintenance/node_probe.hpp"
#include "maintenance/reboot_required.hpp"
#include "monitor/boot_id.hpp"
#include "monitor/probe_scheduler.hpp"

#include <QCryptographicHash>
#include <QTest>

#include <mutex>
#include <thread>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DemoMachines final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMissingProgramIsNotFound();
    void aStopIsFelt();
    void aStopBeforehandRunsNothing();
    void aDeadlinePasses();
    void nothingIsNoCommand();
    void aRebootChangesTheBootId();
    void shutdownNeedsRoot();
    void whatRunsOnAMachineEndsWithIt();
    void aMachineThatIsOffIsUnreachable();
    void saysWhetherARebootIsRequired();
    void probesSeeWhoIsThere();
    void pingsAreLost();
    void etcdHasMembersAndALeader();
    void aSnapshotIsSaved();
    void certificatesEnd();
    void anUpgradeFailsOnce();
    void gitKnowsTheReleases();
    void theFleetReadsReleaseAndCertificates();
    void aMachineIsSwitchedOn();
};

namespace {

QByteArray outputOf(command::Runner &runner, const QStringList &argv, bool become = true)
{
    const auto captured = command::capture(runner, commandOf(argv, become), {});
    return captured && captured->exit.isSuccess() ? captured->output : QByteArray();
}

constexpr auto minipc1 = "198.18.1.11"_L1;

} // namespace

void DemoMachines::aMissingProgramIsNotFound()
{
    DemoAccess demo;
    for (const auto &runner : {demo.on(minipc1), demo.runners.local()}) {
        const auto captured = command::capture(*runner, commandOf({u"frobnicate"_s, u"-x"_s}), {});
        QVERIFY(captured);
        QCOMPARE(captured->exit.code, 127);
        QVERIFY(captured->errors.contains("frobnicate: command not found"));
    }
}

void DemoMachines::aStopIsFelt()
{
    DemoAccess demo(1);
    const auto runner = demo.on(minipc1);
    for (const QStringList &argv :
         {QStringList{u"sleep"_s, u"3600"_s},
          QStringList{u"kubectl"_s, u"get"_s, u"--raw"_s, u"/api/v1/nodes?watch=1&timeoutSeconds=3600"_s}}) {
        std::stop_source source;
        const std::jthread stopper([&source] {
            std::this_thread::sleep_for(50ms);
            source.request_stop();
        });
        const auto ended = runner->run(commandOf(argv), {}, source.get_token());
        QVERIFY(!ended);
        QVERIFY(ended.error().code == ErrorCode::Cancelled);
    }
}

void DemoMachines::aStopBeforehandRunsNothing()
{
    DemoAccess demo;
    std::stop_source source;
    source.request_stop();
    const auto ended =
        demo.on(minipc1)->run(commandOf({u"shutdown"_s, u"-r"_s, u"now"_s}, true), {}, source.get_token());
    QVERIFY(ended.error().code == ErrorCode::Cancelled);
    QVERIFY(!demo.world->cluster(u"demo.education"_s)
                 ->waitFor([](const demo::ClusterModel &model) { return !model.node(0).answers; },
                           demo.world->clock().now() + 30s, {}));
}

void DemoMachines::aDeadlinePasses()
{
    DemoAccess demo(100);
    command::Command command = commandOf({u"sleep"_s, u"3600"_s});
    command.timeout = 5s;
    const auto ended = demo.on(minipc1)->run(command, {}, {});
    QVERIFY(!ended);
    QVERIFY(ended.error().code == ErrorCode::TimedOut);
}

void DemoMachines::nothingIsNoCommand()
{
    DemoAccess demo;
    QVERIFY(demo.on(minipc1)->run({}, {}, {}).error().code == ErrorCode::InvalidInput);
}

void DemoMachines::aRebootChangesTheBootId()
{
    DemoAccess demo;
    const auto runner = demo.on(minipc1);
    const auto before = monitor::readBootId(*runner, 10s, {});
    QVERIFY(before);
    QVERIFY(monitor::readUptime(*runner, 10s, {}));
    QVERIFY(runner->run(commandOf({u"shutdown"_s, u"-r"_s, u"now"_s}, true), {}, {})->isSuccess());
    QTRY_VERIFY(monitor::readBootId(*runner, 1s, {}).error_or(Error{}).code == ErrorCode::Unreachable);
    QTRY_VERIFY(monitor::readBootId(*runner, 10s, {}));
    QVERIFY(monitor::rebootProved(*before, *monitor::readBootId(*runner, 10s, {})));
}

void DemoMachines::shutdownNeedsRoot()
{
    DemoAccess demo;
    const auto ended = demo.on(minipc1)->run(commandOf({u"shutdown"_s, u"-r"_s, u"now"_s}), {}, {});
    QVERIFY(ended && !ended->isSuccess());
}

void DemoMachines::whatRunsOnAMachineEndsWithIt()
{
    DemoAccess demo;
    const auto runner = demo.on(minipc1);
    QVERIFY(runner->run(commandOf({u"shutdown"_s, u"-r"_s, u"now"_s}, true), {}, {}));
    const auto ended = runner->run(commandOf({u"sleep"_s, u"36000"_s}), {}, {});
    QVERIFY(!ended);
    QVERIFY(ended.error().code == ErrorCode::Disconnected);
}

void DemoMachines::aMachineThatIsOffIsUnreachable()
{
    DemoAccess demo;
    demo.world->cluster(u"demo.education"_s)->with([](demo::ClusterModel &model) { model.node(0).answers = false; });
    QVERIFY(demo.on(minipc1)->run(commandOf({u"true"_s}), {}, {}).error().code == ErrorCode::Unreachable);
    QVERIFY(demo.on(u"10.9.8.7"_s)->run(commandOf({u"true"_s}), {}, {}).error().code == ErrorCode::Unreachable);
}

void DemoMachines::saysWhetherARebootIsRequired()
{
    DemoAccess demo;
    const auto needs = maintenance::rebootRequired(*demo.on(u"198.18.1.12"_s), {}, 10s, {});
    QVERIFY(needs && needs->required);
    QVERIFY(needs->packages.constFirst().startsWith(u"linux-image-"));
    const auto not_ = maintenance::rebootRequired(*demo.on(minipc1), {}, 10s, {});
    QVERIFY(not_ && !not_->required);
}

void DemoMachines::probesSeeWhoIsThere()
{
    DemoAccess demo;
    demo::DemoNetwork network(demo.world);
    const auto local = demo.runners.local();
    const auto there = maintenance::probeNode(*local, network, minipc1, 22, {});
    QCOMPARE(there.echo, std::optional(true));
    QVERIFY(there.ssh);
    demo.world->cluster(u"demo.education"_s)->with([](demo::ClusterModel &model) { model.node(0).answers = false; });
    const auto gone = maintenance::probeNode(*local, network, minipc1, 22, {});
    QCOMPARE(gone.echo, std::optional(false));
    QVERIFY(!gone.ssh);
}

void DemoMachines::pingsAreLost()
{
    DemoAccess demo;
    std::mutex mutex;
    int answered = 0;
    int lost = 0;
    monitor::ProbeScheduler scheduler(
        demo.runners.local(),
        [&](const monitor::ProbeSample &sample) {
            const std::scoped_lock lock(mutex);
            ++(sample.roundTrip ? answered : lost);
        },
        {.interval = 20ms, .timeout = 100ms, .mostPerSecond = 200}, std::make_shared<demo::DemoNetwork>(demo.world));
    scheduler.setTargets({{.node = u"minipc1"_s, .address = minipc1}});
    QTRY_VERIFY([&] {
        const std::scoped_lock lock(mutex);
        return answered > 2;
    }());
    demo.world->cluster(u"demo.education"_s)->with([](demo::ClusterModel &model) { model.node(0).answers = false; });
    QTRY_VERIFY([&] {
        const std::scoped_lock lock(mutex);
        return lost > 2;
    }());
}

void DemoMachines::etcdHasMembersAndALeader()
{
    DemoAccess demo;
    const auto runner = demo.on(minipc1);
    const auto ask = [&](const QStringList &words) {
        return outputOf(*runner, QStringList{u"etcdctl"_s, u"--endpoints=https://127.0.0.1:2379"_s} + words +
                                     QStringList{u"--write-out=json"_s});
    };
    const auto read = [&] {
        return kube::parseEtcd(ask({u"member"_s, u"list"_s}), ask({u"endpoint"_s, u"health"_s, u"--cluster"_s}),
                               ask({u"endpoint"_s, u"status"_s, u"--cluster"_s}));
    };
    const auto members = read();
    QVERIFY2(members, members ? "" : qPrintable(toLogLine(members.error())));
    QCOMPARE(members->size(), 3);
    QCOMPARE(std::ranges::count_if(*members, &kube::EtcdMember::leader), 1);
    QVERIFY(members->at(0).leader);
    outputOf(*runner, {u"etcdctl"_s, u"move-leader"_s, kube::etcdId(members->at(2).id)});
    QVERIFY(read()->at(2).leader);
}

void DemoMachines::aSnapshotIsSaved()
{
    DemoAccess demo;
    const auto runner = demo.on(minipc1);
    const QString path = u"/var/lib/kubemori/a.db"_s;
    QVERIFY(outputOf(*runner, {u"etcdctl"_s, u"snapshot"_s, u"save"_s, path}).contains("Snapshot saved"));
    QVERIFY(kube::parseEtcdSnapshotStatus(
        outputOf(*runner, {u"etcdutl"_s, u"snapshot"_s, u"status"_s, path, u"--write-out=json"_s})));
    const QByteArray bytes = outputOf(*runner, {u"cat"_s, u"--"_s, path});
    const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    QCOMPARE(outputOf(*runner, {u"sha256sum"_s, u"--"_s, path}).left(64), sum);
    QVERIFY(outputOf(*runner, {u"cat"_s, u"--"_s, u"/var/lib/kubemori/b.db"_s}).isEmpty());
}

void DemoMachines::certificatesEnd()
{
    DemoAccess demo;
    const auto runner = demo.on(u"198.18.2.11"_s);
    QVERIFY(outputOf(*runner, {u"openssl"_s, u"x509"_s, u"-noout"_s, u"-enddate"_s}).startsWith("notAfter="));
    QVERIFY(outputOf(*runner, {u"kubeadm"_s, u"certs"_s, u"check-expiration"_s}).contains(" 9d "));
    QVERIFY(outputOf(*runner, {u"kubeadm"_s, u"certs"_s, u"renew"_s, u"all"_s}).contains("renewed"));
    const QByteArray renewed = outputOf(*runner, {u"kubeadm"_s, u"certs"_s, u"check-expiration"_s});
    QVERIFY2(renewed.contains("364d") || renewed.contains("365d"), renewed.constData()); // whole days, or just now
}

void DemoMachines::anUpgradeFailsOnce()
{
    DemoAccess demo(1000);
    const auto deployer = demo.runners.local();
    const QString folder = demo::DemoCheckouts::checkoutOf(u"demo.test"_s);
    const auto run = [&] {
        command::Command command = commandOf({u"ansible-playbook"_s, u"-i"_s, u"inventory/mycluster/inventory.ini"_s,
                                              u"-b"_s, u"upgrade-cluster.yml"_s});
        command.workingDirectory = folder;
        return *command::capture(*deployer, command, {});
    };
    QVERIFY(demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    const command::Captured failed = run();
    QCOMPARE(failed.exit.code, 2);
    QVERIFY(failed.output.contains("fatal: [test2]: FAILED! =>"));
    QVERIFY(failed.output.contains("PLAY RECAP"));
    const command::Captured good = run();
    QVERIFY2(good.exit.isSuccess(), good.output.constData());
    QCOMPARE(demo.kubectl(u"test"_s).getNode(u"test4"_s, {})->version, u"v1.35.4");
}

void DemoMachines::gitKnowsTheReleases()
{
    DemoAccess demo;
    const auto deployer = demo.runners.local();
    const QString folder = demo::DemoCheckouts::checkoutOf(u"demo.education"_s);
    QCOMPARE(outputOf(*deployer, {u"git"_s, u"-C"_s, folder, u"describe"_s, u"--tags"_s, u"--abbrev=0"_s}),
             "v2.30.0\n");
    QVERIFY(outputOf(*deployer, {u"git"_s, u"-C"_s, folder, u"tag"_s}).contains("v2.24.1\n"));
    QVERIFY(!command::capture(*deployer, commandOf({u"git"_s, u"-C"_s, folder, u"checkout"_s, u"v9"_s}), {})
                 ->exit.isSuccess());
}

void DemoMachines::theFleetReadsReleaseAndCertificates()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"production"_s).deployer();
    const auto state = kubespray::Checkout(deployer.runner, deployer.checkout).state({});
    QVERIFY2(state, state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->nearestTag, u"v2.29.1");
    QVERIFY(state->changed.isEmpty() && !state->isShallow && state->commit.size() == 40);
    QVERIFY(!kubespray::Checkout(deployer.runner, u"/home/ops/elsewhere"_s).state({}));
    const auto certificates = fleet::certificatesOn(*demo.on(u"198.18.2.11"_s), true, 30s, {});
    QVERIFY2(certificates, certificates ? "" : qPrintable(toLogLine(certificates.error())));
    const auto first = std::ranges::min_element(*certificates, {}, &fleet::Certificate::notAfter);
    const qint64 left = demo.world->clock().utcNow().daysTo(first->notAfter);
    QVERIFY2(left >= 9 && left <= 10, qPrintable(QString::number(left)));
}

void DemoMachines::aMachineIsSwitchedOn()
{
    DemoAccess demo;
    const auto runner = demo.on(u"198.18.4.12"_s);
    QVERIFY(runner->run(commandOf({u"shutdown"_s, u"-P"_s, u"now"_s}, true), {}, {}));
    QTRY_VERIFY(runner->run(commandOf({u"true"_s}), {}, {}).error_or(Error{}).code == ErrorCode::Unreachable);
    QVERIFY(outputOf(*demo.runners.local(), {u"ipmitool"_s, u"-H"_s, u"test2-bmc"_s, u"chassis"_s, u"power"_s, u"on"_s})
                .contains("Up/On"));
    QTRY_VERIFY(runner->run(commandOf({u"true"_s}), {}, {}));
}

int runDemoMachines(int argc, char **argv)
{
    DemoMachines test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_machines.moc"
