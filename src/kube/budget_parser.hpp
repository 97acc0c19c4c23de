// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/pod.hpp"

#include <QByteArray>
#include <QList>

namespace kubemori::kube {

struct BudgetPage
{
    QList<PodDisruptionBudget> budgets;
    QString next; ///< the continue token; empty on the last page
};

/// A page of a PodDisruptionBudgetList (policy/v1 and v1beta1, which differ in what an empty selector means).
/// InvalidData says what is wrong and where.
[[nodiscard]] Result<BudgetPage> parseBudgets(QByteArray &json);

} // namespace kubemori::kube
