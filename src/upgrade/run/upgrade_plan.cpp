// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/upgrade_plan.hpp"

#include "maintenance/plan_step.hpp"
#include "maintenance/step_ids.hpp"
#include "upgrade/run/run_limit.hpp"
#include "upgrade/run_requests.hpp"

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using maintenance::stepId;
using operation::Plan;
using operation::PlanStep;
using operation::StepKind;

namespace {

constexpr Milliseconds longestFacts = std::chrono::hours{1};
constexpr Milliseconds longestRun = std::chrono::hours{24};

/// The nodes of a hop in the order in which Kubespray upgrades them.
struct Order
{
    QStringList first; ///< control planes and members of etcd
    QStringList rest;

    [[nodiscard]] QStringList all() const { return first + rest; }
};

void add(QStringList &list, const QStringList &names, const UpgradePlanRequest &request, const QStringList &others)
{
    for (const QString &name : names) {
        const bool isThere = std::ranges::contains(request.nodes, name, &kube::Node::name);
        if (isThere && !list.contains(name) && !others.contains(name)) {
            list.append(name);
        }
    }
}

Order orderOf(const UpgradePlanRequest &request)
{
    Order order;
    add(order.first, request.inventory.controlPlanes, request, {});
    add(order.first, request.inventory.etcd, request, {});
    add(order.rest, request.inventory.workers, request, order.first);
    return order;
}

Result<Order> wantedOf(const UpgradePlanRequest &request)
{
    Order order = orderOf(request);
    if (order.all().isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the inventory names no node of the cluster"_s,
                    request.hop.inventoryFile);
    }
    const QStringList &wanted = request.hop.choices.strategy.nodes;
    for (const QString &name : wanted) {
        if (!order.all().contains(name)) {
            return fail(ErrorCode::NotFound, u"no such node in the inventory and the cluster"_s, name);
        }
    }
    if (!wanted.isEmpty()) {
        for (QStringList *list : {&order.first, &order.rest}) {
            list->removeIf([&wanted](const QString &name) { return !wanted.contains(name); });
        }
    }
    return order;
}

/// Writes the steps one after the other.
class PlanWriter
{
public:
    PlanWriter(const UpgradePlanRequest &request, const maintenance::ClusterActions &actions, const AnsibleRuns &runs)
        : m_request(request)
        , m_actions(actions)
        , m_runs(runs)
    {
    }

    [[nodiscard]] Result<Plan> write(const Order &order)
    {
        m_order = order;
        m_plan = {.operation = maintenance::operationId(m_request.now, u"upgrade"_s, m_request.profile),
                  .kind = upgradeKind,
                  .cluster = m_request.profile.id,
                  .nodes = order.all(),
                  .steps = {},
                  .warnings = {}};
        maintenance::warnOfDemo(m_plan, m_request.profile);
        for (const QString &name : order.all()) {
            maintenance::warnOfState(m_plan, node(name));
        }
        const bool whole = m_request.hop.choices.strategy.kind == Strategy::Kind::Whole;
        Result<> written = whole ? writeWhole() : writeNodeByNode();
        written = written.and_then([this] { return writeEnd(); });
        if (!written) {
            return std::unexpected(written.error());
        }
        return m_plan;
    }

private:
    [[nodiscard]] const kube::Node &node(const QString &name) const
    {
        return *std::ranges::find(m_request.nodes, name, &kube::Node::name);
    }

    Result<> writeWhole()
    {
        const QString &first = m_plan.nodes.constFirst();
        addUsual(StepKind::Gates, first);
        Result<> written = addFacts(first).and_then([&] { return addUpgrade(first, m_plan.nodes, {}); });
        for (const QString &name : m_plan.nodes) {
            addProof(name);
        }
        return written;
    }

    Result<> writeNodeByNode()
    {
        const QString &first = m_plan.nodes.constFirst();
        addUsual(StepKind::Gates, first);
        Result<> written = addFacts(first);
        if (written && !m_order.first.isEmpty()) {
            const bool isAll = m_order.first == orderOf(m_request).first;
            written = addUpgrade(first, m_order.first,
                                 isAll ? QString(m_request.hop.target.controlPlaneGroup + u":etcd"_s) : QString());
            for (const QString &name : m_order.first) {
                addProof(name);
            }
        }
        for (const QString &name : m_order.rest) {
            if (written) {
                written = writeWorker(name);
            }
        }
        return written;
    }

    Result<> writeWorker(const QString &name)
    {
        for (const StepKind kind : {StepKind::Gates, StepKind::Cordon, StepKind::Drain, StepKind::WaitDetached}) {
            addUsual(kind, name);
        }
        const auto written = addUpgrade(name, {name}, name);
        addProof(name);
        return written;
    }

    /// Behind a leg of the first node's own, so that its order cannot be changed.
    Result<> writeEnd()
    {
        const QString &first = m_plan.nodes.constFirst();
        const auto written = addRun(StepKind::Addons, first, addonsRequest(m_request.hop), longestRun);
        addUsual(StepKind::Settle, first);
        return written;
    }

    void addUsual(StepKind kind, const QString &name)
    {
        if (std::ranges::contains(m_plan.steps, stepId(name, kind), &PlanStep::id)) {
            return;
        }
        if (const auto step = maintenance::planStep(kind, node(name), m_plan.operation, m_request.profile, m_actions)) {
            m_plan.steps.append(*step);
        }
    }

    void addProof(const QString &name)
    {
        const auto ready =
            maintenance::planStep(StepKind::WaitReady, node(name), m_plan.operation, m_request.profile, m_actions);
        m_plan.steps.append({.id = stepId(name, StepKind::Upgraded),
                             .node = name,
                             .kind = StepKind::Upgraded,
                             .command = ready ? ready->command : QString(),
                             .location = ready ? ready->location : QString(),
                             .timeout = m_request.profile.timeouts.ready});
        const auto before = std::ranges::find(m_request.hop.nodes, name, &NodeBefore::name);
        if (before == m_request.hop.nodes.end() ? node(name).schedulable : before->schedulable) {
            addUsual(StepKind::Uncordon, name);
        } else if (unsettlesCordons()) {
            addUsual(StepKind::Cordon, name);
        }
    }

    /// See KeepCordonedStep.
    [[nodiscard]] bool unsettlesCordons() const
    {
        const Strategy &strategy = m_request.hop.choices.strategy;
        return strategy.kind == Strategy::Kind::Whole && strategy.alwaysCordon;
    }

    Result<> addFacts(const QString &name)
    {
        if (m_request.hop.target.factsPlaybook.isEmpty()) {
            return {};
        }
        return addRun(StepKind::Facts, name, factsRequest(m_request.hop), longestFacts);
    }

    Result<> addUpgrade(const QString &name, const QStringList &nodes, const QString &whole)
    {
        const RunLimit left = limitOf(m_request.hop, nodes, orderOf(m_request).all(), whole, m_request.nodes, {});
        return addRun(StepKind::Upgrade, name, upgradeRequest(m_request.hop, left.limit), longestRun);
    }

    Result<> addRun(StepKind kind, const QString &name, const ansible::RunRequest &request, Milliseconds timeout)
    {
        const auto text = m_runs.commandText(m_request.hop, request);
        if (!text) {
            return std::unexpected(text.error());
        }
        const cluster::KubesprayAccess &place = m_request.profile.kubespray;
        m_plan.steps.append({.id = stepId(name, kind),
                             .node = name,
                             .kind = kind,
                             .command = *text,
                             .location = place.host.isEmpty() ? u"local"_s : place.host,
                             .timeout = timeout});
        return {};
    }

    const UpgradePlanRequest &m_request;
    const maintenance::ClusterActions &m_actions;
    const AnsibleRuns &m_runs;
    Order m_order;
    Plan m_plan;
};

} // namespace

Result<Plan> planUpgradeRun(const UpgradePlanRequest &request, const maintenance::ClusterActions &actions,
                            const AnsibleRuns &runs)
{
    return wantedOf(request).and_then(
        [&](const Order &order) { return PlanWriter(request, actions, runs).write(order); });
}

/// The proofs that follow it, up to the next run.
QStringList nodesOfRun(const Plan &plan, const PlanStep &step)
{
    QStringList nodes;
    const auto at = std::ranges::find(plan.steps, step.id, &PlanStep::id);
    for (auto next = at == plan.steps.end() ? at : at + 1; next != plan.steps.end(); ++next) {
        if (next->kind == StepKind::Upgrade || next->kind == StepKind::Addons) {
            break;
        }
        if (next->kind == StepKind::Upgraded) {
            nodes.append(next->node);
        }
    }
    return nodes;
}

} // namespace kubemori::upgrade
