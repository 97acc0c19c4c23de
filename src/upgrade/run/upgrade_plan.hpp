// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "kube/node.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/plan.hpp"
#include "upgrade/ansible_runs.hpp"

#include <QDateTime>
#include <QLatin1StringView>
#include <QList>

namespace kubemori::upgrade {

/// Plan::kind. It stands in journals on disk: never rename it.
inline constexpr QLatin1StringView upgradeKind("upgrade");

/// What the run of a hop is planned from.
struct UpgradePlanRequest
{
    HopRecord hop; ///< with `nodes`, and with the inventory file that runs are given
    QList<kube::Node> nodes;
    inventory::KubesprayInventory inventory;
    cluster::Profile profile;
    QDateTime now;
};

/// Makes the plan of a hop's run; runs nothing (of `actions` and `runs` only the texts are asked). The control planes
/// come first, in the inventory's order, then the members of etcd, then the others. NotFound for a wanted node that is
/// not in inventory and cluster; InvalidInput when the inventory names no node of the cluster.
[[nodiscard]] Result<operation::Plan>
planUpgradeRun(const UpgradePlanRequest &request, const maintenance::ClusterActions &actions, const AnsibleRuns &runs);

/// Of a plan made here, the nodes that the run behind an Upgrade step is over, in their order.
[[nodiscard]] QStringList nodesOfRun(const operation::Plan &plan, const operation::PlanStep &step);

} // namespace kubemori::upgrade
