// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/blockers/drain_view.hpp"
#include "operation/drain_blocker.hpp"

namespace kubemori::maintenance {

/// Whether a budget that refuses now will let a pod go later by itself, and why.
struct BudgetVerdict
{
    operation::DrainBlocker::Verdict verdict = operation::DrainBlocker::Verdict::MayClear;
    operation::DrainBlocker::Reason reason = operation::DrainBlocker::Reason::PodsNotReady;

    bool operator==(const BudgetVerdict &) const = default;
};

[[nodiscard]] BudgetVerdict judge(const kube::PodDisruptionBudget &budget, const DrainView &view);

/// Whether the budget would let a pod go if there were one more healthy pod.
[[nodiscard]] bool oneMoreHelps(const kube::PodDisruptionBudget &budget);

} // namespace kubemori::maintenance
