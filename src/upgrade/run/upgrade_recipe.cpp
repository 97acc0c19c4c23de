// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/upgrade_recipe.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/step_factory.hpp"
#include "maintenance/step_ids.hpp"
#include "upgrade/run/keep_cordoned_step.hpp"
#include "upgrade/run/playbook_step.hpp"
#include "upgrade/run/put_back_step.hpp"
#include "upgrade/run/upgrade_plan.hpp"
#include "upgrade/run/upgraded_step.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using operation::Plan;
using operation::PlanStep;
using operation::StepKind;

namespace {

const PlanStep *factsStep(const Plan &plan, const QString &node)
{
    const auto found = std::ranges::find(plan.steps, maintenance::stepId(node, StepKind::Facts), &PlanStep::id);
    return found == plan.steps.end() ? nullptr : &*found;
}

/// The Facts step belongs to the first run: it is needed where that is limited.
QStringList scopeOfFacts(const Plan &plan)
{
    const auto first = std::ranges::find(plan.steps, StepKind::Upgrade, &PlanStep::kind);
    return first == plan.steps.end() ? plan.nodes : nodesOfRun(plan, *first);
}

std::unique_ptr<operation::Step> playbookStep(const Plan &plan, const PlanStep &step,
                                              const std::shared_ptr<const UpgradeShared> &shared)
{
    PlaybookStep::Scope scope;
    scope.nodes = step.kind == StepKind::Upgrade ? nodesOfRun(plan, step)
                  : step.kind == StepKind::Facts ? scopeOfFacts(plan)
                                                 : plan.nodes;
    const PlanStep *facts = factsStep(plan, step.node);
    scope.retryFrom = step.kind == StepKind::Upgrade && facts ? facts->id : QString();
    scope.mayBeSkipped =
        step.kind == StepKind::Upgrade &&
        std::ranges::contains(plan.steps, maintenance::stepId(step.node, StepKind::Cordon), &PlanStep::id);
    const bool isFirst = scope.nodes.contains(plan.nodes.value(0)) && scope.nodes.size() < plan.nodes.size();
    scope.whole = isFirst ? shared->hop.target.controlPlaneGroup + u":etcd"_s : QString();
    return std::make_unique<PlaybookStep>(shared, std::move(scope));
}

std::unique_ptr<operation::Step> make(const Plan &plan, const PlanStep &step,
                                      const std::shared_ptr<const UpgradeShared> &shared,
                                      maintenance::StepFactory &usual)
{
    switch (step.kind) {
    case StepKind::Facts:
    case StepKind::Upgrade:
    case StepKind::Addons:
        return playbookStep(plan, step, shared);
    case StepKind::Upgraded:
        return std::make_unique<UpgradedStep>(shared);
    case StepKind::Cordon:
        if (shared->hop.choices.strategy.kind == Strategy::Kind::Whole) {
            return std::make_unique<KeepCordonedStep>(shared);
        }
        return usual.make(step);
    case StepKind::Uncordon:
        return std::make_unique<PutBackStep>(shared, usual.make(step));
    default:
        return usual.make(step);
    }
}

bool isListed(const operation::Facts &known, QLatin1StringView key, const QString &node)
{
    return known.value({}, key).split(u',', Qt::SkipEmptyParts).contains(node);
}

/// A run over several nodes belongs to one node's step; what came of it is said of those that it came of.
void describe(operation::NodeResult &result, const operation::Facts &known)
{
    using operation::Outcome;
    maintenance::describeNode(result, known);
    if (isListed(known, facts::cordoned, result.node)) {
        result.leftCordoned = true;
        result.touched = true;
    }
    if (operation::isDone(result.outcome) || known.value({}, facts::unfinished).isEmpty()) {
        return;
    }
    const bool isUnfinished = isListed(known, facts::unfinished, result.node);
    if (isUnfinished) {
        result.outcome = Outcome::Failed;
    } else if (result.outcome == Outcome::Failed) {
        result.outcome = Outcome::Cancelled; // another node's failure ended it
    }
    result.touched = result.touched || isUnfinished || isListed(known, facts::upgraded, result.node);
}

} // namespace

Result<operation::Recipe> upgradeRecipe(const Plan &plan, const cluster::Profile &profile, const HopRecord &hop,
                                        const std::shared_ptr<maintenance::ClusterActions> &actions,
                                        std::shared_ptr<AnsibleRuns> runs,
                                        std::shared_ptr<operation::CommandLog> commands, const QString &folder)
{
    if (plan.kind != upgradeKind || plan.cluster != profile.id) {
        return fail(ErrorCode::InvalidInput, u"not a plan for an upgrade of this cluster"_s, plan.operation);
    }
    operation::Recipe recipe;
    recipe.plan = plan;
    recipe.describe = describe;
    recipe.commands = std::move(commands);
    const auto shared =
        std::make_shared<const UpgradeShared>(UpgradeShared{.hop = hop,
                                                            .actions = actions,
                                                            .runs = std::move(runs),
                                                            .nodes = plan.nodes,
                                                            .protectedNamespaces = profile.drain.protectedNamespaces});
    maintenance::StepFactory usual(plan, profile, actions, folder);
    for (const PlanStep &step : plan.steps) {
        auto made = make(plan, step, shared, usual);
        if (!made) {
            return fail(ErrorCode::InvalidInput, u"a step of another kind of operation"_s, step.id);
        }
        recipe.steps.push_back(std::move(made));
    }
    return recipe;
}

} // namespace kubemori::upgrade
