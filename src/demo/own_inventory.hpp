// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_recipe.hpp"
#include "demo/tree_template.hpp"

namespace kubemori::demo {

/// Where a demo cluster's inventory lies in its checkout.
inline constexpr QLatin1StringView ownInventoryFolder{"inventory/mycluster"};

/// The inventory of a cluster as its admin begins it: the sample's files of that release, with the cluster's machines.
[[nodiscard]] Tree copiedInventory(const ClusterRecipe &recipe, const Tree &release);
/// The same with the admin's settings: values of the sample's that were changed, some of the admin's own, a remark.
[[nodiscard]] Tree ownInventory(const ClusterRecipe &recipe, const Tree &release);
/// A change of the own inventory that is in no commit yet.
[[nodiscard]] QByteArray withOpenWork(QByteArray addons);

} // namespace kubemori::demo
