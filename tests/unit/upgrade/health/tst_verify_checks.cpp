// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks after an upgrade make of what was seen, and the wait for pods that are starting.
#include "pictures.hpp"

#include "support/code_of.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/health/image_checks.hpp"
#include "upgrade/health/image_name.hpp"
#include "upgrade/health/settled_pods.hpp"
#include "upgrade/health/upgraded_checks.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::test;
using namespace kubemori::upgrade;
using namespace kubemori::upgrade::health;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

kube::Kubectl kubectl()
{
    return kube::Kubectl({{.host = {},
                           .runner = std::make_shared<ScriptedRunner>(),
                           .kubectl = u"kubectl"_s,
                           .kubectlArguments = {u"--context=lab"_s},
                           .become = false}});
}

/// A hop from v2.26.0 whose Health saw both nodes well.
HopRecord doneHop(const QString &tag = u"v2.27.0"_s)
{
    HopRecord hop = hopTo(tag, u"v1.31.4"_s);
    for (const QString &name : {u"cp1"_s, u"node1"_s}) {
        hop.nodes.append({.name = name,
                          .version = u"v1.30.4"_s,
                          .schedulable = true,
                          .ready = true,
                          .isControlPlane = name == "cp1"_L1});
    }
    return hop;
}

/// Both nodes have the target's version, and so have their pods.
ClusterPicture upgraded()
{
    ClusterPicture picture = goodPicture();
    for (kube::Node &node : *picture.nodes) {
        node.version = u"v1.31.4"_s;
    }
    for (const QString &part : {u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s}) {
        picture.pods->components.append(
            {.component = part, .tag = u"v1.31.4"_s, .pod = u"kube-system/"_s + part + u"-cp1"_s, .node = u"cp1"_s});
    }
    picture.pods->components.append(
        {.component = u"kube-proxy"_s, .tag = u"v1.31.4"_s, .pod = u"kube-system/kube-proxy-x"_s, .node = u"node1"_s});
    return picture;
}

void addRunning(ClusterPicture &picture, const QString &component, const QString &tag, const QString &place)
{
    picture.pods->components.append(
        {.component = component, .tag = tag, .pod = place + u'/' + component + u"-x"_s, .node = u"node1"_s});
}

kube::PodHealth unwell(const QString &app, const QString &name, const QString &reason = u"CrashLoopBackOff"_s)
{
    kube::PodHealth pod = podNamed(app, name);
    pod.ready = false;
    pod.reason = reason;
    return pod;
}

const QStringList good{u"good"_s};
const QStringList unknown{u"unknown"_s};

} // namespace

class TestVerifyChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell();
    void blindIsNeverGood();
    void nodesUpgraded();
    void someNodesOnly();
    void scheduling();
    void podsAsBefore();
    void moreUnwellPodsOfOneOwner();
    void manyUnwellPodsBlock();
    void beforeNotKnown();
    void controlPlaneImages();
    void components_data();
    void components();
    void componentsOfNodes();
    void addonsLeftBehind();
    void imageNames_data();
    void imageNames();
    void waitsForStartingPods();
    void doesNotWaitForOthers();
    void waitIsBounded();
    void waitsForAnApiServer();
    void waitEndsWhenStopped();
};

void TestVerifyChecks::allIsWell()
{
    auto hop = doneHop();
    hop.target.components = {{u"coredns"_s, u"1.11.3"_s}, {u"etcd"_s, u"v3.5.26"_s}, {u"containerd"_s, u"1.7.24"_s}};
    auto picture = upgraded();
    addRunning(picture, u"coredns"_s, u"v1.11.3"_s, u"kube-system"_s);
    QCOMPARE(said(checkNodesUpgraded(picture, hop)), good);
    QCOMPARE(said(checkScheduling(picture, hop, kubectl())), good);
    QCOMPARE(said(checkPodsAsBefore(picture, hop)), good);
    QCOMPARE(said(checkControlPlaneImages(picture, hop)), good);
    const auto components = checkComponents(picture, hop);
    QCOMPARE(said(components), good);
    QCOMPARE(evidence(components, u"good"_s), u"coredns v1.11.3, etcd etcd1 3.5.26, cp1 containerd 1.7.24, "
                                              "node1 containerd 1.7.24"_s);
    QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), QStringList());
}

void TestVerifyChecks::blindIsNeverGood()
{
    const auto hop = doneHop(u"v2.17.0"_s);
    const auto picture = blindPicture();
    QCOMPARE(said(checkNodesUpgraded(picture, hop)), unknown);
    QCOMPARE(said(checkScheduling(picture, hop, kubectl())), unknown);
    QCOMPARE(said(checkPodsAsBefore(picture, hop)), unknown);
    QCOMPARE(said(checkControlPlaneImages(picture, hop)), unknown);
    QCOMPARE(said(checkComponents(picture, hop)), unknown);
    QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), unknown);
}

void TestVerifyChecks::nodesUpgraded()
{
    auto picture = upgraded();
    auto hop = doneHop();
    (*picture.nodes)[1].version = u"v1.30.4"_s;
    auto findings = checkNodesUpgraded(picture, hop);
    QCOMPARE(said(findings), (QStringList{u"block node1"_s, u"good"_s}));
    QCOMPARE(evidence(findings, u"block node1"_s), u"v1.30.4 and not v1.31.4"_s);
    (*picture.nodes)[1].version = u"?"_s;
    QCOMPARE(said(checkNodesUpgraded(picture, hop)), (QStringList{u"unknown node1"_s, u"good"_s}));
    picture.nodes->removeLast(); // it is gone
    QCOMPARE(said(checkNodesUpgraded(picture, hop)), (QStringList{u"block node1"_s, u"good"_s}));
    hop.target.kubeVersion = u"1.31.4"_s; // as releases from v2.28.0 on write it
    QCOMPARE(said(checkNodesUpgraded(upgraded(), hop)), good);
    hop.target.kubeVersion.clear();
    QCOMPARE(said(checkNodesUpgraded(upgraded(), hop)), unknown);
}

void TestVerifyChecks::someNodesOnly()
{
    auto picture = upgraded();
    auto hop = doneHop();
    (*picture.nodes)[0].version = u"v1.30.4"_s;
    hop.choices.strategy.nodes = {u"node1"_s};
    QCOMPARE(evidence(checkNodesUpgraded(picture, hop), u"good"_s), u"node1 v1.31.4"_s);
    QCOMPARE(said(checkNodesUpgraded(picture, hop)), good);
    picture.pods->components[0].tag = u"v1.30.4"_s; // of cp1, which is left alone
    QCOMPARE(said(checkControlPlaneImages(picture, hop)), good);
    hop.choices.strategy.nodes = {u"node9"_s};
    QCOMPARE(said(checkNodesUpgraded(picture, hop)), QStringList{u"block node9"_s});
}

void TestVerifyChecks::scheduling()
{
    auto picture = upgraded();
    auto hop = doneHop();
    (*picture.nodes)[1].schedulable = false;
    auto findings = checkScheduling(picture, hop, kubectl());
    QCOMPARE(said(findings), (QStringList{u"block node1"_s, u"good"_s}));
    QVERIFY(findings.at(0).fix.place == Fix::Place::ControlPlane && !findings.at(0).fix.become);
    QCOMPARE(findings.at(0).fix.command, (QStringList{u"kubectl"_s, u"--context=lab"_s, u"uncordon"_s, u"node1"_s}));
    hop.nodes[1].schedulable = false; // it was so before
    findings = checkScheduling(picture, hop, kubectl());
    QCOMPARE(said(findings), good);
    QCOMPARE(evidence(findings, u"good"_s), u"cp1, node1 (cordoned as before)"_s);
    (*picture.nodes)[1].schedulable = true;
    findings = checkScheduling(picture, hop, kubectl());
    QCOMPARE(said(findings), (QStringList{u"warn node1"_s, u"good"_s}));
    QVERIFY(findings.at(0).fix.isEmpty());
}

void TestVerifyChecks::podsAsBefore()
{
    auto picture = upgraded();
    auto hop = doneHop();
    picture.pods->pods.append(unwell(u"web"_s, u"web-2"_s));
    auto findings = checkPodsAsBefore(picture, hop);
    QCOMPARE(said(findings), (QStringList{u"warn shop/web-2"_s, u"good"_s}));
    QVERIFY(evidence(findings, u"warn shop/web-2"_s).startsWith("CrashLoopBackOff on node1"_L1));
    // Neither the same pod, nor another one of the same owner, is the hop's fault.
    hop.pods = {{.name = u"shop/web-2"_s, .owner = {}, .state = u"Pending"_s}};
    QCOMPARE(said(checkPodsAsBefore(picture, hop)), good);
    hop.pods = {{.name = u"shop/web-0"_s, .owner = u"shop/Deployment/web"_s, .state = u"Pending"_s}};
    findings = checkPodsAsBefore(picture, hop);
    QCOMPARE(said(findings), good);
    QCOMPARE(evidence(findings, u"good"_s), u"1 of 2 pods are well; 1 that are not were not before"_s);
    hop.pods = {{.name = u"other/web-2"_s, .owner = u"shop/StatefulSet/web"_s, .state = u"Pending"_s}};
    QCOMPARE(said(checkPodsAsBefore(picture, hop)).first(), u"warn shop/web-2"_s);
    // Two without an owner are not of one.
    hop.pods = {{.name = u"shop/tool"_s, .owner = {}, .state = u"Failed"_s}};
    picture.pods->pods[1].ownerKind.clear();
    QCOMPARE(said(checkPodsAsBefore(picture, hop)).first(), u"warn shop/web-2"_s);
}

/// One sick pod of a DaemonSet before the hop does not hide that all are sick after it.
void TestVerifyChecks::moreUnwellPodsOfOneOwner()
{
    const QList<kube::PodHealth> now{unwell(u"web"_s, u"web-7"_s), unwell(u"web"_s, u"web-8"_s),
                                     unwell(u"web"_s, u"web-9"_s)};
    const auto namesOf = [](const QList<kube::PodHealth> &pods) {
        QStringList names;
        for (const kube::PodHealth &pod : pods) {
            names.append(pod.name);
        }
        return names;
    };
    const PodBefore gone{.name = u"shop/web-1"_s, .owner = u"shop/Deployment/web"_s, .state = u"Pending"_s};
    const PodBefore same{.name = u"shop/web-9"_s, .owner = u"shop/Deployment/web"_s, .state = u"Pending"_s};
    QCOMPARE(namesOf(worseThanBefore(now, {})), (QStringList{u"web-7"_s, u"web-8"_s, u"web-9"_s}));
    QCOMPARE(namesOf(worseThanBefore(now, {gone})), (QStringList{u"web-8"_s, u"web-9"_s}));
    QCOMPARE(namesOf(worseThanBefore(now, {same})), (QStringList{u"web-7"_s, u"web-8"_s}));
    QCOMPARE(namesOf(worseThanBefore(now, {gone, same})), QStringList{u"web-8"_s});
    QCOMPARE(namesOf(worseThanBefore(now, {gone, gone, same})), QStringList());
}

void TestVerifyChecks::manyUnwellPodsBlock()
{
    auto picture = upgraded();
    for (int i = 0; i < 6; ++i) {
        picture.pods->pods.append(unwell(u"app"_s, u"app-"_s + QString::number(i)));
    }
    QCOMPARE(said(checkPodsAsBefore(picture, doneHop())).first(), u"block shop/app-0"_s);
    for (int i = 6; i < 500; ++i) {
        picture.pods->pods.append(unwell(u"app"_s, u"app-"_s + QString::number(i)));
    }
    const auto findings = checkPodsAsBefore(picture, doneHop());
    QCOMPARE(findings.size(), 52);
    QCOMPARE(evidence(findings, u"block"_s), u"and 450 more"_s);
}

void TestVerifyChecks::beforeNotKnown()
{
    auto hop = doneHop();
    hop.nodes.clear();
    QCOMPARE(said(checkScheduling(upgraded(), hop, kubectl())), unknown);
    QCOMPARE(said(checkPodsAsBefore(upgraded(), hop)), unknown);
    QCOMPARE(said(checkNodesUpgraded(upgraded(), hop)), good); // which needs no before
}

void TestVerifyChecks::controlPlaneImages()
{
    auto picture = upgraded();
    const auto hop = doneHop();
    auto &components = picture.pods->components;
    components[0].tag = u"v1.30.4"_s;
    components[3].tag = u"v1.30.4"_s;
    QCOMPARE(said(checkControlPlaneImages(picture, hop)),
             (QStringList{u"block kube-system/kube-apiserver-cp1"_s, u"warn kube-system/kube-proxy-x"_s, u"good"_s}));
    components[0].tag.clear();
    QVERIFY(said(checkControlPlaneImages(picture, hop)).contains(u"unknown kube-system/kube-apiserver-cp1"_s));
    components.removeFirst();
    components.removeLast(); // no kube-proxy is no fault
    auto findings = checkControlPlaneImages(picture, hop);
    QCOMPARE(said(findings), (QStringList{u"unknown kube-apiserver"_s, u"good"_s}));
    // A cluster in the cluster is none of ours.
    picture = upgraded();
    addRunning(picture, u"kube-apiserver"_s, u"v1.20.0"_s, u"tenant"_s);
    QCOMPARE(said(checkControlPlaneImages(picture, hop)), good);
}

void TestVerifyChecks::components_data()
{
    QTest::addColumn<QString>("component");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("installs");
    QTest::addColumn<QString>("enabled");
    QTest::addColumn<QString>("expected");
    const QString system = u"kube-system"_s;
    QTest::newRow("same") << u"calico"_s << system << u"v3.29.1"_s << u"v3.29.1"_s << QString() << u"good"_s;
    QTest::newRow("without v") << u"calico"_s << system << u"v3.29.1"_s << u"3.29.1"_s << QString() << u"good"_s;
    QTest::newRow("one architecture") << u"flannel"_s << system << u"v0.15.1-amd64"_s << u"v0.15.1"_s << QString()
                                      << u"good"_s;
    QTest::newRow("old") << u"calico"_s << system << u"v3.28.1"_s << u"v3.29.1"_s << QString() << u"warn calico"_s;
    QTest::newRow("an operator's") << u"calico"_s << u"calico-system"_s << u"v3.28.1"_s << u"v3.29.1"_s << QString()
                                   << QString();
    QTest::newRow("not of the release") << u"calico"_s << system << u"v3.28.1"_s << QString() << QString() << QString();
    QTest::newRow("by digest") << u"calico"_s << system << QString() << u"v3.29.1"_s << QString()
                               << u"unknown calico"_s;
    QTest::newRow("addon") << u"ingress-nginx"_s << u"ingress-nginx"_s << u"v1.11.2"_s << u"v1.12.0"_s << u"true"_s
                           << u"warn ingress-nginx"_s;
    QTest::newRow("one's own addon") << u"cert-manager"_s << u"cert-manager"_s << u"v1.16.0"_s << u"v1.15.3"_s
                                     << QString() << u"info cert-manager"_s;
    QTest::newRow("addon by a template") << u"metallb"_s << u"metallb-system"_s << u"v0.13.7"_s << u"v0.13.9"_s
                                         << u"?"_s << u"warn metallb"_s;
}

void TestVerifyChecks::components()
{
    QFETCH(QString, component);
    QFETCH(QString, place);
    QFETCH(QString, tag);
    QFETCH(QString, installs);
    QFETCH(QString, enabled);
    QFETCH(QString, expected);
    auto hop = doneHop();
    if (!installs.isEmpty()) {
        hop.target.components.insert(component, installs);
    }
    auto picture = upgraded();
    const QString setting = QString(component).replace(u'-', u'_') + u"_enabled"_s;
    if (enabled == "?"_L1) {
        picture.settings->addOpaque(setting);
    } else if (!enabled.isEmpty()) {
        picture.settings = settingsOf({{setting, enabled}});
    }
    addRunning(picture, component, tag, place);
    QCOMPARE(said(checkComponents(picture, hop)), expected.isEmpty() ? QStringList() : QStringList{expected});
}

void TestVerifyChecks::componentsOfNodes()
{
    auto hop = doneHop();
    hop.target.components = {{u"etcd"_s, u"v3.5.16"_s}, {u"containerd"_s, u"2.0.5"_s}};
    auto picture = upgraded();
    (*picture.nodes)[1].runtime = u"containerd://2.0.5"_s;
    auto findings = checkComponents(picture, hop);
    QCOMPARE(said(findings), (QStringList{u"warn etcd etcd1"_s, u"warn cp1"_s, u"good"_s}));
    hop.choices.strategy.nodes = {u"node1"_s};
    (*picture.etcd)[0].version.clear();
    QCOMPARE(said(checkComponents(picture, hop)), (QStringList{u"unknown etcd etcd1"_s, u"good"_s}));
    picture.etcd = notLookedAt(); // etcd-health says so
    QCOMPARE(said(checkComponents(picture, hop)), good);
}

void TestVerifyChecks::addonsLeftBehind()
{
    auto hop = doneHop(u"v2.17.0"_s);
    hop.target.components = {{u"ingress-nginx"_s, u"v1.0.0"_s}};
    auto picture = upgraded();
    picture.settings = settingsOf({{u"ingress_nginx_enabled"_s, u"true"_s}});
    QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), QStringList()); // there is none
    addRunning(picture, u"ingress-nginx"_s, u"v0.43.0"_s, u"ingress-nginx"_s);
    const auto findings = checkAddonsLeftBehind(picture, hop);
    QCOMPARE(said(findings), QStringList{u"warn ingress-nginx"_s});
    QVERIFY(findings.at(0).fix.isEmpty());
    QCOMPARE(said(checkComponents(picture, hop)), QStringList()); // said once
    picture.pods->components.last().tag = u"v1.0.0"_s;
    QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), good);
    picture.pods->components.last().tag = u"v0.43.0"_s;
    for (const QString &tag : {u"v2.19.0"_s, u"v2.10.4"_s}) {
        hop.to = tag;
        QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), QStringList());
        QCOMPARE(said(checkComponents(picture, hop)), QStringList{u"warn ingress-nginx"_s});
    }
    hop.to = u"v2.18.2"_s;
    QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), QStringList{u"warn ingress-nginx"_s});
    picture.settings = settingsOf({});
    QCOMPARE(said(checkAddonsLeftBehind(picture, hop)), QStringList()); // somebody else's
}

void TestVerifyChecks::imageNames_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("component");
    QTest::addColumn<QString>("tag");
    QTest::newRow("usual") << u"quay.io/calico/node:v3.27.3"_s << u"calico"_s << u"v3.27.3"_s;
    QTest::newRow("registry with a port")
        << u"registry.local:5000/calico/node:v3.27.3"_s << u"calico"_s << u"v3.27.3"_s;
    QTest::newRow("a folder in it") << u"registry.local/mirror/quay.io/calico/node:v3.27.3"_s << u"calico"_s
                                    << u"v3.27.3"_s;
    QTest::newRow("no tag") << u"registry.local:5000/calico/node"_s << u"calico"_s << QString();
    QTest::newRow("tag and digest") << u"registry.k8s.io/kube-apiserver:v1.31.4@sha256:ab"_s << u"kube-apiserver"_s
                                    << u"v1.31.4"_s;
    QTest::newRow("digest") << u"registry.k8s.io/coredns/coredns@sha256:ab"_s << u"coredns"_s << QString();
    QTest::newRow("short") << u"coredns:1.9"_s << u"coredns"_s << u"1.9"_s;
    QTest::newRow("another node") << u"docker.io/library/node:20"_s << QString() << u"20"_s;
    QTest::newRow("looks alike") << u"example.com/notcalico/node:1"_s << QString() << u"1"_s;
    QTest::newRow("another controller") << u"example.com/team/controller:1"_s << QString() << u"1"_s;
    QTest::newRow("rook") << u"rook/ceph:v1.5.9"_s << u"rook"_s << u"v1.5.9"_s;
    QTest::newRow("ceph itself") << u"quay.io/ceph/ceph:v17"_s << QString() << u"v17"_s;
    QTest::newRow("nothing") << QString() << QString() << QString();
    QTest::newRow("signs only") << u":@/:"_s << QString() << QString();
}

void TestVerifyChecks::imageNames()
{
    QFETCH(QString, image);
    QFETCH(QString, component);
    QFETCH(QString, tag);
    const ImageName name = ImageName::parse(image);
    QCOMPARE(name.tag, tag);
    QCOMPARE(componentOf(name), component);
}

void TestVerifyChecks::waitsForStartingPods()
{
    FakeClock clock;
    const auto began = clock.steadyNow();
    QStringList lines;
    int looks = 0;
    const auto look = [&]() -> Result<PodLook> {
        ++looks;
        kube::PodHealth pod = unwell(u"web"_s, u"web-2"_s, u"ContainerCreating"_s);
        pod.phase = u"Pending"_s;
        return PodLook{.pods = {looks < 4 ? pod : podNamed(u"web"_s, u"web-2"_s)}, .components = {}};
    };
    const auto pods = settledPods(look, doneHop(), clock, {}, [&](const QString &line) { lines.append(line); }, {});
    QCOMPARE(codeOf(pods), u"no error"_s);
    QCOMPARE(looks, 4);
    QVERIFY(pods->pods.at(0).ready);
    QCOMPARE(clock.steadyNow() - began, 15s);
    QCOMPARE(lines, QStringList(3, u"waiting for shop/web-2 (ContainerCreating)"_s));
}

void TestVerifyChecks::doesNotWaitForOthers()
{
    FakeClock clock;
    auto hop = doneHop();
    hop.pods = {{.name = u"shop/old"_s, .owner = {}, .state = u"Pending"_s}};
    int looks = 0;
    const auto look = [&]() -> Result<PodLook> {
        ++looks;
        kube::PodHealth old = unwell(u"x"_s, u"old"_s, {}); // as it was before
        old.phase = u"Pending"_s;
        return PodLook{.pods = {old, unwell(u"web"_s, u"web-2"_s)}, .components = {}}; // crashes: no time mends it
    };
    const auto say = [](const QString &) {};
    QCOMPARE(settledPods(look, hop, clock, {}, say, {})->pods.size(), 2);
    QCOMPARE(looks, 1);
}

void TestVerifyChecks::waitIsBounded()
{
    FakeClock clock;
    const auto began = clock.steadyNow();
    const auto look = []() -> Result<PodLook> {
        return PodLook{.pods = {unwell(u"web"_s, u"web-2"_s, {})}, .components = {}};
    };
    const auto pods = settledPods(look, doneHop(), clock, {.longest = 2min, .between = 7s}, [](const QString &) {}, {});
    QCOMPARE(said(checkPodsAsBefore(
                      [&] {
                          auto picture = upgraded();
                          picture.pods = pods;
                          return picture;
                      }(),
                      doneHop()))
                 .first(),
             u"warn shop/web-2"_s); // it is told all the same
    QCOMPARE(clock.steadyNow() - began, 2min);
}

void TestVerifyChecks::waitsForAnApiServer()
{
    FakeClock clock;
    int looks = 0;
    const auto say = [](const QString &) {};
    const auto away = [&]() -> Result<PodLook> {
        return ++looks < 3 ? Result<PodLook>(fail(ErrorCode::ServerError, u"starting"_s)) : PodLook();
    };
    QCOMPARE(codeOf(settledPods(away, doneHop(), clock, {}, say, {})), u"no error"_s);
    QCOMPARE(looks, 3);
    looks = 0;
    const auto missing = [&]() -> Result<PodLook> {
        ++looks;
        return fail(ErrorCode::ProgramMissing, u"kubectl"_s);
    };
    QCOMPARE(codeOf(settledPods(missing, doneHop(), clock, {}, say, {})), u"ProgramMissing"_s);
    QCOMPARE(looks, 1); // no time brings it
}

void TestVerifyChecks::waitEndsWhenStopped()
{
    FakeClock clock;
    std::stop_source stop;
    int looks = 0;
    const auto look = [&]() -> Result<PodLook> {
        if (++looks == 2) {
            stop.request_stop();
        }
        return PodLook{.pods = {unwell(u"web"_s, u"web-2"_s, {})}, .components = {}};
    };
    (void)settledPods(look, doneHop(), clock, {}, [](const QString &) {}, stop.get_token());
    QCOMPARE(looks, 2);
}

QTEST_GUILESS_MAIN(TestVerifyChecks)
#include "tst_verify_checks.moc"
