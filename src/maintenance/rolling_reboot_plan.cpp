// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/rolling_reboot_plan.hpp"

#include "maintenance/cordon_claim.hpp"
#include "maintenance/node_order.hpp"
#include "maintenance/step_ids.hpp"

#include <algorithm>

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
    case StepKind::Cordon:
    case StepKind::Shutdown:
    case StepKind::Uncordon:
        break;
    }
    return timeouts.command;
}

QList<StepKind> stepsFor(const kube::Node &node)
{
    QList<StepKind> kinds{StepKind::Cordon,   StepKind::Drain,  StepKind::Shutdown,
                          StepKind::WaitDown, StepKind::WaitUp, StepKind::WaitReady};
    if (node.schedulable) {
        kinds.append(StepKind::Uncordon);
    }
    return kinds;
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

Result<Plan> planRollingReboot(const QList<kube::Node> &nodes, const RollingRebootRequest &request,
                               const cluster::Profile &profile, const ClusterActions &actions, const QDateTime &now)
{
    const auto picked = chosen(nodes, request.nodes);
    if (!picked) {
        return std::unexpected(picked.error());
    }
    const QString kubectlHost = actions.kubectlHost();
    const auto controlPlanes = std::ranges::count_if(nodes, &kube::Node::isControlPlane);
    Plan plan{.operation = now.toUTC().toString(u"yyyyMMdd-HHmmss"_s) + u"-reboot-"_s + profile.id,
              .kind = u"rolling-reboot"_s,
              .cluster = profile.id,
              .nodes = {},
              .steps = {},
              .warnings = {}};
    for (const kube::Node &node : inRebootOrder(*picked, profile.rebootOrder, kubectlHost)) {
        plan.nodes.append(node.name);
        warn(plan, node, node.isControlPlane() && controlPlanes == 1, kubectlHost);
        const NodeRef ref{.name = node.name, .internalIp = node.internalIp, .hostname = node.hostname};
        for (const StepKind kind : stepsFor(node)) {
            const ActionText text = textOf(kind, node, ref, plan.operation, actions);
            plan.steps.append({.id = stepId(node.name, kind),
                               .node = node.name,
                               .kind = kind,
                               .command = text.command,
                               .location = text.location,
                               .timeout = timeoutOf(kind, profile.timeouts)});
        }
    }
    return plan;
}

} // namespace kubemori::maintenance
