// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/rolling_reboot_plan.hpp"

#include "maintenance/node_order.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/plan_step.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Plan;
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

void warn(Plan &plan, const kube::Node &node, bool onlyControlPlane, const QString &kubectlHost)
{
    const auto add = [&](PlanWarning::Kind kind) { plan.warnings.append({.kind = kind, .node = node.name}); };
    warnOfState(plan, node);
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
    Plan plan{.operation = operationId(now, u"reboot"_s, profile),
              .kind = rollingRebootKind,
              .cluster = profile.id,
              .nodes = {},
              .steps = {},
              .warnings = {}};
    warnOfDemo(plan, profile);
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
