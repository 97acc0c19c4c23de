// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "inventory/inventory.hpp"
#include "kube/node.hpp"

#include <QList>
#include <QString>

namespace kubemori::advice {

/// A host to be asked.
struct SiteNode
{
    QString name;
    QString address; ///< its internal one, or what the inventory says; may be empty
    bool isControlPlane = false;
    bool isFirstControlPlane = false;
    bool isEtcd = false;

    [[nodiscard]] bool isIn(NodeScope scope) const;
};

/// The nodes that the API server knows, and members of etcd that are none. Where no inventory says who is what, etcd is
/// on the control planes. Pure. `inventory` may be null.
[[nodiscard]] QList<SiteNode> siteNodes(const QList<kube::Node> &nodes, const inventory::Inventory *inventory);

} // namespace kubemori::advice
