// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/site_nodes.hpp"

#include "inventory/kubespray_inventory.hpp"

#include <algorithm>

namespace kubemori::advice {

bool SiteNode::isIn(NodeScope scope) const
{
    switch (scope) {
    case NodeScope::All:
    case NodeScope::Here:
        return true;
    case NodeScope::ControlPlane:
        return isControlPlane;
    case NodeScope::FirstControlPlane:
        return isFirstControlPlane;
    case NodeScope::Etcd:
        return isEtcd;
    case NodeScope::Deployer:
        return false;
    }
    return false;
}

QList<SiteNode> siteNodes(const QList<kube::Node> &nodes, const inventory::Inventory *inventory)
{
    const inventory::KubesprayInventory kubespray =
        inventory != nullptr ? inventory::interpretKubespray(*inventory) : inventory::KubesprayInventory();
    QList<SiteNode> all;
    for (const kube::Node &node : nodes) {
        all.append({.name = node.name,
                    .address = node.internalIp,
                    .isControlPlane = node.isControlPlane(),
                    .isEtcd = kubespray.etcd.isEmpty() ? node.isControlPlane() : kubespray.etcd.contains(node.name)});
    }
    for (const QString &name : kubespray.etcd) {
        if (std::ranges::find(all, name, &SiteNode::name) == all.end()) {
            const inventory::KubesprayHost *host = kubespray.host(name);
            all.append({.name = name, .address = host != nullptr ? host->address : QString(), .isEtcd = true});
        }
    }
    const QString wanted = kubespray.controlPlanes.value(0);
    auto first = std::ranges::find_if(
        all, [&wanted](const SiteNode &node) { return node.isControlPlane && node.name == wanted; });
    if (first == all.end()) {
        first = std::ranges::find_if(all, &SiteNode::isControlPlane);
    }
    if (first != all.end()) {
        first->isFirstControlPlane = true;
    }
    return all;
}

} // namespace kubemori::advice
