// SPDX-License-Identifier: GPL-3.0-or-later
// Which Kubernetes, containerd and etcd belong to a Kubespray release: roles/kubespray-defaults and roles/download of
// its tag.
#include "demo/cluster_recipe.hpp"

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using cluster::Purpose;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

void needReboot(ClusterModel &model, std::initializer_list<int> nodes, const QString &kernel)
{
    for (const int index : nodes) {
        model.node(index).rebootPackages = {u"linux-image-"_s + kernel, u"linux-base"_s};
        model.node(index).nextKernel = kernel;
    }
}

/// Again and again, so that there is something to see.
void faltersEvery(ClusterModel &model, int node, Milliseconds interval, Milliseconds duration)
{
    model.after(interval, [&model, node, interval, duration] {
        model.falter(node, duration);
        faltersEvery(model, node, interval, duration);
    });
}

void crashesEvery(ClusterModel &model, const QString &app, Milliseconds interval)
{
    model.after(interval, [&model, app, interval] {
        const auto pod = std::ranges::find_if(
            model.pods(), [&](const SimPod &one) { return one.ready && model.workloadOf(one).name == app; });
        if (pod != model.pods().end()) {
            model.crash(pod->uid);
        }
        crashesEvery(model, app, interval);
    });
}

/// Where kube-vip would be, as somebody wrote it into a kubelet.conf.
QString virtualAddress(const ClusterModel &model)
{
    return u"https://%1.10:6443"_s.arg(model.node(0).ip.section(u'.', 0, 2));
}

void education(ClusterModel &model)
{
    needReboot(model, {1, 4, 5}, u"6.12.48+deb13-amd64"_s);
    // An old mini PC that checks its disks.
    model.node(4).habit = {.silent = seconds{6}, .answers = seconds{150}, .ready = seconds{180}};
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"classroom"_s, .name = u"hello"_s, .replicas = 3});
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"classroom"_s, .name = u"notebook"_s, .replicas = 2});
    model.addBudget(u"classroom"_s, u"hello"_s, {{u"maxUnavailable"_s, 1}});
}

void production(ClusterModel &model)
{
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"web"_s, .replicas = 4});
    model.addWorkload({.kind = u"StatefulSet"_s, .nameSpace = u"shop"_s, .name = u"orders-db"_s, .replicas = 2});
    model.addBudget(u"shop"_s, u"web"_s, {{u"minAvailable"_s, u"50%"_s}});
    model.addBudget(u"shop"_s, u"orders-db"_s, {{u"maxUnavailable"_s, 1}});
    // One replica that may never be away: its drain is refused until somebody decides.
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"checkout"_s});
    model.addBudget(u"shop"_s, u"checkout"_s, {{u"minAvailable"_s, 1}});
}

void test(ClusterModel &model)
{
    model.node(2).kernel = u"6.8.0-60-generic"_s;
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"ci"_s, .name = u"runner"_s, .replicas = 3});
    crashesEvery(model, u"runner"_s, minutes{12});
    faltersEvery(model, 3, minutes{9}, seconds{50});
}

void staging(ClusterModel &model)
{
    needReboot(model, {3}, u"5.14.0-570.el9.x86_64"_s);
    // Left behind by the last upgrade, which nobody brought to its end.
    model.setKubelet(4, u"v1.32.5"_s);
    model.setUnschedulable(4, true);
    model.node(3).state.hasTextLimits = true;
    model.node(3).state.swapKib = 4LL << 20;
    model.node(1).state.server = virtualAddress(model);
    model.node(4).state.clockAhead = seconds{7};
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"web"_s, .replicas = 2});
    model.addBudget(u"shop"_s, u"web"_s, {{u"maxUnavailable"_s, 1}});
}

void archive(ClusterModel &model)
{
    needReboot(model, {0, 1, 2, 3}, u"5.4.0-216-generic"_s);
    model.node(3).habit = {.silent = seconds{12}, .answers = seconds{240}, .ready = seconds{290}};
    model.node(1).state.server = virtualAddress(model);
    model.installation().oldApis = {u"flowcontrol.apiserver.k8s.io v1beta2 flowschemas 1.29"_s};
    for (int index = 0; index < static_cast<int>(model.nodes().size()); ++index) {
        model.node(index).state.cgroups = u"tmpfs"_s; // cgroups of the first version
        model.node(index).state.freeKib = 6LL << 20;
    }
    model.addWorkload({.kind = u"StatefulSet"_s, .nameSpace = u"records"_s, .name = u"papers"_s, .replicas = 2});
}

void scale(ClusterModel &model)
{
    for (int index = 40; index < static_cast<int>(model.nodes().size()); index += 611) {
        model.setUnschedulable(index, true);
    }
    model.addWorkload({.kind = u"Deployment"_s, .nameSpace = u"batch"_s, .name = u"worker"_s, .replicas = 200});
    for (int index = 97; index < static_cast<int>(model.nodes().size()); index += 1201) {
        faltersEvery(model, index, minutes{7} + seconds{index % 300}, seconds{70});
    }
}

} // namespace

const std::vector<ClusterRecipe> &demoClusters()
{
    static const std::vector<ClusterRecipe> recipes{
        {.id = u"demo.education"_s,
         .name = u"Education"_s,
         .purpose = Purpose::Education,
         .kubespray = u"v2.30.0"_s,
         .kubernetes = u"v1.34.3"_s,
         .containerd = u"2.2.1"_s,
         .etcd = u"3.5.26"_s,
         .osImage = u"Debian GNU/Linux 13 (trixie)"_s,
         .kernel = u"6.12.41+deb13-amd64"_s,
         .nextKernel = {},
         .prefix = u"minipc"_s,
         .subnet = 1,
         .workers = 3,
         .controlPlanesWork = true,
         .ageDays = 41,
         .certificateDays = 324,
         .emptyDir = cluster::DrainOptions::EmptyDir::Delete,
         .quirks = education,
         .lastFetch = u"2026-02-01"_s},
        {.id = u"demo.production"_s,
         .name = u"Production"_s,
         .purpose = Purpose::Production,
         .kubespray = u"v2.29.1"_s,
         .kubernetes = u"v1.33.7"_s,
         .containerd = u"2.1.5"_s,
         .etcd = u"3.5.25"_s,
         .osImage = u"Ubuntu 24.04.3 LTS"_s,
         .kernel = u"6.8.0-71-generic"_s,
         .nextKernel = u"6.8.0-85-generic"_s,
         .prefix = u"prod"_s,
         .subnet = 2,
         .workers = 2,
         .ageDays = 356,
         .certificateDays = 9,
         .quirks = production,
         .lastFetch = u"2026-03-01"_s},
        {.id = u"demo.staging"_s,
         .name = u"Staging"_s,
         .purpose = Purpose::Staging,
         .kubespray = u"v2.28.1"_s,
         .kubernetes = u"v1.32.8"_s,
         .containerd = u"2.0.6"_s,
         .etcd = u"3.5.22"_s,
         .osImage = u"Rocky Linux 9.6 (Blue Onyx)"_s,
         .kernel = u"5.14.0-503.el9.x86_64"_s,
         .nextKernel = {},
         .prefix = u"stage"_s,
         .subnet = 3,
         .workers = 2,
         .ageDays = 260,
         .certificateDays = 105,
         .quirks = staging,
         .hasOpenWork = true},
        {.id = u"demo.test"_s,
         .name = u"Test"_s,
         .purpose = Purpose::Test,
         .kubespray = u"v2.30.0"_s,
         .kubernetes = u"v1.34.3"_s,
         .containerd = u"2.2.1"_s,
         .etcd = u"3.5.26"_s,
         .osImage = u"Ubuntu 24.04.3 LTS"_s,
         .kernel = u"6.8.0-71-generic"_s,
         .nextKernel = {},
         .prefix = u"test"_s,
         .subnet = 4,
         .controlPlanes = 1,
         .workers = 3,
         .ageDays = 120,
         .certificateDays = 245,
         .quirks = test},
        {.id = u"demo.archive"_s,
         .name = u"Archive"_s,
         .purpose = Purpose::Production,
         .kubespray = u"v2.24.1"_s,
         .kubernetes = u"v1.28.6"_s,
         .containerd = u"1.7.13"_s,
         .etcd = u"3.5.10"_s,
         .osImage = u"Ubuntu 20.04.6 LTS"_s,
         .kernel = u"5.4.0-187-generic"_s,
         .nextKernel = {},
         .prefix = u"archive"_s,
         .subnet = 5,
         .workers = 1,
         .ageDays = 980,
         .certificateDays = 26,
         .quirks = archive,
         .lastFetch = u"2025-06-01"_s},
        {.id = u"demo.scale"_s,
         .name = u"5,000 nodes"_s,
         .purpose = Purpose::Test,
         .kubespray = u"v2.30.0"_s,
         .kubernetes = u"v1.34.3"_s,
         .containerd = u"2.2.1"_s,
         .etcd = u"3.5.26"_s,
         .osImage = u"Debian GNU/Linux 13 (trixie)"_s,
         .kernel = u"6.12.48+deb13-amd64"_s,
         .nextKernel = {},
         .prefix = u"node"_s,
         .subnet = 100,
         .workers = 4997,
         .ageDays = 150,
         .certificateDays = 215,
         .quirks = scale},
    };
    return recipes;
}

} // namespace kubemori::demo
