// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/renew_recipe.hpp"

#include "maintenance/certificates/backup_step.hpp"
#include "maintenance/certificates/renew_files_step.hpp"
#include "maintenance/certificates/renew_gates.hpp"
#include "maintenance/certificates/renew_plan.hpp"
#include "maintenance/certificates/restart_step.hpp"
#include "maintenance/gates/gates_step.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/step_ids.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Plan;
using operation::PlanStep;
using operation::PlanWarning;
using operation::StepKind;

namespace {

bool isWarned(const Plan &plan, PlanWarning::Kind kind, const QString &node)
{
    return plan.warnings.contains(PlanWarning{.kind = kind, .node = node});
}

/// The control planes as etcdctl's certificates are named.
QList<kube::Node> nodesOf(const Plan &plan)
{
    QList<kube::Node> nodes;
    for (const auto &[name, address] : plan.addresses.asKeyValueRange()) {
        kube::Node node;
        node.name = name;
        node.internalIp = address;
        nodes.append(node);
    }
    return nodes;
}

QString commandOf(const Plan &plan, const QString &node, StepKind kind)
{
    const auto found = std::ranges::find(plan.steps, stepId(node, kind), &PlanStep::id);
    return found == plan.steps.end() ? QString() : found->command;
}

/// Gates that the plan warns of are not waited for.
GateSet gatesOf(const Plan &plan, const PlanStep &step, const cluster::Profile &profile,
                const std::shared_ptr<const RenewShared> &shared)
{
    GateSet gates;
    QStringList ready;
    for (const QString &node : plan.addresses.keys()) {
        if (!isWarned(plan, PlanWarning::Kind::ApiNotReady, node)) {
            ready.append(node);
        }
    }
    ready.removeAll(step.node);
    if (profile.gates.readyz.mode != cluster::GateMode::Off && !ready.isEmpty()) {
        gates.push_back(std::make_unique<OtherServersGate>(profile.gates.readyz.mode, shared, ready));
    }
    if (profile.gates.etcd.mode != cluster::GateMode::Off && !isWarned(plan, PlanWarning::Kind::EtcdNotSeen, {})) {
        const bool restarts = step.command.contains(etcdRestarts);
        gates.push_back(std::make_unique<RenewEtcdGate>(profile.gates.etcd.mode, nodesOf(plan), restarts));
    }
    return gates;
}

std::unique_ptr<operation::Step> make(const Plan &plan, const PlanStep &step, const cluster::Profile &profile,
                                      const std::shared_ptr<ClusterActions> &actions,
                                      const std::shared_ptr<const RenewShared> &shared)
{
    switch (step.kind) {
    case StepKind::Gates:
        return std::make_unique<GatesStep>(RebootShared{.actions = actions,
                                                        .profile = profile,
                                                        .phases = std::make_shared<PhaseReporter>(),
                                                        .claim = claimOf(plan.operation)},
                                           gatesOf(plan, step, profile, shared));
    case StepKind::Backup:
        return std::make_unique<BackupStep>(shared, commandOf(plan, step.node, StepKind::Restart));
    case StepKind::Renew:
        return std::make_unique<RenewFilesStep>(shared);
    case StepKind::Restart:
        return std::make_unique<RestartStep>(shared);
    case StepKind::Serving:
        return std::make_unique<ServingStep>(shared);
    default:
        return nullptr;
    }
}

} // namespace

Result<operation::Recipe> renewRecipe(const Plan &plan, const cluster::Profile &profile,
                                      const std::shared_ptr<ClusterActions> &actions,
                                      std::shared_ptr<operation::CommandLog> commands,
                                      std::function<CertificateHost(const QString &node)> host)
{
    if (plan.kind != renewCertificatesKind || plan.cluster != profile.id) {
        return fail(ErrorCode::InvalidInput, u"not a plan for this cluster that can be carried out"_s, plan.operation);
    }
    const auto shared = std::make_shared<const RenewShared>(RenewShared{.host = std::move(host),
                                                                        .commands = commands,
                                                                        .lookTimeout = profile.timeouts.command,
                                                                        .operation = plan.operation});
    operation::Recipe recipe;
    recipe.plan = plan;
    recipe.commands = std::move(commands);
    // Files are put back, and the control plane is started anew once more.
    recipe.cleanupTimeout = std::chrono::minutes{8};
    for (const PlanStep &step : plan.steps) {
        auto made = make(plan, step, profile, actions, shared);
        if (!made) {
            return fail(ErrorCode::InvalidData, u"a step that no renewal has: "_s + step.id, plan.operation);
        }
        recipe.steps.push_back(std::move(made));
    }
    return recipe;
}

} // namespace kubemori::maintenance
