// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/power_cycle_plan.hpp"

#include "maintenance/node_order.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/plan_step.hpp"
#include "maintenance/power/power_gates.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Plan;
using operation::PlanStep;
using operation::PlanWarning;
using operation::StepKind;

namespace {

using Nodes = QList<kube::Node>;

/// Workers, storage, control planes, in the order of going down.
struct Groups
{
    Nodes workers;
    Nodes storage;
    Nodes controlPlanes;

    [[nodiscard]] Nodes down() const { return workers + storage + controlPlanes; }
};

/// What is needed by the others comes up first: the way down, the other way round.
Nodes reversed(Nodes nodes)
{
    std::ranges::reverse(nodes);
    return nodes;
}

Groups grouped(const Nodes &nodes, const QStringList &storage, const QString &kubectlHost)
{
    Groups groups;
    for (const kube::Node &node : inRebootOrder(nodes, {}, kubectlHost)) {
        Nodes &group = node.isControlPlane()         ? groups.controlPlanes
                       : storage.contains(node.name) ? groups.storage
                                                     : groups.workers;
        group.append(node);
    }
    return groups;
}

/// Appends steps to a plan.
class Writer
{
public:
    Writer(Plan &plan, const cluster::Profile &profile, const ClusterActions &actions)
        : m_plan(plan)
        , m_profile(profile)
        , m_actions(actions)
    {
    }

    void add(const kube::Node &node, const QList<StepKind> &kinds)
    {
        for (const StepKind kind : kinds) {
            if (const auto step = planStep(kind, node, m_plan.operation, m_profile, m_actions)) {
                m_plan.steps.append(*step);
            }
        }
    }
    void addToEach(const Nodes &nodes, const QList<StepKind> &kinds)
    {
        for (const kube::Node &node : nodes) {
            add(node, kinds);
        }
    }
    [[nodiscard]] PlanStep &last() { return m_plan.steps.last(); }

private:
    Plan &m_plan;
    const cluster::Profile &m_profile;
    const ClusterActions &m_actions;
};

void planDown(Writer &writer, const Groups &groups, const cluster::Profile &profile)
{
    const Nodes order = groups.down();
    if (const QString gates = powerGatesText(profile); !gates.isEmpty()) {
        writer.add(order.constFirst(), {StepKind::Gates});
        writer.last().command = gates;
    }
    if (canSnapshot(profile)) {
        writer.add(groups.controlPlanes.constLast(), {StepKind::Snapshot});
    }
    writer.addToEach(order, {StepKind::Identify, StepKind::Cordon});
    writer.addToEach(order, {StepKind::PowerOff, StepKind::WaitOff});
    writer.add(order.constLast(), {StepKind::PowerCut});
}

void planUp(Writer &writer, const Groups &groups, const cluster::Profile &profile)
{
    const QList<StepKind> start = profile.power.on.isEmpty() ? QList<StepKind>{} : QList<StepKind>{StepKind::PowerOn};
    const Nodes controlPlanes = reversed(groups.controlPlanes);
    // etcd needs a quorum before any of them can be Ready: all are switched on before one is waited for.
    writer.addToEach(controlPlanes, start);
    writer.addToEach(controlPlanes, {StepKind::WaitUp});
    writer.addToEach(controlPlanes, {StepKind::WaitReady});
    for (const Nodes &group : {groups.storage, groups.workers}) {
        writer.addToEach(group, start);
        writer.addToEach(group, {StepKind::WaitUp, StepKind::WaitReady});
    }
    // Only now that there is a place for everything may pods be placed.
    Nodes schedulable = reversed(groups.down());
    schedulable.removeIf([](const kube::Node &node) { return !node.schedulable; });
    writer.addToEach(schedulable, {StepKind::Uncordon});
    writer.add(groups.down().constFirst(), {StepKind::Settle});
}

} // namespace

Result<Plan> planPowerCycle(const QList<kube::Node> &nodes, const QStringList &storage, const cluster::Profile &profile,
                            const ClusterActions &actions, const QDateTime &now)
{
    const Groups groups = grouped(nodes, storage + profile.power.storageNodes, actions.kubectlHost());
    if (groups.controlPlanes.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the cluster has no control-plane node"_s);
    }
    Plan plan{.operation = operationId(now, powerCycleKind, profile),
              .kind = powerCycleKind,
              .cluster = profile.id,
              .nodes = {},
              .steps = {},
              .warnings = {}};
    warnOfDemo(plan, profile);
    for (const kube::Node &node : groups.down()) {
        plan.nodes.append(node.name);
        warnOfState(plan, node);
    }
    if (!canSnapshot(profile)) {
        plan.warnings.append({.kind = PlanWarning::Kind::NoSnapshot, .node = {}});
    }
    Writer writer(plan, profile, actions);
    planDown(writer, groups, profile);
    planUp(writer, groups, profile);
    return plan;
}

QString storagePodSelector()
{
    return u"app in (rook-ceph-mon,rook-ceph-osd)"_s;
}

} // namespace kubemori::maintenance
