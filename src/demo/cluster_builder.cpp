// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/cluster_recipe.hpp"

#include "demo/demo_checkouts.hpp"
#include "demo/own_inventory.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

SimNode nodeOf(const ClusterRecipe &recipe, int index, Instant now)
{
    SimNode node;
    node.name = nodeNameOf(recipe, index);
    node.ip = nodeAddressOf(recipe, index);
    node.controlPlane = index < recipe.controlPlanes;
    node.worker = !node.controlPlane || recipe.controlPlanesWork;
    node.kubelet = recipe.kubernetes;
    node.osImage = recipe.osImage;
    node.kernel = recipe.kernel;
    node.nextKernel = recipe.nextKernel;
    node.runtime = u"containerd://"_s + recipe.containerd;
    node.createdAt = now - days{recipe.ageDays} + seconds{index % 600 * 5};
    node.bootedAt = now - hours{recipe.ageDays * 24 / 3 + index % 9};
    node.certificateEnd = now + days{recipe.certificateDays} + hours{6 + index % 9};
    if (!recipe.nextKernel.isEmpty()) {
        node.rebootPackages = {u"linux-image-"_s + recipe.nextKernel, u"linux-base"_s};
    }
    return node;
}

/// What Kubespray brings along.
void addSystem(ClusterModel &model, bool large)
{
    const auto add = [&model](const QString &kind, const QString &name, auto change) {
        SimWorkload workload{.kind = kind, .nameSpace = u"kube-system"_s, .name = name};
        change(workload);
        model.addWorkload(workload);
    };
    const auto controlPlanes = [](SimWorkload &workload) { workload.controlPlanesOnly = true; };
    for (const QString &name : {u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s}) {
        add(u"Node"_s, name, controlPlanes);
    }
    add(u"DaemonSet"_s, u"calico-node"_s, [](SimWorkload &workload) { workload.starts = seconds{8}; });
    if (!large) {
        add(u"Node"_s, u"nginx-proxy"_s, [](SimWorkload &workload) { workload.workersOnly = true; });
        add(u"DaemonSet"_s, u"kube-proxy"_s, [](SimWorkload &) {});
        add(u"DaemonSet"_s, u"nodelocaldns"_s, [](SimWorkload &) {});
    }
    add(u"Deployment"_s, u"calico-kube-controllers"_s, [](SimWorkload &) {});
    add(u"Deployment"_s, u"coredns"_s, [](SimWorkload &workload) { workload.replicas = 2; });
    add(u"Deployment"_s, u"metrics-server"_s, [](SimWorkload &workload) { workload.emptyDir = true; });
    model.addBudget(u"kube-system"_s, u"coredns"_s, {{u"maxUnavailable"_s, 1}});
}

} // namespace

QString nodeAddressOf(const ClusterRecipe &recipe, int index)
{
    return u"198.18.%1.%2"_s.arg(recipe.subnet + index / hostsPerSubnet).arg(firstHost + index % hostsPerSubnet);
}

QString nodeNameOf(const ClusterRecipe &recipe, int index)
{
    const int total = recipe.controlPlanes + recipe.workers;
    return total < 100 ? QString(recipe.prefix + QString::number(index + 1))
                       : recipe.prefix + u"%1"_s.arg(index + 1, 4, 10, QChar(u'0'));
}

std::unique_ptr<ClusterModel> buildCluster(const ClusterRecipe &recipe, Instant now)
{
    auto model = std::make_unique<ClusterModel>(recipe.id, now);
    model->setVersions(recipe.kubespray, recipe.etcd);
    const int total = recipe.controlPlanes + recipe.workers;
    for (int index = 0; index < total; ++index) {
        model->addNode(nodeOf(recipe, index, now));
    }
    addSystem(*model, total > 1000);
    if (recipe.quirks) {
        recipe.quirks(*model);
    }
    return model;
}

cluster::Profile profileOf(const ClusterRecipe &recipe)
{
    cluster::Profile profile;
    profile.id = recipe.id;
    profile.name = recipe.name;
    profile.purpose = recipe.purpose;
    profile.simulated = true;
    for (int index = 0; index < recipe.controlPlanes; ++index) {
        profile.controlPlane.hosts.append(nodeAddressOf(recipe, index));
    }
    profile.controlPlane.user = u"ops"_s;
    profile.nodes.user = u"ops"_s;
    profile.kubespray.path = DemoCheckouts::checkoutOf(recipe.id);
    profile.kubespray.inventory = ownInventoryFolder + u"/inventory.ini"_s;
    profile.kubespray.venv = DemoCheckouts::folderOf(recipe.id) + u"/venv"_s;
    profile.drain.emptyDir = recipe.emptyDir;
    if (recipe.purpose == cluster::Purpose::Production) {
        profile.gates.alerts = cluster::AlertsGate{
            .mode = cluster::GateMode::On, .url = {}, .service = u"monitoring/prometheus-k8s:9090"_s, .ignore = {}};
    }
    profile.power.on = {u"ipmitool"_s, u"-I"_s, u"lanplus"_s, u"-H"_s,    u"{node}-bmc"_s, u"-U"_s,
                        u"admin"_s,    u"-E"_s, u"chassis"_s, u"power"_s, u"on"_s};
    return profile;
}

} // namespace kubemori::demo
