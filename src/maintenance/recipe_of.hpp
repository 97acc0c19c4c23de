// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/recipe.hpp"

#include <memory>

namespace kubemori::maintenance {

/// What carries out a plan of this feature, whatever its kind. InvalidInput for a plan of another feature or of another
/// cluster. `folder`: the operation's, for what it keeps beside its journal.
[[nodiscard]] Result<operation::Recipe> recipeOf(const operation::Plan &plan, const cluster::Profile &profile,
                                                 const std::shared_ptr<ClusterActions> &actions,
                                                 std::shared_ptr<operation::CommandLog> commands,
                                                 const QString &folder);

} // namespace kubemori::maintenance
