// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "budgets": no disruption budget would refuse, at this moment, that a pod of the node goes.
class BudgetsGate final : public Gate
{
public:
    explicit BudgetsGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    [[nodiscard]] QList<operation::GateResult> judge(const QList<operation::BlockingBudget> &blocking) const;
};

} // namespace kubemori::maintenance
