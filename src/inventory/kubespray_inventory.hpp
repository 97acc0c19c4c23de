// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/inventory.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::inventory {

/// How a host of a Kubespray inventory is reached and what it is. Texts are empty where the inventory does not say, or
/// says it with an expression that only Ansible can evaluate.
struct KubesprayHost
{
    QString name;    ///< as in the inventory
    QString address; ///< ansible_host; the name if it is not given
    QString ip;
    QString accessIp;
    QString user;               ///< ansible_user (ansible_ssh_user)
    std::optional<int> port;    ///< ansible_port (ansible_ssh_port)
    std::optional<bool> become; ///< ansible_become
    QString becomeUser;         ///< ansible_become_user
    QString identityFile;       ///< ansible_ssh_private_key_file (ansible_private_key_file)
    QString sshArguments;       ///< ansible_ssh_common_args
    QString etcdMemberName;     ///< etcd_member_name as written
    bool local = false;         ///< ansible_connection: local
    bool operator==(const KubesprayHost &) const = default;
};

/// An address in front of the API servers, and the variable that says so.
struct VirtualAddress
{
    QString address;
    std::optional<int> port;
    QString source; ///< "kube_vip_address", "loadbalancer_apiserver.address", …
    bool operator==(const VirtualAddress &) const = default;
};

/// A Kubespray cluster as its inventory describes it. Order is Ansible's, and it matters: the first control plane and
/// the first etcd member are special to Kubespray.
struct KubesprayInventory
{
    QStringList controlPlanes;
    QStringList workers; ///< in kube_node; a host may be control plane too
    QStringList etcd;
    QStringList cluster;        ///< every host that is one of these or in k8s_cluster or calico_rr, once
    QList<KubesprayHost> hosts; ///< all hosts of the inventory
    QList<VirtualAddress> virtualAddresses;
    std::optional<KubesprayHost> bastion;
    QString clusterName;             ///< cluster_name ("cluster.local" where the inventory does not say)
    bool oldGroupNames = false;      ///< kube-master, kube-node or k8s-cluster: before v2.16.0
    bool staticClusterGroup = false; ///< k8s_cluster (or k8s-cluster) is written in the inventory

    [[nodiscard]] const KubesprayHost *host(const QString &name) const;
    /// It has a control plane: what a file must have to be taken for a Kubespray inventory.
    [[nodiscard]] bool isKubespray() const { return !controlPlanes.isEmpty(); }
    /// The names etcd members have when Kubespray runs with this inventory, in the order of `etcd`: etcd_member_name,
    /// or "etcd" and the position in the group (roles/kubespray-defaults, v2.11.0 to v2.31.0).
    [[nodiscard]] QStringList etcdMemberNames() const;
};

/// Pure. Knows the group names before and since v2.16.0.
[[nodiscard]] KubesprayInventory interpretKubespray(const Inventory &inventory);

} // namespace kubemori::inventory
