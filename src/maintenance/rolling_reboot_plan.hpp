// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "kube/node.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/plan.hpp"

#include <QDateTime>
#include <QList>

namespace kubemori::maintenance {

/// Which nodes are to be rebooted.
struct RollingRebootRequest
{
    QStringList nodes; ///< empty: all
};

/// Makes the plan of a rolling reboot from a list of all nodes; runs nothing (of `actions` only the texts and the
/// kubectl host are asked). NotFound for a node that is not in the list; InvalidInput for an empty list.
[[nodiscard]] Result<operation::Plan> planRollingReboot(const QList<kube::Node> &nodes,
                                                        const RollingRebootRequest &request,
                                                        const cluster::Profile &profile, const ClusterActions &actions,
                                                        const QDateTime &now);

} // namespace kubemori::maintenance
