// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ansible/phase_board.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

using Kind = RunEvent::Kind;

class PhaseBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsKubesprayTasks_data();
    void knowsKubesprayTasks();
    void followsAnUpgrade();
    void skipsANodeThatWasCordonedBefore();
    void keepsAFailedDrain();
    void forgivesWhatWasRescued();
    void tellsHowLongAPhaseTook();
    void saysNothingOfOtherPlaybooks();
};

/// A run of tasks that are named as in logs.
class Run
{
public:
    void play()
    {
        RunEvent event;
        event.kind = Kind::PlayStart;
        event.id = u"p"_s;
        take(event);
    }
    void task(const QString &role, const QString &name)
    {
        RunEvent event;
        event.kind = Kind::TaskStart;
        event.id = id = QString::number(now);
        event.role = role;
        event.name = name;
        take(event);
    }
    void start(const QString &host)
    {
        RunEvent event;
        event.kind = Kind::HostStart;
        event.host = host;
        event.id = id;
        take(event);
    }
    void end(const QString &host, HostStatus status)
    {
        RunEvent event;
        event.kind = Kind::HostResult;
        event.host = host;
        event.id = id;
        event.status = status;
        take(event);
    }
    void did(const QString &role, const QString &name, HostStatus status, const QString &host = u"a"_s)
    {
        task(role, name);
        start(host);
        end(host, status);
    }
    void finish(const QMap<QString, HostTally> &tallies)
    {
        RunEvent event;
        event.kind = Kind::Stats;
        event.tallies = tallies;
        take(event);
    }
    /// "done done running waiting waiting waiting"
    [[nodiscard]] QString row(const QString &host = u"a"_s) const
    {
        static const QStringList words{u"waiting"_s, u"running"_s, u"done"_s, u"skipped"_s, u"failed"_s};
        QStringList states;
        for (const Phase phase : allPhases) {
            states.append(words.at(static_cast<int>(board.cell(host, phase).state)));
        }
        return states.join(u' ');
    }

    RunTree tree;
    PhaseBoard board;
    QString id;
    qint64 now = 1'000;
    bool isChanged = false;

private:
    void take(RunEvent &event)
    {
        event.timeMs = now += 1'000;
        isChanged = board.apply(tree, tree.apply(event));
    }
};

void PhaseBoardTest::knowsKubesprayTasks_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("phase");
    const auto row = [](const QString &role, const QString &name, const QString &phase) {
        QTest::addRow("%s : %s", qPrintable(role), qPrintable(name)) << role << name << phase;
    };
    row(u"upgrade/pre-upgrade"_s, u"Cordon node"_s, u"cordon"_s);
    row(u"upgrade/pre-upgrade"_s, u"See if node is in ready state"_s, u"cordon"_s);
    row(u"upgrade/pre-upgrade"_s, u"Confirm node upgrade"_s, u"cordon"_s);
    row(u"upgrade/pre-upgrade"_s, u"set_fact"_s, u"cordon"_s); // v2.9 has no name for it
    row(u"upgrade/pre-upgrade"_s, u"Drain node"_s, u"drain"_s);
    row(u"upgrade/pre-upgrade"_s, u"Drain node - fallback with disabled eviction"_s, u"drain"_s);
    row(u"upgrade/pre-upgrade"_s, u"Check kubectl version"_s, u"drain"_s);
    row(u"upgrade/pre-upgrade"_s, u"Set node back to schedulable"_s, u"drain"_s);
    row(u"upgrade/pre-upgrade"_s, u"Fail after rescue"_s, u"drain"_s);
    row({}, u"upgrade/pre-upgrade : Drain node"_s, u"drain"_s);
    row({}, u"Drain node"_s, u"drain"_s);
    row({}, u"Cordon node"_s, u"cordon"_s);
    row({}, u"Uncordon node"_s, u"uncordon"_s);
    row({}, u"kubeadm | Upgrade first master"_s, u"kubeadm"_s);
    row(u"upgrade/post-upgrade"_s, u"wait for cilium"_s, u"uncordon"_s);
    row(u"upgrade/post-upgrade"_s, u"Uncordon node"_s, u"uncordon"_s);
    row(u"container-engine/containerd"_s, u"Containerd | Unpack archive"_s, u"engine"_s);
    row(u"container-engine"_s, u"Choose"_s, u"engine"_s);
    row(u"container-engine-of-mine"_s, u"Choose"_s, {});
    row(u"kubernetes/node"_s, u"Install | Copy kubelet binary from download dir"_s, u"kubeadm"_s);
    row(u"kubernetes/master"_s, u"kubeadm | Upgrade other masters"_s, u"kubeadm"_s);
    row(u"kubernetes/control-plane"_s, u"Kubeadm | Upgrade first control plane node to 1.34.3"_s, u"kubeadm"_s);
    row(u"kubernetes/kubeadm"_s, u"Join to cluster if needed"_s, u"kubeadm"_s);
    row(u"kubernetes/node-label"_s, u"Set role node label to empty list"_s, {});
    row(u"kubernetes/preinstall"_s, u"Kubeadm-like"_s, {});
    row(u"network_plugin/calico"_s, u"Calico | Install"_s, u"network"_s);
    row(u"network_plugin/cni"_s, u"CNI | Copy cni plugins"_s, u"network"_s);
    row(u"kubernetes-apps/network_plugin"_s, u"x"_s, u"network"_s);
    row(u"/srv/kubespray/roles/upgrade/post-upgrade"_s, u"Uncordon node"_s, u"uncordon"_s);
    row(u"kubernetes_sigs.kubespray.network_plugin/cilium"_s, u"x"_s, u"network"_s);
    row(u"etcd"_s, u"Drain node"_s, {});
    row({}, u"Gathering Facts"_s, {});
}

void PhaseBoardTest::knowsKubesprayTasks()
{
    QFETCH(const QString, role);
    QFETCH(const QString, name);
    QFETCH(const QString, phase);
    TaskRun task;
    task.role = role;
    task.name = name;
    const auto found = phaseOf(task);
    QCOMPARE(found ? toString(*found) : QString(), phase);
}

void PhaseBoardTest::followsAnUpgrade()
{
    Run run;
    run.play();
    run.did(u"kubespray_defaults"_s, u"Gather ansible_default_ipv4"_s, HostStatus::Ok);
    QVERIFY(!run.board.hasPhases());
    run.did(u"upgrade/pre-upgrade"_s, u"See if node is schedulable"_s, HostStatus::Ok);
    QVERIFY(run.board.hasPhases());
    QCOMPARE(run.board.hosts(), QStringList{u"a"_s});
    QCOMPARE(run.row(), u"running waiting waiting waiting waiting waiting"_s);
    run.did(u"upgrade/pre-upgrade"_s, u"Cordon node"_s, HostStatus::Changed);
    QVERIFY(run.isChanged);
    QCOMPARE(run.row(), u"done waiting waiting waiting waiting waiting"_s);
    run.task(u"upgrade/pre-upgrade"_s, u"Drain node"_s);
    run.start(u"a"_s);
    QCOMPARE(run.row(), u"done running waiting waiting waiting waiting"_s);
    run.end(u"a"_s, HostStatus::Changed);
    run.did(u"upgrade/pre-upgrade"_s, u"Drain node - fallback with disabled eviction"_s, HostStatus::Skipped);
    QCOMPARE(run.row(), u"done done waiting waiting waiting waiting"_s);
    run.did(u"container-engine/containerd"_s, u"Install"_s, HostStatus::Ok);
    QCOMPARE(run.row(), u"done done running waiting waiting waiting"_s); // there may be more of it
    run.did(u"kubernetes/node"_s, u"Copy"_s, HostStatus::Changed);
    QCOMPARE(run.row(), u"done done done running waiting waiting"_s);
    run.did(u"kubernetes/node-label"_s, u"Set"_s, HostStatus::Ok);
    QCOMPARE(run.row(), u"done done done done waiting waiting"_s);
    run.did(u"upgrade/post-upgrade"_s, u"Wait for cilium"_s, HostStatus::Skipped);
    QCOMPARE(run.row(), u"done done done done waiting running"_s);
    run.did(u"upgrade/post-upgrade"_s, u"Uncordon node"_s, HostStatus::Changed);
    QCOMPARE(run.row(), u"done done done done waiting done"_s);
    run.did(u"network_plugin/calico"_s, u"Install"_s, HostStatus::Ok);
    run.play();
    QCOMPARE(run.row(), u"done done done done done done"_s);
    run.did(u"kubespray_defaults"_s, u"Something"_s, HostStatus::Ok);
    QVERIFY(!run.isChanged);
    run.finish({{u"a"_s, {.ok = 9}}});
    QVERIFY(!run.isChanged);
    QCOMPARE(run.row(), u"done done done done done done"_s);
}

void PhaseBoardTest::skipsANodeThatWasCordonedBefore()
{
    Run run;
    run.play();
    run.did(u"upgrade/pre-upgrade"_s, u"See if node is schedulable"_s, HostStatus::Ok);
    run.did(u"upgrade/pre-upgrade"_s, u"Cordon node"_s, HostStatus::Skipped);
    run.did(u"upgrade/pre-upgrade"_s, u"Drain node"_s, HostStatus::Skipped);
    run.did(u"container-engine/docker"_s, u"Install"_s, HostStatus::Skipped);
    run.did(u"kubernetes/node"_s, u"Copy"_s, HostStatus::Ok);
    run.did(u"upgrade/post-upgrade"_s, u"Uncordon node"_s, HostStatus::Skipped);
    QCOMPARE(run.row(), u"skipped skipped skipped done waiting skipped"_s);
}

void PhaseBoardTest::keepsAFailedDrain()
{
    Run run;
    run.play();
    run.did(u"upgrade/pre-upgrade"_s, u"Cordon node"_s, HostStatus::Changed);
    run.did(u"upgrade/pre-upgrade"_s, u"Drain node"_s, HostStatus::Failed);
    run.did(u"upgrade/pre-upgrade"_s, u"Set node back to schedulable"_s, HostStatus::Changed);
    QCOMPARE(run.row(), u"done failed waiting waiting waiting waiting"_s);
    run.did(u"upgrade/pre-upgrade"_s, u"Fail after rescue"_s, HostStatus::Failed);
    run.finish({{u"a"_s, {.ok = 2, .failed = 1, .rescued = 1}}});
    QCOMPARE(run.row(), u"done failed waiting waiting waiting waiting"_s);
    QCOMPARE(run.board.cell(u"a"_s, Phase::Drain).last, (TreePlace{0, 0, 3, 0}));
}

void PhaseBoardTest::forgivesWhatWasRescued()
{
    Run run;
    run.play();
    run.did(u"kubernetes/control-plane"_s, u"Kubeadm | Upgrade"_s, HostStatus::Failed);
    QCOMPARE(run.row(), u"waiting waiting waiting failed waiting waiting"_s);
    run.did(u"kubernetes/control-plane"_s, u"Try again"_s, HostStatus::Ok);
    QCOMPARE(run.row(), u"waiting waiting waiting running waiting waiting"_s);
    run.finish({{u"a"_s, {.ok = 1, .rescued = 1}}});
    QCOMPARE(run.row(), u"waiting waiting waiting done waiting waiting"_s);

    Run other; // an `always` block: the recap says that it failed
    other.play();
    other.did(u"kubernetes/control-plane"_s, u"Kubeadm | Upgrade"_s, HostStatus::Failed);
    other.did(u"kubernetes/control-plane"_s, u"Tidy up"_s, HostStatus::Ok);
    other.finish({{u"a"_s, {.ok = 1, .failed = 1}}});
    QVERIFY(other.isChanged);
    QCOMPARE(other.row(), u"waiting waiting waiting failed waiting waiting"_s);
}

void PhaseBoardTest::tellsHowLongAPhaseTook()
{
    Run run;
    run.play(); // at 2 s
    run.did(u"kubernetes/node"_s, u"One"_s, HostStatus::Ok);
    run.did(u"kubernetes/kubeadm"_s, u"Two"_s, HostStatus::Ok);
    const PhaseCell cell = run.board.cell(u"a"_s, Phase::Kubeadm);
    QCOMPARE(cell.startMs, 4'000);
    QCOMPARE(cell.endMs, 8'000);
    QCOMPARE(PhaseBoard::of(run.tree).cell(u"a"_s, Phase::Kubeadm), cell);
}

void PhaseBoardTest::saysNothingOfOtherPlaybooks()
{
    Run run;
    run.play();
    run.did({}, u"Ping"_s, HostStatus::Ok);
    QVERIFY(!run.board.hasPhases());
    QCOMPARE(run.board.cell(u"a"_s, Phase::Drain), PhaseCell{});
}

} // namespace

std::unique_ptr<QObject> makePhaseBoardTest()
{
    return std::make_unique<PhaseBoardTest>();
}

#include "phase_board_test.moc"
