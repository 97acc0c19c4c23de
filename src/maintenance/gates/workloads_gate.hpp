// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"
#include "maintenance/gates/workload_snapshot.hpp"

namespace kubemori::maintenance {

/// "workloads": no workload is worse off than before the operation began. What it compares with is taken by the first
/// look, unless the operation has changed something by then, and kept as a fact, so that a resume compares with the
/// same.
class WorkloadsGate final : public Gate
{
public:
    explicit WorkloadsGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    [[nodiscard]] QList<operation::GateResult> judge(const WorkloadSnapshot &before, const WorkloadState &now) const;
};

} // namespace kubemori::maintenance
