// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/reboot_operation.hpp"

#include "maintenance/forecast_estimate.hpp"
#include "maintenance/kubectl_cluster_actions.hpp"
#include "maintenance/reboot_required.hpp"
#include "maintenance/rolling_reboot_plan.hpp"
#include "operation/command_log.hpp"
#include "operation/duration_history.hpp"

#include <utility>

namespace kubemori::composition {

namespace {

/// Puts the answer into `out`; the error otherwise.
template<class T> Result<> take(Result<T> answer, T &out)
{
    if (!answer) {
        return std::unexpected(answer.error());
    }
    out = std::move(*answer);
    return {};
}

Result<maintenance::ForecastFacts> readFacts(const kube::Kubectl &kubectl, const std::stop_token &stop)
{
    maintenance::ForecastFacts facts;
    return take(kubectl.nodeRooms(stop), facts.nodes)
        .and_then([&] { return take(kubectl.scheduledPods(stop), facts.pods); })
        .and_then([&] { return take(kubectl.podDisruptionBudgets(stop), facts.budgets); })
        .and_then([&] { return take(kubectl.workloads(stop), facts.workloads); })
        .and_then([&] { return take(kubectl.boundVolumes(stop), facts.volumes); })
        .transform([&] { return std::move(facts); });
}

} // namespace

RebootOperation::RebootOperation(const World &world, cluster::Profile profile, kube::Kubectl kubectl)
    : m_world(&world)
    , m_profile(std::move(profile))
    , m_kubectl(std::move(kubectl))
{
}

Result<operation::Plan> RebootOperation::plan(const QStringList &nodes, std::stop_token stop) const
{
    const auto all = m_kubectl.allNodes(stop);
    if (!all) {
        return std::unexpected(all.error());
    }
    const maintenance::KubectlClusterActions actions(
        m_kubectl, std::make_shared<cluster::ClusterAccess>(m_world->access(m_profile)), m_world->runners().local(),
        std::make_shared<operation::CommandLog>());
    return maintenance::planRollingReboot(*all, {.nodes = nodes}, m_profile, actions, m_world->clock().utcNow());
}

Result<maintenance::Forecast> RebootOperation::forecast(const operation::Plan &plan, std::stop_token stop) const
{
    auto facts = readFacts(m_kubectl, stop);
    if (!facts) {
        return std::unexpected(facts.error());
    }
    facts->order = plan.nodes;
    facts->drain = m_profile.drain;
    auto forecast = maintenance::makeForecast(*facts, std::move(stop));
    if (forecast) {
        maintenance::addEstimates(
            *forecast, plan,
            operation::readDurationHistory(operationsRoot(m_profile.simulated), plan.cluster, plan.kind));
    }
    return forecast;
}

Result<QStringList> RebootOperation::needingReboot(const QStringList &nodes, std::stop_token stop) const
{
    const auto all = m_kubectl.allNodes(stop);
    if (!all) {
        return std::unexpected(all.error());
    }
    const cluster::ClusterAccess access = m_world->access(m_profile);
    QStringList needing;
    for (const kube::Node &node : *all) {
        if (!nodes.isEmpty() && !nodes.contains(node.name)) {
            continue;
        }
        const auto host = access.nodeHost(node.name, node.internalIp);
        if (!host) {
            return std::unexpected(host.error().on(node.name));
        }
        const auto need = maintenance::rebootRequired(*host->runner, m_profile.rebootRequired.command,
                                                      m_profile.timeouts.command, stop);
        if (!need) {
            return std::unexpected(need.error().on(node.name));
        }
        if (need->required) {
            needing.append(node.name);
        }
    }
    return needing;
}

} // namespace kubemori::composition
