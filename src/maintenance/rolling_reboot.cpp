// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/rolling_reboot.hpp"

#include "maintenance/cordon_step.hpp"
#include "maintenance/drain_step.hpp"
#include "maintenance/gates/gates_step.hpp"
#include "maintenance/node_facts.hpp"
#include "maintenance/shutdown_step.hpp"
#include "maintenance/step_ids.hpp"
#include "maintenance/uncordon_step.hpp"
#include "maintenance/wait_down_step.hpp"
#include "maintenance/wait_ready_step.hpp"
#include "maintenance/wait_up_step.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Plan;
using operation::PlanStep;
using operation::StepKind;

namespace {

std::unique_ptr<operation::Step> makeStep(const PlanStep &step, const Plan &plan, RebootShared shared)
{
    switch (step.kind) {
    case StepKind::Gates:
    case StepKind::WaitDetached:
    case StepKind::Settle: {
        GateSet gates = gatesFor(step.kind, shared.profile);
        return std::make_unique<GatesStep>(std::move(shared), std::move(gates));
    }
    case StepKind::Cordon: {
        const bool restores = std::ranges::contains(plan.steps, stepId(step.node, StepKind::Uncordon), &PlanStep::id);
        return std::make_unique<CordonStep>(std::move(shared), restores);
    }
    case StepKind::Drain:
        return std::make_unique<DrainStep>(std::move(shared));
    case StepKind::Shutdown:
        return std::make_unique<ShutdownStep>(std::move(shared));
    case StepKind::WaitDown:
        return std::make_unique<WaitDownStep>(std::move(shared));
    case StepKind::WaitUp:
        return std::make_unique<WaitUpStep>(std::move(shared));
    case StepKind::WaitReady:
        return std::make_unique<WaitReadyStep>(std::move(shared));
    case StepKind::Uncordon:
        return std::make_unique<UncordonStep>(std::move(shared));
    case StepKind::Snapshot:
    case StepKind::Identify:
    case StepKind::PowerOff:
    case StepKind::WaitOff:
    case StepKind::PowerCut:
    case StepKind::PowerOn:
        break;
    }
    return nullptr;
}

} // namespace

Result<operation::Recipe> rollingRebootRecipe(const Plan &plan, const cluster::Profile &profile,
                                              const std::shared_ptr<ClusterActions> &actions,
                                              std::shared_ptr<operation::CommandLog> commands)
{
    if (plan.kind != u"rolling-reboot" || plan.cluster != profile.id) {
        return fail(ErrorCode::InvalidInput, u"not a rolling reboot of this cluster"_s, plan.operation);
    }
    operation::Recipe recipe;
    recipe.plan = plan;
    recipe.describe = describeNode;
    recipe.commands = std::move(commands);
    std::map<QString, std::shared_ptr<PhaseReporter>> phases;
    for (const PlanStep &step : plan.steps) {
        std::shared_ptr<PhaseReporter> &reporter = phases[step.node];
        if (!reporter) {
            reporter = std::make_shared<PhaseReporter>();
        }
        auto made = makeStep(
            step, plan, {.actions = actions, .profile = profile, .phases = reporter, .claim = claimOf(plan.operation)});
        if (!made) {
            return fail(ErrorCode::InvalidInput, u"not a step of a rolling reboot"_s, step.id);
        }
        recipe.steps.push_back(std::move(made));
    }
    return recipe;
}

} // namespace kubemori::maintenance
