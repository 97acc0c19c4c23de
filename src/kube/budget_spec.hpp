// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"

#include <QJsonObject>

namespace kubemori::kube {

/// A disruption budget's spec letter by letter, so that it can be put back exactly.
struct BudgetSpec
{
    QString uid;
    QJsonObject spec;

    bool operator==(const BudgetSpec &) const = default;
};

/// policy/v1, on old clusters v1beta1: their specs are the same. NotFound when there is no such budget.
[[nodiscard]] Result<BudgetSpec> readBudgetSpec(const Kubectl &kubectl, const QString &nameSpace, const QString &name,
                                                std::stop_token stop);

/// The spec that lets one more of the counted pods go than may go now, and no more than one: minAvailable or
/// maxUnavailable as a number, whichever it has. Empty when no spec can: a budget of which no pod is healthy allows
/// nothing whatever it says.
[[nodiscard]] QJsonObject relaxedSpec(const QJsonObject &spec, const PodDisruptionBudget &numbers);

} // namespace kubemori::kube
