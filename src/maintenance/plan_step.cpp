// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/plan_step.hpp"

#include "maintenance/cordon_claim.hpp"
#include "maintenance/gates/gate_set.hpp"
#include "maintenance/step_ids.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::PlanStep;
using operation::PlanWarning;
using operation::StepKind;

namespace {

Milliseconds timeoutOf(StepKind kind, const cluster::Timeouts &timeouts)
{
    switch (kind) {
    case StepKind::Drain:
        return timeouts.drain;
    case StepKind::WaitDown:
    case StepKind::WaitOff:
        return timeouts.down;
    case StepKind::WaitUp:
        return timeouts.up;
    case StepKind::WaitReady:
        return timeouts.ready;
    case StepKind::Gates:
    case StepKind::Settle:
        return timeouts.gates;
    case StepKind::WaitDetached:
        return timeouts.detach;
    case StepKind::Snapshot:
        return std::chrono::hours{1};
    case StepKind::Identify:
    case StepKind::Cordon:
    case StepKind::Shutdown:
    case StepKind::PowerOff:
    case StepKind::PowerCut:
    case StepKind::PowerOn:
    case StepKind::Uncordon:
    case StepKind::Facts:
    case StepKind::Upgrade:
    case StepKind::Upgraded:
    case StepKind::Addons:
    case StepKind::Remedy:
    case StepKind::Backup:
    case StepKind::Renew:
    case StepKind::Restart:
    case StepKind::Serving:
        break;
    }
    return timeouts.command;
}

/// A node that is cordoned says by whom for as long as it is.
ActionText textOf(StepKind kind, const kube::Node &node, const NodeRef &ref, const QString &operation,
                  const ClusterActions &actions)
{
    ActionText text = actions.describe(kind, ref);
    if (kind == StepKind::Cordon && node.schedulable) {
        CordonClaim claim = claimOf(operation);
        claim.bootId = node.bootId;
        text.command = actions.describeAnnotate(node.name, claim.toSet()).command + u'\n' + text.command;
    } else if (kind == StepKind::Uncordon) {
        text.command += u'\n' + actions.describeAnnotate(node.name, CordonClaim::toRemove()).command;
    }
    return text;
}

} // namespace

QString operationId(const QDateTime &now, const QString &what, const cluster::Profile &profile)
{
    return now.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u'-' + what + u'-' + profile.id;
}

std::optional<PlanStep> planStep(StepKind kind, const kube::Node &node, const QString &operation,
                                 const cluster::Profile &profile, const ClusterActions &actions)
{
    const NodeRef ref{.name = node.name, .internalIp = node.internalIp, .hostname = node.hostname};
    ActionText text = textOf(kind, node, ref, operation, actions);
    if (kind == StepKind::Gates || kind == StepKind::WaitDetached || kind == StepKind::Settle) {
        text.command = gatesText(kind, profile, node.isControlPlane());
        if (text.command.isEmpty()) {
            return std::nullopt;
        }
    }
    return PlanStep{.id = stepId(node.name, kind),
                    .node = node.name,
                    .kind = kind,
                    .command = text.command,
                    .location = text.location,
                    .timeout = timeoutOf(kind, profile.timeouts)};
}

void warnOfDemo(operation::Plan &plan, const cluster::Profile &profile)
{
    if (profile.simulated) {
        plan.warnings.append({.kind = PlanWarning::Kind::Simulated, .node = {}});
    }
}

void warnOfState(operation::Plan &plan, const kube::Node &node)
{
    if (!node.schedulable) {
        plan.warnings.append({.kind = PlanWarning::Kind::AlreadyCordoned, .node = node.name});
    }
    if (node.ready() != kube::ConditionStatus::True) {
        plan.warnings.append({.kind = PlanWarning::Kind::NotReady, .node = node.name});
    }
}

} // namespace kubemori::maintenance
