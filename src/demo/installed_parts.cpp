// SPDX-License-Identifier: GPL-3.0-or-later
// Where images come from and what their tags are: roles/kubespray_defaults/defaults/main/download.yml.
#include "demo/installed_parts.hpp"

#include "demo/releases.hpp"
#include "demo/tree_template.hpp"

#include <algorithm>
#include <array>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

struct Part
{
    QLatin1StringView workload;
    QLatin1StringView tag;     ///< of the task that installs it; empty: the network plugin's
    QLatin1StringView image;   ///< %1 becomes the version
    QLatin1StringView version; ///< the name of its version in templates
};

constexpr std::array parts{
    Part{"calico-node"_L1, {}, "quay.io/calico/node:v%1"_L1, "calico"_L1},
    Part{"calico-kube-controllers"_L1, {}, "quay.io/calico/kube-controllers:v%1"_L1, "calico"_L1},
    Part{"coredns"_L1, "coredns"_L1, "registry.k8s.io/coredns/coredns:v%1"_L1, "coredns"_L1},
    Part{"nodelocaldns"_L1, "nodelocaldns"_L1, "registry.k8s.io/dns/k8s-dns-node-cache:%1"_L1, "nodelocaldns"_L1},
    Part{"metrics-server"_L1, "metrics_server"_L1, "registry.k8s.io/metrics-server/metrics-server:v%1"_L1,
         "metricsServer"_L1},
};

/// Static pods and kube-proxy have the version of Kubernetes.
QString kubernetesImage(const QString &name, const QString &version)
{
    return u"registry.k8s.io/%1:%2"_s.arg(name, version);
}

} // namespace

QStringList networkParts()
{
    QStringList names;
    for (const Part &part : parts) {
        if (part.tag.isEmpty()) {
            names.append(part.workload);
        }
    }
    return names;
}

QStringList appParts(const QStringList &tags)
{
    QStringList names;
    for (const Part &part : parts) {
        const bool isMeant =
            tags.isEmpty() || tags.contains(u"apps"_s) || tags.contains(part.tag) || tags.contains(part.workload);
        if (!part.tag.isEmpty() && isMeant) {
            names.append(part.workload);
        }
    }
    return names;
}

QString imageOf(const ClusterModel &model, const SimPod &pod)
{
    const SimWorkload &owner = model.workloadOf(pod);
    if (owner.name == "nginx-proxy"_L1) {
        return u"docker.io/library/nginx:1.28.0-alpine"_s;
    }
    if (owner.kind == "Node"_L1 && pod.node >= 0) {
        return kubernetesImage(owner.name, model.node(pod.node).kubelet);
    }
    if (owner.name == "kube-proxy"_L1) {
        return kubernetesImage(owner.name, model.nodes().front().kubelet);
    }
    const auto *const part = std::ranges::find(parts, owner.name, &Part::workload);
    const Release *release = part == parts.end() ? nullptr : releaseOf(model.installedBy(owner.name));
    if (release == nullptr) {
        return u"registry.example/%1/%2:1.4.0"_s.arg(owner.nameSpace, owner.name);
    }
    const QString version = valueOf(part->version, *release);
    return QString(part->image).arg(version.startsWith(u'v') ? version.sliced(1) : version);
}

} // namespace kubemori::demo
