// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/renew_step.hpp"
#include "maintenance/gates/etcd_gate.hpp"

namespace kubemori::maintenance {

/// The API servers of the other control planes are ready, asked over ssh on each node itself: that works with expired
/// kubeconfigs, too.
class OtherServersGate final : public Gate
{
public:
    /// `nodes`: those that are asked, the node itself is left out.
    OtherServersGate(cluster::GateMode mode, std::shared_ptr<const RenewShared> shared, QStringList nodes);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;

private:
    [[nodiscard]] operation::GateResult ask(GateView &view, const QString &node) const;

    std::shared_ptr<const RenewShared> m_shared;
    QStringList m_nodes;
};

/// etcd is healthy, asked without the API. A member that is a static pod of the node is away for a moment.
class RenewEtcdGate final : public Gate
{
public:
    /// `nodes`: the control planes of the plan; `restarts`: the node's member starts anew as well.
    RenewEtcdGate(cluster::GateMode mode, QList<kube::Node> nodes, bool restarts);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;

private:
    QList<kube::Node> m_nodes;
    bool m_restarts;
};

} // namespace kubemori::maintenance
