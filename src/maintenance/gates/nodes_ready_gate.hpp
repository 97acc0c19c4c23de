// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "nodes-ready": all other nodes are Ready, so that never more than one is away.
class NodesReadyGate final : public Gate
{
public:
    explicit NodesReadyGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    /// What is said of these nodes before `leaving` goes.
    [[nodiscard]] QList<operation::GateResult> judge(const QList<kube::Node> &nodes, const QString &leaving) const;
};

} // namespace kubemori::maintenance
