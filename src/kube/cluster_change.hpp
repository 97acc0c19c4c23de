// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <variant>

namespace kubemori::kube {

/// A disruption budget's spec is to be another one; refused unless it is exactly `expected`. Only the spec is compared:
/// the resource version moves with every pod that the budget counts.
struct BudgetChange
{
    QString nameSpace;
    QString name;
    QJsonObject expected;
    QJsonObject wanted;

    bool operator==(const BudgetChange &) const = default;
};

/// A workload is to have `to` replicas; refused unless it has `from`.
struct ScaleChange
{
    QString nameSpace;
    QString kind; ///< "deployment" or "statefulset"
    QString name;
    int from = 0;
    int to = 0;

    bool operator==(const ScaleChange &) const = default;
};

/// A pod is taken out of the API at once, whether its containers have ended or not. Finalizers keep it there.
struct ForcedDeletion
{
    QString nameSpace;
    QString name;

    bool operator==(const ForcedDeletion &) const = default;
};

/// A change to an object other than a node. A plain value: shown as the command that carries it out, then carried out.
using ClusterChange = std::variant<BudgetChange, ScaleChange, ForcedDeletion>;

} // namespace kubemori::kube
