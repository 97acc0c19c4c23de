// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/power_operation.hpp"

#include "app/composition/unsettled_operations.hpp"

#include "maintenance/kubectl_cluster_actions.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/power/power_cycle_plan.hpp"
#include "operation/command_log.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

PowerOperation::PowerOperation(const World &world, cluster::Profile profile, kube::Kubectl kubectl)
    : m_world(&world)
    , m_profile(std::move(profile))
    , m_kubectl(std::move(kubectl))
{
}

Result<operation::Plan> PowerOperation::plan(std::stop_token stop) const
{
    const auto nodes = m_kubectl.allNodes(stop);
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    const auto pods = m_kubectl.podsWith(maintenance::storagePodSelector(), stop);
    if (!pods) {
        return std::unexpected(pods.error());
    }
    QStringList storage;
    for (const kube::Pod &pod : *pods) {
        storage.append(pod.node);
    }
    const maintenance::KubectlClusterActions actions(
        m_kubectl, std::make_shared<cluster::ClusterAccess>(m_world->access(m_profile)), m_world->runners().local(),
        std::make_shared<operation::CommandLog>());
    return maintenance::planPowerCycle(*nodes, storage, m_profile, actions, m_world->clock().utcNow());
}

Result<operation::PastOperation> restingOperation(const QString &root, const QString &cluster,
                                                  const std::stop_token &stop)
{
    for (const operation::PastOperation &past : unsettledOperations(root, cluster, stop)) {
        // One that was cut off on its way down or up goes on as well.
        if (past.contents && past.contents->plan.kind == maintenance::powerCycleKind) {
            return past;
        }
    }
    return fail(ErrorCode::NotFound, u"no shutdown of this cluster is known here"_s, cluster);
}

} // namespace kubemori::composition
