// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "operation/recipe.hpp"
#include "upgrade/run/upgrade_shared.hpp"

namespace kubemori::upgrade {

/// What carries out a plan of planUpgradeRun(), made for this hop. InvalidInput for another plan or cluster. `folder`:
/// the operation's.
[[nodiscard]] Result<operation::Recipe>
upgradeRecipe(const operation::Plan &plan, const cluster::Profile &profile, const HopRecord &hop,
              const std::shared_ptr<maintenance::ClusterActions> &actions, std::shared_ptr<AnsibleRuns> runs,
              std::shared_ptr<operation::CommandLog> commands, const QString &folder);

} // namespace kubemori::upgrade
