// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/recipe.hpp"

#include <memory>

namespace kubemori::maintenance {

/// What carries out a plan of planPowerCycle(). InvalidInput for a plan of another kind or of another cluster.
/// `snapshot`: the file on this machine that etcd's snapshot is copied to.
[[nodiscard]] Result<operation::Recipe> powerCycleRecipe(const operation::Plan &plan, const cluster::Profile &profile,
                                                         const std::shared_ptr<ClusterActions> &actions,
                                                         std::shared_ptr<operation::CommandLog> commands,
                                                         const QString &snapshot);

} // namespace kubemori::maintenance
