// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "ceph": Rook's Ceph clusters are HEALTH_OK. A HEALTH_WARN is for a person to accept. Without Rook it passes.
class CephGate final : public Gate
{
public:
    explicit CephGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    /// `now`: UTC; a health that was not looked at for long says nothing.
    [[nodiscard]] QList<operation::GateResult> judge(const QList<kube::CephCluster> &clusters,
                                                     const QDateTime &now) const;
};

} // namespace kubemori::maintenance
