// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/power_cycle.hpp"

#include "maintenance/cordon_step.hpp"
#include "maintenance/gates/gates_step.hpp"
#include "maintenance/node_facts.hpp"
#include "maintenance/power/identify_step.hpp"
#include "maintenance/power/power_cut_step.hpp"
#include "maintenance/power/power_gates.hpp"
#include "maintenance/power/power_off_step.hpp"
#include "maintenance/power/power_on_step.hpp"
#include "maintenance/power/snapshot_step.hpp"
#include "maintenance/power/wait_off_step.hpp"
#include "maintenance/step_ids.hpp"
#include "maintenance/uncordon_step.hpp"
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

std::unique_ptr<operation::Step> makeStep(const PlanStep &step, const Plan &plan, RebootShared shared,
                                          const QString &snapshot)
{
    switch (step.kind) {
    case StepKind::Gates: {
        GateSet gates = powerGates(shared.profile);
        return std::make_unique<GatesStep>(std::move(shared), std::move(gates));
    }
    case StepKind::Settle: {
        GateSet gates = gatesFor(step.kind, shared.profile);
        return std::make_unique<GatesStep>(std::move(shared), std::move(gates));
    }
    case StepKind::Snapshot:
        return std::make_unique<SnapshotStep>(std::move(shared), snapshot);
    case StepKind::Identify:
        return std::make_unique<IdentifyStep>(std::move(shared));
    case StepKind::Cordon: {
        const bool restores = std::ranges::contains(plan.steps, stepId(step.node, StepKind::Uncordon), &PlanStep::id);
        return std::make_unique<CordonStep>(std::move(shared), restores);
    }
    case StepKind::PowerOff:
        return std::make_unique<PowerOffStep>(std::move(shared));
    case StepKind::WaitOff:
        return std::make_unique<WaitOffStep>(std::move(shared));
    case StepKind::PowerCut:
        return std::make_unique<PowerCutStep>();
    case StepKind::PowerOn:
        return std::make_unique<PowerOnStep>(std::move(shared));
    case StepKind::WaitUp:
        return std::make_unique<WaitUpStep>(std::move(shared));
    case StepKind::WaitReady:
        return std::make_unique<WaitReadyStep>(std::move(shared));
    case StepKind::Uncordon:
        return std::make_unique<UncordonStep>(std::move(shared));
    case StepKind::Drain:
    case StepKind::WaitDetached:
    case StepKind::Shutdown:
    case StepKind::WaitDown:
        break;
    }
    return nullptr;
}

} // namespace

Result<operation::Recipe> powerCycleRecipe(const Plan &plan, const cluster::Profile &profile,
                                           const std::shared_ptr<ClusterActions> &actions,
                                           std::shared_ptr<operation::CommandLog> commands, const QString &snapshot)
{
    if (plan.kind != u"power-cycle" || plan.cluster != profile.id) {
        return fail(ErrorCode::InvalidInput, u"not a power cycle of this cluster"_s, plan.operation);
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
            step, plan, {.actions = actions, .profile = profile, .phases = reporter, .claim = claimOf(plan.operation)},
            snapshot);
        if (!made) {
            return fail(ErrorCode::InvalidInput, u"not a step of a power cycle"_s, step.id);
        }
        recipe.steps.push_back(std::move(made));
    }
    return recipe;
}

} // namespace kubemori::maintenance
