// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/recipe.hpp"

#include <memory>

namespace kubemori::maintenance {

/// Binds a plan of planRollingReboot() to the world. InvalidInput for a plan of another kind. The operation that runs
/// it owns `actions` from then on, on its own thread.
[[nodiscard]] Result<operation::Recipe> rollingRebootRecipe(const operation::Plan &plan,
                                                            const cluster::Profile &profile,
                                                            const std::shared_ptr<ClusterActions> &actions,
                                                            std::shared_ptr<operation::CommandLog> commands);

} // namespace kubemori::maintenance
