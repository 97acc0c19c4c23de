// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/recipe_of.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/step_factory.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

Result<operation::Recipe> recipeOf(const operation::Plan &plan, const cluster::Profile &profile,
                                   const std::shared_ptr<ClusterActions> &actions,
                                   std::shared_ptr<operation::CommandLog> commands, const QString &folder)
{
    const bool known = plan.kind == rollingRebootKind || plan.kind == powerCycleKind;
    if (!known || plan.cluster != profile.id) {
        return fail(ErrorCode::InvalidInput, u"not a plan for this cluster that can be carried out"_s, plan.operation);
    }
    operation::Recipe recipe;
    recipe.plan = plan;
    recipe.describe = describeNode;
    recipe.commands = std::move(commands);
    StepFactory factory(plan, profile, actions, folder);
    for (const operation::PlanStep &step : plan.steps) {
        recipe.steps.push_back(factory.make(step));
    }
    return recipe;
}

} // namespace kubemori::maintenance
