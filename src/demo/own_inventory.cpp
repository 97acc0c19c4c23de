// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/own_inventory.hpp"

#include <QRegularExpression>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

struct Change
{
    QLatin1StringView file; ///< below group_vars
    QLatin1StringView key;
    QLatin1StringView value;        ///< may be of several lines
    QLatin1StringView cluster = {}; ///< only there
};

constexpr auto allFile = "all/all.yml"_L1;
constexpr auto containerdFile = "all/containerd.yml"_L1;
constexpr auto clusterFile = "k8s_cluster/k8s-cluster.yml"_L1;
constexpr auto calicoFile = "k8s_cluster/k8s-net-calico.yml"_L1;
constexpr auto addonsFile = "k8s_cluster/addons.yml"_L1;

/// What a release does not have is added at the end: so it is with settings that have outlived their release.
constexpr std::array changes{
    Change{allFile, "ntp_enabled"_L1, "true"_L1},
    Change{clusterFile, "kube_proxy_strict_arp"_L1, "true"_L1},
    Change{clusterFile, "auto_renew_certificates"_L1, "true"_L1},
    Change{clusterFile, "kubeconfig_localhost"_L1, "true"_L1},
    Change{calicoFile, "calico_pool_blocksize"_L1, "24"_L1},
    Change{calicoFile, "calico_mtu"_L1, "1450"_L1},
    Change{addonsFile, "helm_enabled"_L1, "true"_L1},
    Change{addonsFile, "metrics_server_enabled"_L1, "true"_L1},
    Change{addonsFile, "metallb_enabled"_L1, "true"_L1},
    Change{addonsFile, "dashboard_enabled"_L1, "true"_L1, "education"_L1},
    Change{addonsFile, "local_path_provisioner_enabled"_L1, "true"_L1, "education"_L1},
    Change{clusterFile, "kube_encrypt_secret_data"_L1, "true"_L1, "production"_L1},
    Change{addonsFile, "ingress_nginx_enabled"_L1, "true"_L1, "production"_L1},
    Change{addonsFile, "ingress_nginx_host_network"_L1, "true"_L1, "production"_L1},
    Change{addonsFile, "cert_manager_enabled"_L1, "true"_L1, "production"_L1},
    Change{addonsFile, "ingress_nginx_enabled"_L1, "true"_L1, "staging"_L1},
    Change{clusterFile, "remove_anonymous_access"_L1, "true"_L1, "staging"_L1},
    Change{clusterFile, "event_ttl_duration"_L1, "\"3h0m0s\""_L1, "test"_L1},
    Change{addonsFile, "local_path_provisioner_enabled"_L1, "true"_L1, "test"_L1},
    Change{addonsFile, "krew_enabled"_L1, "true"_L1, "archive"_L1},
    Change{addonsFile, "metallb_version"_L1, "v0.13.9"_L1, "archive"_L1},
    Change{clusterFile, "kube_master_memory_reserved"_L1, "1Gi"_L1, "archive"_L1},
    Change{containerdFile, "containerd_max_container_log_line_size"_L1, "-1"_L1, "archive"_L1},
    Change{clusterFile, "kube_pods_subnet"_L1, "10.64.0.0/11"_L1, "scale"_L1},
    Change{calicoFile, "typha_enabled"_L1, "true"_L1, "scale"_L1},
    Change{calicoFile, "typha_replicas"_L1, "3"_L1, "scale"_L1},
};

QString shortId(const ClusterRecipe &recipe)
{
    return recipe.id.section(u'.', 1);
}

QString pathOf(const QString &file)
{
    return ownInventoryFolder + u"/group_vars/"_s + file;
}

/// Where it is set, else where the sample has it as a comment, else at the end.
void set(QByteArray &text, const QString &key, const QString &value)
{
    const QString line = key + u": "_s + value;
    QString whole = QString::fromUtf8(text);
    for (const QString &before : {u""_s, u"# ?"_s}) {
        const QRegularExpression form(u'^' + before + key + u":.*$"_s, QRegularExpression::MultilineOption);
        if (const auto match = form.match(whole); match.hasMatch()) {
            whole.replace(match.capturedStart(), match.capturedLength(), line);
            text = whole.toUtf8();
            return;
        }
    }
    text = (whole + u'\n' + line + u'\n').toUtf8();
}

QByteArray machines(const ClusterRecipe &recipe)
{
    const int total = recipe.controlPlanes + recipe.workers;
    QString text = u"# The machines of %1.\n[all]\n"_s.arg(recipe.name);
    QString controlPlanes;
    QString workers;
    for (int index = 0; index < total; ++index) {
        const QString name = nodeNameOf(recipe, index);
        const QString address = nodeAddressOf(recipe, index);
        const bool isControlPlane = index < recipe.controlPlanes;
        text += u"%1 ansible_host=%2 ip=%2"_s.arg(name, address);
        text += isControlPlane ? u" etcd_member_name=etcd%1\n"_s.arg(index + 1) : u"\n"_s;
        controlPlanes += isControlPlane ? QString(name + u'\n') : QString();
        workers += !isControlPlane || recipe.controlPlanesWork ? QString(name + u'\n') : QString();
    }
    text += u"\n[all:vars]\nansible_user=ops\n\n[kube_control_plane]\n"_s + controlPlanes;
    text += u"\n[etcd]\n"_s + controlPlanes + u"\n[kube_node]\n"_s + workers;
    text += u"\n[calico_rr]\n\n[k8s_cluster:children]\nkube_control_plane\nkube_node\ncalico_rr\n"_s;
    return text.toUtf8();
}

/// What no sample has.
QByteArray ownSettings(const ClusterRecipe &recipe)
{
    return u"---\n# Ours: no role of Kubespray reads these\nsite_name: %1\nsite_contact: ops@%2.example\n"
           "site_window: \"Sun 02:00-05:00\"\n"_s.arg(recipe.name, shortId(recipe))
               .toUtf8();
}

/// The part of addons.yml that is written and not switched.
QByteArray addressPools(const ClusterRecipe &recipe)
{
    return u"\n# The range was agreed on with the people of the network: ask them first\nmetallb_config:\n"
           "  address_pools:\n    primary:\n      ip_range:\n        - 198.19.%1.200-198.19.%1.220\n"
           "      auto_assign: true\n  layer2:\n    - primary\n"_s.arg(recipe.subnet)
               .toUtf8();
}

} // namespace

Tree copiedInventory(const ClusterRecipe &recipe, const Tree &release)
{
    const QString sample = u"inventory/sample/"_s;
    Tree own;
    for (const auto &[path, content] : release.asKeyValueRange()) {
        if (path.startsWith(sample)) {
            own.insert(ownInventoryFolder + u'/' + path.sliced(sample.size()), content);
        }
    }
    own.insert(ownInventoryFolder + u"/inventory.ini"_s, machines(recipe));
    return own;
}

Tree ownInventory(const ClusterRecipe &recipe, const Tree &release)
{
    Tree own = copiedInventory(recipe, release);
    for (const Change &change : changes) {
        if (change.cluster.isEmpty() || change.cluster == shortId(recipe)) {
            set(own[pathOf(change.file)], change.key, change.value);
        }
    }
    set(own[pathOf(clusterFile)], u"cluster_name"_s, shortId(recipe) + u".internal"_s);
    own[pathOf(calicoFile)].replace("calico_pool_blocksize:",
                                    "# Never change this while the cluster runs: pools cannot be cut anew\n"
                                    "calico_pool_blocksize:");
    own[pathOf(allFile)].replace("# upstream_dns_servers:\n#   - 192.0.2.53",
                                 "upstream_dns_servers:\n  - 198.19.0.53\n  - 198.19.1.53");
    own[pathOf(addonsFile)] += addressPools(recipe);
    own.insert(pathOf(u"all/site.yml"_s), ownSettings(recipe));
    return own;
}

QByteArray withOpenWork(QByteArray addons)
{
    // Once the pool was full.
    return addons.replace(".200-", ".180-").replace("# metrics_server_replicas: 1", "metrics_server_replicas: 2");
}

} // namespace kubemori::demo
