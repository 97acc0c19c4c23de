// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/stage_work.hpp"

#include <stop_token>

namespace kubemori::upgrade::health {

/// Looks at one site's cluster, nodes and inventory; changes nothing. Every call has a deadline. One object per look,
/// used on one thread; all it is given has to outlive it.
class SiteLook
{
public:
    SiteLook(const UpgradeSite &site, const StageWork::OutputSink &sink, std::stop_token stop);

    [[nodiscard]] Result<QList<kube::Node>> nodes() const;
    [[nodiscard]] Result<PodLook> pods() const;
    [[nodiscard]] Result<QList<kube::PodDisruptionBudget>> budgets() const;
    [[nodiscard]] Result<QList<kube::EtcdMember>> etcd(const Result<QList<kube::Node>> &nodes) const;
    [[nodiscard]] Result<std::optional<QList<kube::CephCluster>>> ceph() const;
    [[nodiscard]] Result<QList<DeprecatedApi>> deprecatedApis() const;
    /// Of the inventory as it is in the checkout now.
    [[nodiscard]] Result<kubespray::InventorySettings> settings(const HopRecord &hop) const;
    [[nodiscard]] QList<HostLook> hosts(const Result<QList<kube::Node>> &nodes, const HostParts &parts) const;

    /// A line for who watches.
    void say(const QString &line) const;

private:
    const UpgradeSite &m_site;
    const StageWork::OutputSink &m_sink;
    std::stop_token m_stop;
};

} // namespace kubemori::upgrade::health
