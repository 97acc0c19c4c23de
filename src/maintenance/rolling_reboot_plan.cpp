// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/rolling_reboot_plan.hpp"

#include "maintenance/cordon_claim.hpp"
#include "maintenance/gates/gate_set.hpp"
#include "maintenance/node_order.hpp"
#include "maintenance/step_ids.hpp"

#include <algorithm>
#include <optional>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Plan;
using operation::PlanStep;
using operation::PlanWarning;
using operation::StepKind;

namespace {

Result<QList<kube::Node>> chosen(const QList<kube::Node> &nodes, const QStringList &names)
{
    if (nodes.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the cluster has no nodes"_s);
    }
    if (names.isEmpty()) {
        return nodes;
    }
    for (const QString &name : names) {
        if (std::ranges::find(nodes, name, &kube::Node::name) == nodes.end()) {
            return fail(ErrorCode::NotFound, u"no such node in the cluster"_s, name);
        }
    }
    QList<kube::Node> picked;
    for (const kube::Node &node : nodes) {
        if (names.contains(node.name)) {
            picked.append(node);
        }
    }
    return picked;
}

Milliseconds timeoutOf(StepKind kind, const cluster::Timeouts &timeouts)
{
    switch (kind) {
    case StepKind::Drain:
        return timeouts.drain;
    case StepKind::WaitDown:
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
    case StepKind::Cordon:
    case StepKind::Shutdown:
    case StepKind::Uncordon:
        break;
    }
    return timeouts.command;
}

QList<StepKind> stepsFor(const kube::Node &node, bool last)
{
    QList<StepKind> kinds{StepKind::Gates,    StepKind::Cordon,   StepKind::Drain,  StepKind::WaitDetached,
                          StepKind::Shutdown, StepKind::WaitDown, StepKind::WaitUp, StepKind::WaitReady};
    if (node.schedulable) {
        kinds.append(StepKind::Uncordon);
    }
    if (last) {
        kinds.append(StepKind::Settle);
    }
    return kinds;
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

/// None for a step that has nothing to do: a profile may want no gates.
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

void warn(Plan &plan, const kube::Node &node, bool onlyControlPlane, const QString &kubectlHost)
{
    const auto add = [&](PlanWarning::Kind kind) { plan.warnings.append({.kind = kind, .node = node.name}); };
    if (!node.schedulable) {
        add(PlanWarning::Kind::AlreadyCordoned);
    }
    if (node.ready() != kube::ConditionStatus::True) {
        add(PlanWarning::Kind::NotReady);
    }
    if (onlyControlPlane) {
        add(PlanWarning::Kind::SingleControlPlane);
    } else if (isHost(node, kubectlHost)) {
        add(PlanWarning::Kind::ControlPlaneInUse);
    }
}

} // namespace

Result<Plan> planRollingReboot(const QList<kube::Node> &nodes, const RollingRebootRequest &request,
                               const cluster::Profile &profile, const ClusterActions &actions, const QDateTime &now)
{
    const auto picked = chosen(nodes, request.nodes);
    if (!picked) {
        return std::unexpected(picked.error());
    }
    const QString kubectlHost = actions.kubectlHost();
    const auto controlPlanes = std::ranges::count_if(nodes, &kube::Node::isControlPlane);
    // To the millisecond: two people who start in the same second must not hold one claim under one name.
    Plan plan{.operation = now.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u"-reboot-"_s + profile.id,
              .kind = u"rolling-reboot"_s,
              .cluster = profile.id,
              .nodes = {},
              .steps = {},
              .warnings = {}};
    const QList<kube::Node> order = inRebootOrder(*picked, profile.rebootOrder, kubectlHost);
    for (const kube::Node &node : order) {
        plan.nodes.append(node.name);
        warn(plan, node, node.isControlPlane() && controlPlanes == 1, kubectlHost);
        for (const StepKind kind : stepsFor(node, node.name == order.constLast().name)) {
            if (const auto step = planStep(kind, node, plan.operation, profile, actions)) {
                plan.steps.append(*step);
            }
        }
    }
    return plan;
}

} // namespace kubemori::maintenance
