// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_recipe.hpp"

#include <QByteArray>

namespace kubemori::demo {

/// For `git fast-import`: the repository that all checkouts were cloned from, with every release.
[[nodiscard]] QByteArray originHistory();

/// The checkout of a cluster: the releases up to the day when somebody fetched last, the branch of the cluster's
/// release with its own inventory on top, and the one of the release before. Releases are the same commits in both.
[[nodiscard]] QByteArray checkoutHistory(const ClusterRecipe &recipe);

/// The branch that is to be checked out, "t_v2.29.1".
[[nodiscard]] QString workBranchOf(const ClusterRecipe &recipe);

} // namespace kubemori::demo
