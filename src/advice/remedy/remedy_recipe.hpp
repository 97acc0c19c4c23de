// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "kube/kubectl.hpp"
#include "operation/recipe.hpp"

#include <memory>

namespace kubemori::advice {

/// What carries out a plan of planRemedy() or planPatchUndo(), from nothing but the plan. InvalidInput for another plan
/// or cluster.
[[nodiscard]] Result<operation::Recipe> remedyRecipe(const operation::Plan &plan,
                                                     std::shared_ptr<const cluster::ClusterAccess> access,
                                                     const kube::Kubectl &kubectl,
                                                     std::shared_ptr<operation::CommandLog> commands);

} // namespace kubemori::advice
