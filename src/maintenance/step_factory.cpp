// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/step_factory.hpp"

#include "maintenance/cordon_step.hpp"
#include "maintenance/drain_step.hpp"
#include "maintenance/gates/gates_step.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/power/identify_step.hpp"
#include "maintenance/power/power_cut_step.hpp"
#include "maintenance/power/power_gates.hpp"
#include "maintenance/power/power_off_step.hpp"
#include "maintenance/power/power_on_step.hpp"
#include "maintenance/power/snapshot_step.hpp"
#include "maintenance/power/wait_off_step.hpp"
#include "maintenance/shutdown_step.hpp"
#include "maintenance/step_ids.hpp"
#include "maintenance/uncordon_step.hpp"
#include "maintenance/wait_down_step.hpp"
#include "maintenance/wait_ready_step.hpp"
#include "maintenance/wait_up_step.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::PlanStep;
using operation::StepKind;

StepFactory::StepFactory(const operation::Plan &plan, cluster::Profile profile, std::shared_ptr<ClusterActions> actions,
                         QString folder)
    : m_plan(plan)
    , m_profile(std::move(profile))
    , m_actions(std::move(actions))
    , m_folder(std::move(folder))
{
}

std::unique_ptr<operation::Step> StepFactory::make(const PlanStep &step)
{
    RebootShared shared = sharedOf(step.node);
    switch (step.kind) {
    case StepKind::Gates:
    case StepKind::WaitDetached:
    case StepKind::Settle:
        return makeGates(step.kind, std::move(shared));
    case StepKind::Snapshot:
        return std::make_unique<SnapshotStep>(std::move(shared), m_folder + u"/etcd-snapshot.db"_s);
    case StepKind::Identify:
        return std::make_unique<IdentifyStep>(std::move(shared));
    case StepKind::Cordon:
        return std::make_unique<CordonStep>(std::move(shared), restores(step.node));
    case StepKind::Drain:
        return std::make_unique<DrainStep>(std::move(shared));
    case StepKind::Shutdown:
        return std::make_unique<ShutdownStep>(std::move(shared));
    case StepKind::WaitDown:
        return std::make_unique<WaitDownStep>(std::move(shared));
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
    case StepKind::Facts:
    case StepKind::Upgrade:
    case StepKind::Upgraded:
    case StepKind::Addons:
    case StepKind::Remedy:
    case StepKind::Backup:
    case StepKind::Renew:
    case StepKind::Restart:
    case StepKind::Serving:
        break; // of features that make them themselves
    }
    return nullptr;
}

RebootShared StepFactory::sharedOf(const QString &node)
{
    std::shared_ptr<PhaseReporter> &reporter = m_phases[node];
    if (!reporter) {
        reporter = std::make_shared<PhaseReporter>();
    }
    return {.actions = m_actions, .profile = m_profile, .phases = reporter, .claim = claimOf(m_plan.operation)};
}

std::unique_ptr<operation::Step> StepFactory::makeGates(StepKind kind, RebootShared shared) const
{
    const bool whole = kind == StepKind::Gates && m_plan.kind == powerCycleKind;
    GateSet gates = whole ? powerGates(m_profile) : gatesFor(kind, m_profile);
    return std::make_unique<GatesStep>(std::move(shared), std::move(gates));
}

bool StepFactory::restores(const QString &node) const
{
    return std::ranges::contains(m_plan.steps, stepId(node, StepKind::Uncordon), &PlanStep::id);
}

} // namespace kubemori::maintenance
