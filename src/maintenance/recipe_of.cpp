// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/recipe_of.hpp"

#include "maintenance/power/power_cycle.hpp"
#include "maintenance/rolling_reboot.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

Result<operation::Recipe> recipeOf(const operation::Plan &plan, const cluster::Profile &profile,
                                   const std::shared_ptr<ClusterActions> &actions,
                                   std::shared_ptr<operation::CommandLog> commands, const QString &folder)
{
    if (plan.kind == u"power-cycle") {
        return powerCycleRecipe(plan, profile, actions, std::move(commands), folder + u"/etcd-snapshot.db"_s);
    }
    return rollingRebootRecipe(plan, profile, actions, std::move(commands));
}

} // namespace kubemori::maintenance
