// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_components.hpp"

#include <QRegularExpression>
#include <QSet>

#include <array>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// A variable and the one that counts where it is not set.
struct MainComponent
{
    QLatin1StringView name;
    QLatin1StringView variable;
    QLatin1StringView otherwise = {};
};

constexpr std::array mainComponents{
    MainComponent{"etcd"_L1, "etcd_version"_L1},
    MainComponent{"containerd"_L1, "containerd_version"_L1},
    MainComponent{"docker"_L1, "docker_version"_L1},
    MainComponent{"cri-o"_L1, "crio_version"_L1},
    MainComponent{"runc"_L1, "runc_version"_L1},
    MainComponent{"calico"_L1, "calico_version"_L1},
    MainComponent{"cilium"_L1, "cilium_version"_L1},
    MainComponent{"flannel"_L1, "flannel_version"_L1},
    MainComponent{"kube-ovn"_L1, "kube_ovn_version"_L1},
    MainComponent{"kube-router"_L1, "kube_router_version"_L1},
    MainComponent{"weave"_L1, "weave_version"_L1},
    MainComponent{"multus"_L1, "multus_version"_L1},
    MainComponent{"cni-plugins"_L1, "cni_version"_L1},
    MainComponent{"coredns"_L1, "coredns_version"_L1},
    MainComponent{"nodelocaldns"_L1, "nodelocaldns_version"_L1},
    // The image that runs; kube_vip_version says another one at v2.28.0 to v2.29.1.
    MainComponent{"kube-vip"_L1, "kube_vip_image_tag"_L1, "kube_vip_version"_L1},
    MainComponent{"metallb"_L1, "metallb_version"_L1},
    MainComponent{"ingress-nginx"_L1, "ingress_nginx_controller_image_tag"_L1, "ingress_nginx_version"_L1},
    MainComponent{"cert-manager"_L1, "cert_manager_version"_L1},
    MainComponent{"metrics-server"_L1, "metrics_server_version"_L1},
    MainComponent{"helm"_L1, "helm_version"_L1},
};

bool isOtherComponent(const QString &variable)
{
    // What is no program but Kubernetes itself, a bound, or the version of an API.
    static const QRegularExpression form(
        uR"(\A(?!kube_version|kube_major|kube_next|kube_pod_security|kubeadm_config)[a-z0-9_]+(?<!_api)(?<!_required)_version\z)"_s);
    return form.matchView(variable).hasMatch();
}

/// Only another variable's value under a second name.
bool isAlias(const QString &raw)
{
    static const QRegularExpression form(uR"(\A\{\{\s*\w+\s*\}\}\z)"_s);
    return form.matchView(raw).hasMatch();
}

} // namespace

QList<Component> readComponents(const ReleaseVariables &variables)
{
    QList<Component> components;
    QSet<QString> taken;
    for (const MainComponent &main : mainComponents) {
        taken += {QString(main.variable), QString(main.otherwise)};
        ReleaseFact version = variables.fact(main.variable);
        if (!version.isKnown() && !main.otherwise.isEmpty()) {
            if (ReleaseFact other = variables.fact(main.otherwise); other.isKnown() || version.raw.isEmpty()) {
                version = std::move(other);
            }
        }
        if (version.isKnown() || !version.raw.isEmpty()) {
            components.append({.name = main.name, .version = std::move(version), .isMain = true});
        }
    }
    for (const QString &name : variables.roleNames()) {
        if (taken.contains(name) || !isOtherComponent(name)) {
            continue;
        }
        ReleaseFact version = variables.fact(name);
        if (version.version() && !isAlias(version.raw)) {
            QString shown = name.chopped(qsizetype{8}); // "_version"
            components.append({.name = shown.replace(u'_', u'-'), .version = std::move(version), .isMain = false});
        }
    }
    return components;
}

} // namespace kubemori::kubespray
