// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/image_name.hpp"

#include <QLatin1StringView>

#include <array>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

struct KnownImage
{
    QLatin1StringView path; ///< the end of it, whole parts
    QLatin1StringView component;
};

/// Where one part would fit many programs ("node", "controller") two are asked for.
constexpr std::array knownImages{
    KnownImage{"kube-apiserver"_L1, "kube-apiserver"_L1},
    KnownImage{"kube-controller-manager"_L1, "kube-controller-manager"_L1},
    KnownImage{"kube-scheduler"_L1, "kube-scheduler"_L1},
    KnownImage{"kube-proxy"_L1, "kube-proxy"_L1},
    KnownImage{"coredns"_L1, "coredns"_L1},
    KnownImage{"k8s-dns-node-cache"_L1, "nodelocaldns"_L1},
    KnownImage{"cluster-proportional-autoscaler"_L1, "dnsautoscaler"_L1},
    KnownImage{"cluster-proportional-autoscaler-amd64"_L1, "dnsautoscaler"_L1},
    KnownImage{"calico/node"_L1, "calico"_L1},
    KnownImage{"calico/kube-controllers"_L1, "calico"_L1},
    KnownImage{"calico/typha"_L1, "calico"_L1},
    KnownImage{"cilium/cilium"_L1, "cilium"_L1},
    KnownImage{"flannel/flannel"_L1, "flannel"_L1},
    KnownImage{"coreos/flannel"_L1, "flannel"_L1},
    KnownImage{"flannelcni/flannel"_L1, "flannel"_L1},
    KnownImage{"kubeovn/kube-ovn"_L1, "kube-ovn"_L1},
    KnownImage{"cloudnativelabs/kube-router"_L1, "kube-router"_L1},
    KnownImage{"weaveworks/weave-kube"_L1, "weave"_L1},
    KnownImage{"multus-cni"_L1, "multus"_L1},
    KnownImage{"nfvpe/multus"_L1, "multus"_L1},
    KnownImage{"kube-vip/kube-vip"_L1, "kube-vip"_L1},
    KnownImage{"plndr/kube-vip"_L1, "kube-vip"_L1},
    KnownImage{"metallb/controller"_L1, "metallb"_L1},
    KnownImage{"metallb/speaker"_L1, "metallb"_L1},
    KnownImage{"ingress-nginx/controller"_L1, "ingress-nginx"_L1},
    KnownImage{"nginx-ingress-controller"_L1, "ingress-nginx"_L1},
    KnownImage{"jetstack/cert-manager-controller"_L1, "cert-manager"_L1},
    KnownImage{"metrics-server"_L1, "metrics-server"_L1},
    KnownImage{"metrics-server-amd64"_L1, "metrics-server"_L1},
    KnownImage{"local-volume-provisioner"_L1, "local-volume-provisioner"_L1},
    KnownImage{"local-path-provisioner"_L1, "local-path-provisioner"_L1},
    KnownImage{"cephfs-provisioner"_L1, "cephfs-provisioner"_L1},
    KnownImage{"rbd-provisioner"_L1, "rbd-provisioner"_L1},
    KnownImage{"rook/ceph"_L1, "rook"_L1},
};

/// A first part with a dot or a port, or "localhost", is a registry and no folder.
bool isRegistry(const QString &part)
{
    return part.contains(u'.') || part.contains(u':') || part == "localhost"_L1;
}

} // namespace

ImageName ImageName::parse(const QString &image)
{
    QString rest = image.section(u'@', 0, 0);
    ImageName name;
    const qsizetype colon = rest.lastIndexOf(u':');
    if (colon > rest.lastIndexOf(u'/')) { // otherwise it is a registry's port
        name.tag = rest.sliced(colon + 1);
        rest.truncate(colon);
    }
    const qsizetype slash = rest.indexOf(u'/');
    name.path = slash > 0 && isRegistry(rest.first(slash)) ? rest.sliced(slash + 1) : rest;
    return name;
}

QString componentOf(const ImageName &image)
{
    for (const KnownImage &known : knownImages) {
        const bool fits =
            image.path == known.path ||
            (image.path.endsWith(known.path) && image.path.at(image.path.size() - known.path.size() - 1) == u'/');
        if (fits) {
            return known.component;
        }
    }
    return {};
}

} // namespace kubemori::upgrade::health
