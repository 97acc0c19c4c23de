// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks before an upgrade make of what was seen: good, bad, and not to be seen.
#include "pictures.hpp"

#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/health/addon_checks.hpp"
#include "upgrade/health/api_checks.hpp"
#include "upgrade/health/certificate_checks.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/engine_checks.hpp"
#include "upgrade/health/etcd_checks.hpp"
#include "upgrade/health/hop_versions.hpp"
#include "upgrade/health/host_checks.hpp"
#include "upgrade/health/node_checks.hpp"
#include "upgrade/health/pod_checks.hpp"
#include "upgrade/health/server_checks.hpp"
#include "upgrade/health/unwell_pod.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::test;
using namespace kubemori::upgrade;
using namespace kubemori::upgrade::health;
using namespace Qt::StringLiterals;

namespace {

kube::Kubectl kubectl()
{
    return kube::Kubectl({{.host = u"cp1"_s,
                           .runner = std::make_shared<ScriptedRunner>(),
                           .kubectl = u"/usr/local/bin/kubectl"_s,
                           .kubectlArguments = {},
                           .become = true}});
}

/// All checks of Health by one call.
QList<Finding> all(const ClusterPicture &picture, const HopRecord &hop)
{
    return checkNodesReady(picture, hop) + checkCordons(picture, kubectl()) + checkNodeVersions(picture, hop) +
           checkKernels(picture, hop) + checkPodsWell(picture) + checkBudgets(picture) + checkEtcdHealth(picture) +
           checkEtcdVersion(picture, hop) + checkCertificates(picture) + checkDiskSpace(picture) +
           checkTimeSkew(picture) + checkSwap(picture) + checkRlimits(picture) + checkCgroups(picture, hop) +
           checkContainerEngine(picture, hop) + checkKubeletServer(picture, hop, 6443) +
           checkLoadBalancerName(picture, hop) + checkCalico(picture, hop) + checkMetallb(picture, hop) +
           checkRook(picture, hop) + checkApiRemovals(picture, hop);
}

void run(ClusterPicture &picture, const QString &component, const QString &tag)
{
    picture.pods->components.append(
        {.component = component, .tag = tag, .pod = u"kube-system/"_s + component + u"-x"_s, .node = u"node1"_s});
}

HostFacts &factsOf(ClusterPicture &picture, qsizetype host)
{
    return **picture.hosts[host].facts;
}

const QStringList good{u"good"_s};
const QStringList unknown{u"unknown"_s};

} // namespace

class TestHealthChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodClusterIsGood();
    void blindIsNeverGood();
    void silentHostIsUnknownAlone();
    void nodesReady();
    void cordons();
    void nodeVersions_data();
    void nodeVersions();
    void versionsDiffer();
    void kernels_data();
    void kernels();
    void podsWell();
    void manyUnwellPodsAreFewLines();
    void unwellPods_data();
    void unwellPods();
    void budgets();
    void etcdHealth();
    void etcdVersion_data();
    void etcdVersion();
    void certificates_data();
    void certificates();
    void certificatesNotSeen();
    void diskSpace_data();
    void diskSpace();
    void timeSkew();
    void ownClockIsWrong();
    void swap();
    void rlimits();
    void cgroups();
    void containerEngine_data();
    void containerEngine();
    void kubeletServer_data();
    void kubeletServer();
    void kubeletServerHasAFix();
    void loadBalancerName_data();
    void loadBalancerName();
    void calico_data();
    void calico();
    void metallb_data();
    void metallb();
    void rook_data();
    void rook();
    void ceph();
    void apiRemovals();
    void metrics();
    void metricsRefuseNonsense_data();
    void metricsRefuseNonsense();
    void evidenceIsPlain();
    void versionsOfThings();
};

void TestHealthChecks::goodClusterIsGood()
{
    const auto findings = all(goodPicture(), hopTo(u"v2.27.0"_s, u"v1.31.4"_s));
    for (const Finding &finding : findings) {
        QVERIFY2(finding.severity == Severity::Good, qPrintable(finding.check + u": "_s + finding.evidence));
        QVERIFY2(!finding.evidence.isEmpty(), qPrintable(finding.check)); // what was looked at
        QVERIFY(std::ranges::find(checks::all, finding.check) != checks::all.end());
    }
    QStringList seen;
    for (const Finding &finding : findings) {
        seen.append(finding.check);
    }
    QCOMPARE(seen.removeDuplicates(), 0); // one for each check, not one for each node
    QVERIFY(seen.contains(checks::kubeletServer));
    QVERIFY(!seen.contains(checks::cgroupVersion)); // which do not apply to this hop
    QVERIFY(!seen.contains(checks::rookCeph));
    QVERIFY(!seen.contains(checks::etcdVersion));
}

void TestHealthChecks::blindIsNeverGood()
{
    for (const HopRecord &hop : {hopTo(u"v2.31.0"_s, u"1.35.4"_s), hopTo(u"v2.22.1"_s, u"v1.26.5"_s), HopRecord()}) {
        const auto findings = all(blindPicture(), hop);
        QVERIFY(findings.size() > 10);
        for (const Finding &finding : findings) {
            QVERIFY2(finding.severity == Severity::Unknown, qPrintable(finding.check + u' ' + finding.evidence));
        }
    }
    // The same for a picture of which nothing was filled in.
    for (const Finding &finding : all(ClusterPicture(), hopTo(u"v2.31.0"_s, u"1.35.4"_s))) {
        QVERIFY2(finding.severity == Severity::Unknown, qPrintable(finding.check));
    }
}

void TestHealthChecks::silentHostIsUnknownAlone()
{
    auto picture = goodPicture();
    picture.hosts[1] = silentHost(u"node1"_s);
    const QStringList both{u"unknown node1"_s, u"good"_s};
    QCOMPARE(said(checkDiskSpace(picture)), both);
    QCOMPARE(said(checkTimeSkew(picture)), both);
    QCOMPARE(said(checkSwap(picture)), both);
    QCOMPARE(said(checkRlimits(picture)), both);
    QCOMPARE(said(checkCgroups(picture, hopTo(u"v2.31.0"_s, u"1.35.4"_s))), both);
    QVERIFY(evidence(checkSwap(picture), u"unknown node1"_s).contains("no answer"_L1));
    QCOMPARE(evidence(checkSwap(picture), u"good"_s), u"cp1"_s);
    // Several share a finding that names them all.
    picture.hosts[0] = silentHost(u"cp1"_s);
    QCOMPARE(said(checkSwap(picture)), unknown);
    QVERIFY(evidence(checkSwap(picture), u"unknown"_s).contains("cp1: TimedOut"_L1));
    QVERIFY(evidence(checkSwap(picture), u"unknown"_s).contains("node1: TimedOut"_L1));
}

void TestHealthChecks::nodesReady()
{
    auto picture = goodPicture();
    auto hop = hopTo(u"v2.27.0"_s, u"v1.31.4"_s);
    (*picture.nodes)[1].conditions[0].status = kube::ConditionStatus::Unknown;
    (*picture.nodes)[1].conditions[0].message = u"Kubelet stopped posting node status."_s;
    const auto findings = checkNodesReady(picture, hop);
    QCOMPARE(said(findings), (QStringList{u"block node1"_s, u"good"_s}));
    QVERIFY(evidence(findings, u"block node1"_s).contains("Ready=Unknown"_L1));
    QVERIFY(evidence(findings, u"block node1"_s).contains("stopped posting"_L1));
    hop.choices.strategy.nodes = {u"cp1"_s}; // it is not upgraded
    QCOMPARE(said(checkNodesReady(picture, hop)), (QStringList{u"warn node1"_s, u"good"_s}));
    (*picture.nodes)[0].conditions.clear();
    QCOMPARE(said(checkNodesReady(picture, hop)), (QStringList{u"block cp1"_s, u"warn node1"_s}));
    picture.nodes = QList<kube::Node>();
    QCOMPARE(said(checkNodesReady(picture, hop)), unknown);
}

void TestHealthChecks::cordons()
{
    auto picture = goodPicture();
    QCOMPARE(said(checkCordons(picture, kubectl())), good);
    (*picture.nodes)[1].schedulable = false;
    const auto findings = checkCordons(picture, kubectl());
    QCOMPARE(said(findings), (QStringList{u"warn node1"_s, u"good"_s}));
    const Fix &fix = findings.at(0).fix;
    QVERIFY(fix.place == Fix::Place::ControlPlane);
    QCOMPARE(fix.command, (QStringList{u"/usr/local/bin/kubectl"_s, u"uncordon"_s, u"node1"_s}));
    QVERIFY(fix.become);
    QVERIFY(findings.at(1).fix.isEmpty());
}

void TestHealthChecks::nodeVersions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("before") << u"v1.30.4"_s << good;
    QTest::newRow("half done") << u"v1.31.4"_s << QStringList{u"info node1"_s, u"good"_s};
    QTest::newRow("another patch") << u"v1.30.8"_s << QStringList{u"warn node1"_s, u"good"_s};
    QTest::newRow("two minors behind") << u"v1.29.9"_s << QStringList{u"block node1"_s, u"good"_s};
    QTest::newRow("ahead") << u"v1.32.0"_s << QStringList{u"block node1"_s, u"good"_s};
    QTest::newRow("no version") << u"latest"_s << QStringList{u"unknown node1"_s, u"good"_s};
}

void TestHealthChecks::nodeVersions()
{
    QFETCH(QString, version);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    (*picture.nodes)[1].version = version;
    QCOMPARE(said(checkNodeVersions(picture, hopTo(u"v2.27.0"_s, u"v1.31.4"_s))), expected);
}

void TestHealthChecks::versionsDiffer()
{
    auto picture = goodPicture();
    auto hop = hopTo(u"v2.27.0"_s, u"v1.31.4"_s);
    hop.target.kubeBefore.clear();
    QCOMPARE(said(checkNodeVersions(picture, hop)), good);
    (*picture.nodes)[1].version = u"v1.30.8"_s;
    const auto findings = checkNodeVersions(picture, hop);
    QCOMPARE(said(findings), (QStringList{u"warn"_s, u"good"_s}));
    QCOMPARE(evidence(findings, u"warn"_s), u"versions differ: 1.30.4, 1.30.8"_s);
    // A person's wish counts, however it is written.
    hop.target.kubeBefore = u"v1.30.4"_s;
    hop.choices.strategy.kubeVersion = u"1.30.8"_s;
    QCOMPARE(said(checkNodeVersions(picture, hop)), (QStringList{u"info node1"_s, u"good"_s}));
    hop = hopTo(u"v2.27.0"_s, {});
    QCOMPARE(said(checkNodeVersions(goodPicture(), hop)).first(), u"unknown"_s);
}

void TestHealthChecks::kernels_data()
{
    QTest::addColumn<QString>("kernel");
    QTest::addColumn<QString>("kube");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("new enough") << u"4.19.0-26-amd64"_s << u"1.32.5"_s << good;
    QTest::newRow("too old") << u"4.18.0-553.el8.x86_64"_s << u"1.32.5"_s << QStringList{u"block node1"_s, u"good"_s};
    QTest::newRow("nobody asks yet") << u"4.18.0-553.el8.x86_64"_s << u"v1.31.4"_s << QStringList();
    QTest::newRow("nonsense") << u"Linux"_s << u"1.35.4"_s << QStringList{u"unknown node1"_s, u"good"_s};
}

void TestHealthChecks::kernels()
{
    QFETCH(QString, kernel);
    QFETCH(QString, kube);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    (*picture.nodes)[1].kernel = kernel;
    QCOMPARE(said(checkKernels(picture, hopTo(u"v2.28.0"_s, kube))), expected);
    picture.settings->addOpaque(u"kubeadm_ignore_preflight_errors"_s);
    if (expected.contains(u"block node1"_s)) {
        QCOMPARE(said(checkKernels(picture, hopTo(u"v2.28.0"_s, kube))), (QStringList{u"warn node1"_s, u"good"_s}));
    }
}

void TestHealthChecks::podsWell()
{
    auto picture = goodPicture();
    QCOMPARE(said(checkPodsWell(picture)), good);
    auto crashing = podNamed(u"web"_s, u"web-2"_s);
    crashing.ready = false;
    crashing.reason = u"CrashLoopBackOff"_s;
    picture.pods->pods.append(crashing);
    const auto findings = checkPodsWell(picture);
    QCOMPARE(said(findings), (QStringList{u"warn shop/web-2"_s, u"good"_s}));
    QCOMPARE(evidence(findings, u"warn shop/web-2"_s), u"CrashLoopBackOff on node1, of shop/Deployment/web"_s);
    QCOMPARE(evidence(findings, u"good"_s), u"1 of 2 pods"_s);
    QCOMPARE(podsBefore(picture.pods->pods),
             QList<PodBefore>(
                 {{.name = u"shop/web-2"_s, .owner = u"shop/Deployment/web"_s, .state = u"CrashLoopBackOff"_s}}));
}

void TestHealthChecks::manyUnwellPodsAreFewLines()
{
    auto picture = goodPicture();
    for (int i = 0; i < 1000; ++i) {
        auto evicted = podNamed(u"web"_s, u"web-"_s + QString::number(i));
        evicted.phase = u"Failed"_s;
        evicted.reason = u"Evicted"_s;
        picture.pods->pods.append(evicted);
    }
    const auto findings = checkPodsWell(picture);
    QCOMPARE(findings.size(), 52);
    QVERIFY(evidence(findings, u"warn"_s).startsWith("950 more: "_L1));
    QVERIFY(evidence(findings, u"warn"_s).size() < 1100);
}

void TestHealthChecks::unwellPods_data()
{
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("ready");
    QTest::addColumn<bool>("terminating");
    QTest::addColumn<QString>("state"); ///< empty: well
    QTest::addColumn<bool>("starting");
    QTest::newRow("runs") << u"Running"_s << QString() << true << false << QString() << false;
    QTest::newRow("ended well") << u"Succeeded"_s << u"Completed"_s << false << false << QString() << false;
    QTest::newRow("failed") << u"Failed"_s << QString() << false << false << u"Failed"_s << false;
    QTest::newRow("not ready") << u"Running"_s << QString() << false << false << u"NotReady"_s << true;
    QTest::newRow("pending") << u"Pending"_s << QString() << false << false << u"Pending"_s << true;
    QTest::newRow("creating") << u"Pending"_s << u"ContainerCreating"_s << false << false << u"ContainerCreating"_s
                              << true;
    QTest::newRow("no image") << u"Pending"_s << u"ImagePullBackOff"_s << false << false << u"ImagePullBackOff"_s
                              << false;
    QTest::newRow("no place") << u"Pending"_s << u"Unschedulable"_s << false << false << u"Unschedulable"_s << false;
    QTest::newRow("ending") << u"Running"_s << QString() << true << true << u"Terminating"_s << true;
    QTest::newRow("lost") << u"Unknown"_s << QString() << false << false << u"Unknown"_s << true;
    QTest::newRow("says nothing") << QString() << QString() << false << false << u"Unknown"_s << true;
}

void TestHealthChecks::unwellPods()
{
    QFETCH(QString, state);
    kube::PodHealth pod = podNamed(u"web"_s, u"web-1"_s);
    QFETCH(QString, phase);
    QFETCH(QString, reason);
    QFETCH(bool, ready);
    QFETCH(bool, terminating);
    QFETCH(bool, starting);
    pod.phase = phase;
    pod.reason = reason;
    pod.ready = ready;
    pod.terminating = terminating;
    QCOMPARE(isWell(pod), state.isEmpty());
    QCOMPARE(isStarting(pod), starting);
    if (!state.isEmpty()) {
        QCOMPARE(stateOf(pod), state);
    }
    pod.mirror = true;
    QCOMPARE(ownerOf(pod), QString());
    pod.mirror = false;
    pod.ownerKind = u"DaemonSet"_s;
    pod.ownerName = u"agent"_s;
    QCOMPARE(ownerOf(pod), u"shop/DaemonSet/agent"_s);
}

void TestHealthChecks::budgets()
{
    auto picture = goodPicture();
    QCOMPARE(said(checkBudgets(picture)), good);
    kube::PodDisruptionBudget budget;
    budget.nameSpace = u"shop"_s;
    budget.name = u"web"_s;
    budget.minAvailable = u"2"_s;
    budget.currentHealthy = 2;
    budget.desiredHealthy = 2;
    budget.expectedPods = 2;
    auto wide = budget;
    wide.name = u"wide"_s;
    wide.disruptionsAllowed = 1;
    auto empty = budget;
    empty.name = u"empty"_s;
    empty.expectedPods = 0; // nothing is kept by it
    picture.budgets = QList{budget, wide, empty};
    const auto findings = checkBudgets(picture);
    QCOMPARE(said(findings), (QStringList{u"warn shop/web"_s, u"good"_s}));
    QVERIFY(evidence(findings, u"warn shop/web"_s).contains("minAvailable: 2"_L1));
    QCOMPARE(evidence(findings, u"good"_s), u"shop/wide, shop/empty"_s);
}

void TestHealthChecks::etcdHealth()
{
    auto picture = goodPicture();
    QCOMPARE(evidence(checkEtcdHealth(picture), u"good"_s), u"etcd1 (leader) 3.5.26"_s);
    auto sick = memberNamed(u"etcd2"_s, {});
    sick.healthy = false;
    sick.trouble = u"context deadline exceeded"_s;
    auto learner = memberNamed(u"etcd3"_s, u"3.5.26"_s);
    learner.learner = true;
    picture.etcd->append({sick, learner});
    const auto findings = checkEtcdHealth(picture);
    QCOMPARE(said(findings), (QStringList{u"block etcd2"_s, u"warn etcd3"_s, u"good"_s}));
    QCOMPARE(evidence(findings, u"block etcd2"_s), u"context deadline exceeded"_s);
    (*picture.etcd)[0].leader = false;
    QVERIFY(said(checkEtcdHealth(picture)).contains(u"block"_s));
    picture.etcd = QList<kube::EtcdMember>();
    QCOMPARE(said(checkEtcdHealth(picture)), QStringList{u"block"_s});
}

void TestHealthChecks::etcdVersion_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("kube");
    QTest::addColumn<QString>("installs");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("may go") << u"3.5.26"_s << u"1.35.4"_s << QString() << good;
    QTest::newRow("is there already") << u"3.6.10"_s << u"1.35.4"_s << QString() << good;
    QTest::newRow("too old") << u"3.5.25"_s << u"1.35.4"_s << QString() << QStringList{u"block etcd1"_s};
    QTest::newRow("says nothing") << QString() << u"1.35.4"_s << QString() << QStringList{u"unknown etcd1"_s};
    QTest::newRow("stays 3.5") << u"3.5.9"_s << u"1.34.2"_s << QString() << QStringList();
    QTest::newRow("the release says 3.5") << u"3.5.9"_s << u"1.35.4"_s << u"3.5.30"_s << QStringList();
    QTest::newRow("the release says 3.6") << u"3.5.9"_s << u"1.34.2"_s << u"v3.6.1"_s << QStringList{u"block etcd1"_s};
}

void TestHealthChecks::etcdVersion()
{
    QFETCH(QString, version);
    QFETCH(QString, kube);
    QFETCH(QString, installs);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    picture.etcd = QList{memberNamed(u"etcd1"_s, version, true)};
    auto hop = hopTo(u"v2.31.0"_s, kube);
    if (!installs.isEmpty()) {
        hop.target.components.insert(u"etcd"_s, installs);
    }
    QCOMPARE(said(checkEtcdVersion(picture, hop)), expected);
    hop.choices.strategy.kubeVersion = u"1.34.2"_s; // which stays with etcd 3.5 whatever the release installs else
    QCOMPARE(said(checkEtcdVersion(picture, hop)), QStringList());
}

void TestHealthChecks::certificates_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("days");
    QTest::addColumn<QStringList>("expected");
    const QString apiserver = u"/etc/kubernetes/ssl/apiserver.crt"_s;
    const QString kubelet = u"/var/lib/kubelet/pki/kubelet-client-current.pem"_s;
    QTest::newRow("long") << apiserver << 90 << good;
    QTest::newRow("soon") << apiserver << 89 << QStringList{u"warn cp1"_s};
    QTest::newRow("a week") << apiserver << 7 << QStringList{u"warn cp1"_s};
    QTest::newRow("now") << apiserver << 6 << QStringList{u"block cp1"_s};
    QTest::newRow("over") << apiserver << -3 << QStringList{u"block cp1"_s};
    QTest::newRow("renews itself") << kubelet << 60 << good;
    QTest::newRow("did not renew itself") << kubelet << 20 << QStringList{u"warn cp1"_s};
}

void TestHealthChecks::certificates()
{
    QFETCH(QString, path);
    QFETCH(int, days);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    picture.hosts[0].certificates->value().append({.path = path, .notAfter = picture.now.addDays(days)});
    const auto findings = checkCertificates(picture);
    QCOMPARE(said(findings), expected);
    QVERIFY(findings.at(0).evidence.contains(path));
    QVERIFY(days >= 0 || findings.at(0).evidence.contains("expired"_L1));
}

void TestHealthChecks::certificatesNotSeen()
{
    auto picture = goodPicture();
    picture.hosts[0].certificates = QList<fleet::Certificate>();
    QCOMPARE(said(checkCertificates(picture)), QStringList{u"unknown cp1"_s});
    picture.hosts[0].certificates = Result<QList<fleet::Certificate>>(fail(ErrorCode::ProgramMissing, u"openssl"_s));
    QVERIFY(evidence(checkCertificates(picture), u"unknown cp1"_s).contains("openssl"_L1));
    picture.hosts.removeFirst(); // there is no control plane
    QCOMPARE(said(checkCertificates(picture)), unknown);
}

void TestHealthChecks::diskSpace_data()
{
    QTest::addColumn<double>("totalGib");
    QTest::addColumn<double>("freeGib");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("room") << 100.0 << 20.0 << good;
    QTest::newRow("few of many") << 100.0 << 14.0 << QStringList{u"warn node1"_s, u"good"_s};
    QTest::newRow("little of little") << 20.0 << 4.0 << QStringList{u"warn node1"_s, u"good"_s};
    QTest::newRow("small and empty") << 8.0 << 6.0 << good;
    QTest::newRow("full") << 100.0 << 0.9 << QStringList{u"block node1"_s, u"good"_s};
}

void TestHealthChecks::diskSpace()
{
    QFETCH(double, totalGib);
    QFETCH(double, freeGib);
    QFETCH(QStringList, expected);
    constexpr double kib = 1024.0 * 1024.0;
    auto picture = goodPicture();
    factsOf(picture, 1)
        .disks->append({.mount = u"/var/lib/etcd"_s,
                        .device = u"/dev/sdb1"_s,
                        .totalKib = static_cast<qint64>(totalGib * kib),
                        .freeKib = static_cast<qint64>(freeGib * kib)});
    const auto findings = checkDiskSpace(picture);
    QCOMPARE(said(findings), expected);
    if (expected != good) {
        QVERIFY(findings.at(0).evidence.startsWith("/var/lib/etcd (/dev/sdb1): "_L1));
        QVERIFY(!findings.at(0).evidence.contains("sda1"_L1)); // which has room
    }
    factsOf(picture, 1).disks.reset();
    QCOMPARE(said(checkDiskSpace(picture)), (QStringList{u"unknown node1"_s, u"good"_s}));
}

void TestHealthChecks::timeSkew()
{
    auto picture = goodPicture();
    QCOMPARE(said(checkTimeSkew(picture)), good);
    picture.hosts[1].clock = ClockReading{.least = 2500, .most = 2600};
    auto findings = checkTimeSkew(picture);
    QCOMPARE(said(findings), (QStringList{u"warn node1"_s, u"warn"_s, u"good"_s}));
    QCOMPARE(evidence(findings, u"warn"_s), u"node1 is at least 2.4 s ahead of cp1"_s);
    picture.hosts[1].clock = ClockReading{.least = -90000, .most = -89000};
    findings = checkTimeSkew(picture);
    QCOMPARE(said(findings), (QStringList{u"block node1"_s, u"block"_s, u"good"_s}));
    // What a slow answer leaves open is no fault.
    picture.hosts[1].clock = ClockReading{.least = -8000, .most = 1000};
    QCOMPARE(said(checkTimeSkew(picture)), good);
    // Each is near enough to this machine's, but not to the other's.
    picture.hosts[0].clock = ClockReading{.least = 1900, .most = 1950};
    picture.hosts[1].clock = ClockReading{.least = -1950, .most = -1900};
    QCOMPARE(said(checkTimeSkew(picture)), (QStringList{u"warn"_s, u"good"_s}));
    picture.hosts[1].clock = Result<ClockReading>(fail(ErrorCode::InvalidData, u"no time"_s));
    QCOMPARE(said(checkTimeSkew(picture)), (QStringList{u"unknown node1"_s, u"good"_s}));
}

void TestHealthChecks::ownClockIsWrong()
{
    auto picture = goodPicture();
    picture.hosts[0].clock = ClockReading{.least = 70000, .most = 70300};
    picture.hosts[1].clock = ClockReading{.least = 70100, .most = 70200};
    const auto findings = checkTimeSkew(picture);
    QCOMPARE(said(findings), QStringList{u"block"_s});
    QVERIFY(findings.at(0).evidence.contains("the nodes agree"_L1));
}

void TestHealthChecks::swap()
{
    auto picture = goodPicture();
    factsOf(picture, 1).swapKib = 2097152;
    auto findings = checkSwap(picture);
    QCOMPARE(said(findings), (QStringList{u"warn node1"_s, u"good"_s}));
    QCOMPARE(findings.at(0).evidence, u"2048 MiB of swap; kubelet_fail_swap_on: not set"_s);
    picture.settings = settingsOf({{u"kubelet_fail_swap_on"_s, u"False"_s}});
    QCOMPARE(said(checkSwap(picture)), good);
    picture.settings = settingsOf({{u"kubelet_fail_swap_on"_s, u"true"_s}});
    QCOMPARE(said(checkSwap(picture)), (QStringList{u"warn node1"_s, u"good"_s}));
    picture.settings = notLookedAt(); // who does not know does not allow
    QCOMPARE(said(checkSwap(picture)), (QStringList{u"warn node1"_s, u"good"_s}));
    factsOf(picture, 1).swapKib.reset();
    QCOMPARE(said(checkSwap(picture)), (QStringList{u"unknown node1"_s, u"good"_s}));
}

void TestHealthChecks::rlimits()
{
    auto picture = goodPicture();
    factsOf(picture, 0).rlimits = Rlimits::Absent;
    QCOMPARE(said(checkRlimits(picture)), good);
    factsOf(picture, 1).rlimits = Rlimits::Strings;
    factsOf(picture, 1).rlimitsText = uR"("rlimits": [ { "hard": "1048576" } ])"_s;
    const auto findings = checkRlimits(picture);
    QCOMPARE(said(findings), (QStringList{u"block node1"_s, u"good"_s}));
    QVERIFY(findings.at(0).evidence.contains("/etc/containerd/cri-base.json"_L1));
    QVERIFY(findings.at(0).evidence.contains("\"1048576\""_L1));
    factsOf(picture, 1).rlimits = Rlimits::Unreadable;
    QCOMPARE(said(checkRlimits(picture)), (QStringList{u"unknown node1"_s, u"good"_s}));
    factsOf(picture, 1).rlimits.reset();
    QCOMPARE(said(checkRlimits(picture)), (QStringList{u"unknown node1"_s, u"good"_s}));
}

void TestHealthChecks::cgroups()
{
    auto picture = goodPicture();
    const auto hop = hopTo(u"v2.31.0"_s, u"1.35.4"_s);
    QCOMPARE(said(checkCgroups(picture, hop)), good);
    factsOf(picture, 1).cgroups = u"tmpfs"_s;
    QCOMPARE(said(checkCgroups(picture, hop)), (QStringList{u"block node1"_s, u"good"_s}));
    QCOMPARE(said(checkCgroups(picture, hopTo(u"v2.30.0"_s, u"1.34.3"_s))), QStringList());
    picture.settings = settingsOf({{u"kubelet_fail_cgroup_v1"_s, u"false"_s}});
    QCOMPARE(said(checkCgroups(picture, hop)), (QStringList{u"warn node1"_s, u"good"_s}));
    factsOf(picture, 1).cgroups.clear();
    QCOMPARE(said(checkCgroups(picture, hop)), (QStringList{u"unknown node1"_s, u"good"_s}));
}

void TestHealthChecks::containerEngine_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("kube");
    QTest::addColumn<QString>("manager"); ///< empty: not set; "?": not to be read
    QTest::addColumn<bool>("docker");
    QTest::addColumn<QString>("expected");
    const QString containerd = u"containerd://1.7.24"_s;
    const QString docker = u"docker://20.10.20"_s;
    QTest::newRow("containerd") << containerd << u"v2.27.0"_s << u"v1.31.4"_s << QString() << false << u"good"_s;
    QTest::newRow("converted by default") << docker << u"v2.21.0"_s << u"v1.25.6"_s << QString() << true << u"block"_s;
    QTest::newRow("docker is wanted") << docker << u"v2.21.0"_s << u"v1.25.6"_s << u"docker"_s << true << u"good"_s;
    QTest::newRow("docker was the default") << docker << u"v2.17.0"_s << u"v1.21.5"_s << QString() << true << u"good"_s;
    QTest::newRow("docker is not wanted")
        << docker << u"v2.21.0"_s << u"v1.25.6"_s << u"containerd"_s << true << u"block"_s;
    QTest::newRow("docker is wanted, containerd runs")
        << containerd << u"v2.27.0"_s << u"v1.31.4"_s << u"docker"_s << false << u"block"_s;
    QTest::newRow("settings not seen") << docker << u"v2.21.0"_s << u"v1.25.6"_s << u"?"_s << true << u"unknown"_s;
    QTest::newRow("docker beside it") << containerd << u"v2.27.0"_s << u"v1.31.4"_s << QString() << true << u"warn"_s;
    QTest::newRow("cri-o") << u"cri-o://1.30.2"_s << u"v2.27.0"_s << u"v1.31.4"_s << u"crio"_s << false << u"good"_s;
    QTest::newRow("too old for CRI v1") << u"containerd://1.5.8"_s << u"v2.22.1"_s << u"v1.26.5"_s << QString() << false
                                        << u"warn"_s;
    QTest::newRow("old enough for 1.25") << u"containerd://1.5.8"_s << u"v2.21.0"_s << u"v1.25.6"_s << QString()
                                         << false << u"good"_s;
    QTest::newRow("no engine") << u"?"_s << u"v2.27.0"_s << u"v1.31.4"_s << QString() << false << u"unknown"_s;
}

void TestHealthChecks::containerEngine()
{
    QFETCH(QString, runtime);
    QFETCH(QString, tag);
    QFETCH(QString, kube);
    QFETCH(QString, manager);
    QFETCH(bool, docker);
    QFETCH(QString, expected);
    auto picture = goodPicture();
    picture.nodes = QList{nodeNamed(u"node1"_s)};
    (*picture.nodes)[0].runtime = runtime;
    factsOf(picture, 1).dockerActive = docker;
    if (manager == "?"_L1) {
        picture.settings = notLookedAt();
    } else if (!manager.isEmpty()) {
        picture.settings = settingsOf({{u"container_manager"_s, manager}});
    }
    QCOMPARE(said(checkContainerEngine(picture, hopTo(tag, kube))),
             QStringList{expected == "good"_L1 ? expected : QString(expected + u" node1"_s)});
    // What is a template is not read as if it were nothing.
    picture.settings = settingsOf({});
    picture.settings->addOpaque(u"container_manager"_s);
    QCOMPARE(said(checkContainerEngine(picture, hopTo(tag, kube))), QStringList{u"unknown node1"_s});
}

void TestHealthChecks::kubeletServer_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("loopback") << u"https://127.0.0.1:6443"_s << u"v2.27.0"_s << good;
    QTest::newRow("localhost") << u"https://localhost:6443"_s << u"v2.27.1"_s << good;
    QTest::newRow("loopback of IPv6") << u"https://[::1]:6443"_s << u"v2.27.1"_s << good;
    QTest::newRow("its own") << u"https://10.0.0.111:6443"_s << u"v2.27.0"_s << good;
    QTest::newRow("a name for all") << u"https://lb-apiserver.kubernetes.local:6443"_s << u"v2.27.0"_s
                                    << QStringList{u"warn cp1"_s};
    QTest::newRow("an address for all") << u"https://10.0.0.9:6443"_s << u"v2.27.1"_s << QStringList{u"warn cp1"_s};
    QTest::newRow("later") << u"https://10.0.0.9:6443"_s << u"v2.28.0"_s << QStringList{u"info cp1"_s};
    QTest::newRow("earlier") << u"https://10.0.0.9:6443"_s << u"v2.26.0"_s << QStringList();
}

void TestHealthChecks::kubeletServer()
{
    QFETCH(QString, server);
    QFETCH(QString, tag);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    (*factsOf(picture, 0).servers)[0].server = server;
    (*factsOf(picture, 1).servers)[0].server = u"https://10.0.0.9:6443"_s; // a worker may
    QCOMPARE(said(checkKubeletServer(picture, hopTo(tag, u"v1.31.4"_s), 6443)), expected);
    if (!expected.isEmpty()) {
        factsOf(picture, 0).servers = QList<ServerLine>();
        QCOMPARE(said(checkKubeletServer(picture, hopTo(tag, u"v1.31.4"_s), 6443)), QStringList{u"unknown cp1"_s});
        factsOf(picture, 0).servers.reset();
        QCOMPARE(said(checkKubeletServer(picture, hopTo(tag, u"v1.31.4"_s), 6443)), QStringList{u"unknown cp1"_s});
    }
}

void TestHealthChecks::kubeletServerHasAFix()
{
    auto picture = goodPicture();
    (*factsOf(picture, 0).servers)[0].server = u"https://10.0.0.9:8443"_s;
    const auto findings = checkKubeletServer(picture, hopTo(u"v2.27.0"_s, u"v1.31.4"_s), 6443);
    const Fix fix = findings.at(0).fix;
    QVERIFY(fix.place == Fix::Place::Node && fix.become);
    QCOMPARE(fix.node, u"cp1"_s);
    QCOMPARE(fix.command.first(2), (QStringList{u"sh"_s, u"-c"_s}));
    QCOMPARE(fix.command.at(2),
             uR"(sed -i 's#^\( *server:\).*#\1 https://127.0.0.1:6443#' /etc/kubernetes/kubelet.conf)"
             " && systemctl restart kubelet.service"_s);
}

void TestHealthChecks::loadBalancerName_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("pinned");
    QTest::addColumn<QString>("expected");
    const QString lb = u" lb-apiserver.kubernetes.local"_s;
    QTest::newRow("not yet") << u"v2.28.1"_s << u"10.0.0.9"_s << QString() << QString();
    QTest::newRow("no line for new nodes") << u"v2.29.0"_s << u"10.0.0.9"_s << QString() << u"info"_s + lb;
    QTest::newRow("the address takes its place") << u"v2.30.0"_s << u"10.0.0.9"_s << QString() << u"warn"_s + lb;
    QTest::newRow("pinned") << u"v2.31.0"_s << u"10.0.0.9"_s << u"lb-apiserver.kubernetes.local"_s << u"good"_s;
    QTest::newRow("pinned to another") << u"v2.31.0"_s << u"10.0.0.9"_s << u"k8s.example.com"_s << u"warn"_s + lb;
    QTest::newRow("leads nowhere") << u"v2.29.1"_s << QString() << u"lb-apiserver.kubernetes.local"_s
                                   << u"block"_s + lb;
}

void TestHealthChecks::loadBalancerName()
{
    QFETCH(QString, tag);
    QFETCH(QString, address);
    QFETCH(QString, pinned);
    QFETCH(QString, expected);
    auto picture = goodPicture();
    const auto hop = hopTo(tag, u"1.33.5"_s);
    QCOMPARE(said(checkLoadBalancerName(picture, hop)), QStringList()); // nobody uses a name
    factsOf(picture, 1).serverNames = {{.name = u"localhost"_s, .address = u"127.0.0.1"_s},
                                       {.name = u"cp1"_s, .address = u"10.0.0.111"_s}};
    QCOMPARE(said(checkLoadBalancerName(picture, hop)), QStringList());
    factsOf(picture, 1).serverNames = {{.name = u"lb-apiserver.kubernetes.local"_s, .address = address}};
    if (!pinned.isEmpty()) {
        picture.settings = settingsOf({{u"apiserver_loadbalancer_domain_name"_s, pinned}});
    }
    QCOMPARE(said(checkLoadBalancerName(picture, hop)), expected.isEmpty() ? QStringList() : QStringList{expected});
    factsOf(picture, 1).serverNames.reset();
    QCOMPARE(said(checkLoadBalancerName(picture, hop)),
             expected.isEmpty() ? QStringList() : QStringList{u"unknown node1"_s});
}

void TestHealthChecks::calico_data()
{
    QTest::addColumn<QString>("running");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("new enough") << u"v3.27.3"_s << u"v2.28.0"_s << good;
    QTest::newRow("exactly") << u"v3.27.0"_s << u"v2.31.0"_s << good;
    QTest::newRow("too old") << u"v3.26.4"_s << u"v2.28.0"_s << QStringList{u"block calico"_s};
    QTest::newRow("was enough before") << u"v3.26.4"_s << u"v2.27.1"_s << good;
    QTest::newRow("of another time") << u"v3.16.5"_s << u"v2.20.0"_s << QStringList{u"block calico"_s};
    QTest::newRow("nobody asks") << u"v3.7.3"_s << u"v2.14.2"_s << QStringList();
    QTest::newRow("no version") << u"latest"_s << u"v2.28.0"_s << QStringList{u"unknown calico"_s};
}

void TestHealthChecks::calico()
{
    QFETCH(QString, running);
    QFETCH(QString, tag);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    QCOMPARE(said(checkCalico(picture, hopTo(tag, u"1.32.5"_s))), QStringList()); // there is none
    run(picture, u"calico"_s, running);
    QCOMPARE(said(checkCalico(picture, hopTo(tag, u"1.32.5"_s))), expected);
}

void TestHealthChecks::metallb_data()
{
    QTest::addColumn<QString>("running");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("enabled");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("loses addresses") << u"v0.12.1"_s << u"v2.22.1"_s << u"true"_s << QStringList{u"warn metallb"_s};
    QTest::newRow("the role fails") << u"v0.12.1"_s << u"v2.22.0"_s << u"true"_s << QStringList{u"block metallb"_s};
    QTest::newRow("done already") << u"v0.13.9"_s << u"v2.27.0"_s << u"true"_s << good;
    QTest::newRow("not yet") << u"v0.12.1"_s << u"v2.21.0"_s << u"true"_s << QStringList();
    QTest::newRow("one's own") << u"v0.12.1"_s << u"v2.22.1"_s << QString() << good;
    QTest::newRow("switched off") << u"v0.12.1"_s << u"v2.22.1"_s << u"false"_s << good;
    QTest::newRow("a template") << u"v0.12.1"_s << u"v2.22.1"_s << u"?"_s << QStringList{u"warn metallb"_s};
    QTest::newRow("no version") << QString() << u"v2.22.1"_s << u"true"_s << QStringList{u"unknown metallb"_s};
}

void TestHealthChecks::metallb()
{
    QFETCH(QString, running);
    QFETCH(QString, tag);
    QFETCH(QString, enabled);
    QFETCH(QStringList, expected);
    auto picture = goodPicture();
    if (enabled == "?"_L1) {
        picture.settings->addOpaque(u"metallb_enabled"_s);
    } else if (!enabled.isEmpty()) {
        picture.settings = settingsOf({{u"metallb_enabled"_s, enabled}});
    }
    QCOMPARE(said(checkMetallb(picture, hopTo(tag, u"v1.26.5"_s))), QStringList());
    run(picture, u"metallb"_s, running);
    QCOMPARE(said(checkMetallb(picture, hopTo(tag, u"v1.26.5"_s))), expected);
}

void TestHealthChecks::rook_data()
{
    QTest::addColumn<QString>("running");
    QTest::addColumn<QString>("kube");
    QTest::addColumn<QString>("severity");
    QTest::newRow("stops") << u"v1.5.9"_s << u"v1.25.6"_s << u"block"_s;
    QTest::newRow("works still") << u"v1.5.9"_s << u"v1.24.6"_s << u"info"_s;
    QTest::newRow("against the guide") << u"v1.9.2"_s << u"v1.25.6"_s << u"warn"_s;
    QTest::newRow("by the guide") << u"v1.9.13"_s << u"v1.25.6"_s << u"info"_s;
    QTest::newRow("no version") << u"master"_s << u"v1.25.6"_s << u"unknown"_s;
}

void TestHealthChecks::rook()
{
    QFETCH(QString, running);
    QFETCH(QString, kube);
    QFETCH(QString, severity);
    auto picture = goodPicture();
    run(picture, u"rook"_s, running);
    QCOMPARE(said(checkRook(picture, hopTo(u"v2.21.0"_s, kube))), QStringList()); // no Ceph
    picture.ceph = std::optional(QList<kube::CephCluster>{{.name = u"rook-ceph/rook-ceph"_s,
                                                           .health = u"HEALTH_OK"_s,
                                                           .details = {},
                                                           .lastChecked = picture.now.addSecs(-60)}});
    QCOMPARE(said(checkRook(picture, hopTo(u"v2.21.0"_s, kube))),
             (QStringList{severity + u" rook/ceph:"_s + running, u"good"_s}));
}

void TestHealthChecks::ceph()
{
    auto picture = goodPicture();
    const auto hop = hopTo(u"v2.27.0"_s, u"v1.31.4"_s);
    const auto with = [&](const QString &health, int secondsAgo = 60) {
        picture.ceph = std::optional(QList<kube::CephCluster>{{.name = u"r/c"_s,
                                                               .health = health,
                                                               .details = {u"OSD_DOWN: 1 osds down"_s},
                                                               .lastChecked = picture.now.addSecs(-secondsAgo)}});
        return checkRook(picture, hop);
    };
    QCOMPARE(said(with(u"HEALTH_OK"_s)), good);
    QCOMPARE(said(with(u"HEALTH_WARN"_s)), QStringList{u"warn r/c"_s});
    QCOMPARE(with(u"HEALTH_ERR"_s).at(0).evidence, u"HEALTH_ERR\nOSD_DOWN: 1 osds down"_s);
    QCOMPARE(said(with(u"HEALTH_ERR"_s)), QStringList{u"block r/c"_s});
    QCOMPARE(said(with(QString())), QStringList{u"unknown r/c"_s});
    QCOMPARE(said(with(u"HEALTH_OK"_s, 3600)), QStringList{u"unknown r/c"_s});
}

void TestHealthChecks::apiRemovals()
{
    auto picture = goodPicture();
    for (kube::Node &node : *picture.nodes) {
        node.version = u"v1.24.6"_s;
    }
    auto hop = hopTo(u"v2.21.0"_s, u"v1.25.6"_s);
    hop.target.kubeBefore = u"v1.24.6"_s;
    auto findings = checkApiRemovals(picture, hop);
    QCOMPARE(said(findings), good);
    QVERIFY(findings.at(0).evidence.contains("policy/v1beta1 (1.25)"_L1));
    QVERIFY(!findings.at(0).evidence.contains("(1.26)"_L1));
    const DeprecatedApi budget{.api = u"policy/v1beta1"_s,
                               .resource = u"poddisruptionbudgets"_s,
                               .removed = {.major = 1, .minor = 25, .patch = 0, .pre = {}}};
    DeprecatedApi later = budget;
    later.removed.minor = 26;
    picture.deprecated = QList{budget, later};
    findings = checkApiRemovals(picture, hop);
    QCOMPARE(said(findings), QStringList{u"warn policy/v1beta1 poddisruptionbudgets"_s});
    picture.deprecated = notLookedAt();
    findings = checkApiRemovals(picture, hop);
    QCOMPARE(said(findings), unknown);
    QVERIFY(findings.at(0).evidence.contains("policy/v1beta1"_L1));
    // Where nothing is removed nothing can be missed.
    hop = hopTo(u"v2.27.0"_s, u"v1.31.4"_s);
    QCOMPARE(said(checkApiRemovals(goodPicture(), hop)), good);
    picture = goodPicture();
    picture.deprecated = notLookedAt();
    QCOMPARE(said(checkApiRemovals(picture, hop)), QStringList());
    // Old API servers do not count.
    picture = goodPicture();
    (*picture.nodes)[1].version = u"v1.15.3"_s;
    QCOMPARE(said(checkApiRemovals(picture, hopTo(u"v2.12.0"_s, u"v1.16.3"_s))), unknown);
}

void TestHealthChecks::metrics()
{
    const QByteArray text =
        "# HELP apiserver_requested_deprecated_apis [ALPHA] Gauge of deprecated APIs\n"
        "# TYPE apiserver_requested_deprecated_apis gauge\n"
        "apiserver_requested_deprecated_apis{group=\"policy\",removed_release=\"1.25\","
        "resource=\"poddisruptionbudgets\",subresource=\"\",version=\"v1beta1\"} 1\n"
        "apiserver_requested_deprecated_apis{group=\"policy\",removed_release=\"1.25\","
        "resource=\"poddisruptionbudgets\",subresource=\"status\",version=\"v1beta1\"} 1\n"
        "apiserver_requested_deprecated_apis{group=\"\",removed_release=\"\",resource=\"componentstatuses\","
        "subresource=\"\",version=\"v1\"} 1\n"
        "apiserver_requested_deprecated_apis{group=\"batch\",removed_release=\"1.25\",resource=\"cronjobs\","
        "subresource=\"\",version=\"v1beta1\"} 0\n"
        "apiserver_requested_deprecated_apis{group=\"evil\",removed_release=\"soon\",version=\"v1\"} 1\n"
        "apiserver_request_total{code=\"200\"} 7";
    const auto apis = parseDeprecatedApis(text);
    QCOMPARE(codeOf(apis), u"no error"_s);
    QCOMPARE(apis->size(), 1); // once, and only what will be removed and was asked for
    QCOMPARE(apis->at(0).api, u"policy/v1beta1"_s);
    QCOMPARE(apis->at(0).resource, u"poddisruptionbudgets"_s);
    QCOMPARE(apis->at(0).removed.minor, 25);
    // A server that nobody asked for anything old has no such metric.
    QVERIFY(parseDeprecatedApis("# x\napiserver_request_total{code=\"200\"} 7\n")->isEmpty());
    for (qsizetype size = 0; size < text.size(); size += 7) {
        (void)parseDeprecatedApis(text.first(size)); // cut off anywhere
    }
}

void TestHealthChecks::metricsRefuseNonsense_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>Forbidden</html>");
    QTest::newRow("another program's") << QByteArray("# TYPE go_info gauge\ngo_info{version=\"1\"} 1\n");
}

void TestHealthChecks::metricsRefuseNonsense()
{
    QFETCH(QByteArray, text);
    QCOMPARE(codeOf(parseDeprecatedApis(text)), u"InvalidData"_s);
}

void TestHealthChecks::evidenceIsPlain()
{
    QCOMPARE(evidenceText(u"a\x1b[31mb\nc\r\td"_s), u"a [31mb\nc  d"_s);
    QCOMPARE(evidenceText(QString(5000, u'x'), 100).size(), 101);
    QCOMPARE(joinedShort({u"a"_s, u"b"_s, u"c"_s}, u", "_s, 2), u"a, b, and 1 more"_s);
    CheckFindings findings(checks::swap);
    QVERIFY(findings.list().isEmpty());
    for (int i = 0; i < 5000; ++i) {
        findings.well(u"node"_s + QString::number(i));
        findings.unknown(u"other"_s + QString::number(i), QString(10000, u'y'));
    }
    QCOMPARE(said(findings.list()), (QStringList{u"unknown"_s, u"good"_s}));
    QVERIFY(findings.list().at(0).evidence.size() < 5000);
    QVERIFY(findings.list().at(0).evidence.contains("and 4990 more"_L1));
    QVERIFY(findings.list().at(1).evidence.contains("and 4980 more"_L1));
}

void TestHealthChecks::versionsOfThings()
{
    QCOMPARE(leadingVersion(u"v3.27.3-amd64"_s)->toString(), u"3.27.3"_s);
    QCOMPARE(leadingVersion(u"4.18.0-553.el8_10.x86_64"_s)->toString(), u"4.18.0"_s);
    QVERIFY(!leadingVersion(u"latest"_s) && !leadingVersion({}) && !leadingVersion(u"99999999999.1"_s));
    QVERIFY(isSameVersion(u"v1.12.1"_s, u"1.12.1"_s) && isSameVersion(u"1.7"_s, u"1.7.0"_s));
    QVERIFY(isSameVersion(u"sha-1"_s, u"vsha-1"_s));
    auto hop = hopTo(u"v2.31.0"_s, u"1.35.4"_s);
    hop.target.components = {{u"etcd"_s, u"3.6.10"_s}, {u"calico"_s, u"3.31.5"_s}};
    QCOMPARE(installedBy(hop, u"etcd"_s), u"3.6.10"_s);
    hop.choices.strategy.kubeVersion = u"v1.35.1"_s;
    QCOMPARE(installedBy(hop, u"etcd"_s), u"3.6.10"_s);
    hop.choices.strategy.kubeVersion = u"1.34.2"_s;
    QCOMPARE(installedBy(hop, u"etcd"_s), QString());
    QCOMPARE(installedBy(hop, u"calico"_s), u"3.31.5"_s);
    QVERIFY(!isSameVersion(u"1.12.1"_s, u"1.12.10"_s) && !isSameVersion({}, {}) && !isSameVersion(u"v"_s, {}));
}

QTEST_GUILESS_MAIN(TestHealthChecks)
#include "tst_health_checks.moc"
