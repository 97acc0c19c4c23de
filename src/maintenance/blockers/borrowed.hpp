// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::maintenance {

/// A disruption budget that was relaxed for the time of a drain.
struct BorrowedBudget
{
    QString nameSpace;
    QString name;
    QString uid;
    QJsonObject original;       ///< its spec before we touched it
    QList<QJsonObject> relaxed; ///< every spec that we gave it: anything else is somebody else's

    bool operator==(const BorrowedBudget &) const = default;
};

/// A workload that was given more replicas for the time of a drain.
struct BorrowedReplicas
{
    QString nameSpace;
    QString kind; ///< "deployment" or "statefulset"
    QString name;
    int original = 0;
    QList<int> given; ///< every number that we gave it

    bool operator==(const BorrowedReplicas &) const = default;
};

/// What has to be put back after a drain, as it is remembered in a fact: written before the change is made, so that it
/// is known after a crash whether the change was made or not. A plain value.
struct Borrowed
{
    QList<BorrowedBudget> budgets;
    QList<BorrowedReplicas> replicas;
    /// "namespace/name" of budgets whose remembered spec is not the one that was written (a secret was blotted out of
    /// it): they cannot be put back by us.
    QStringList damaged;

    [[nodiscard]] bool isEmpty() const { return budgets.isEmpty() && replicas.isEmpty() && damaged.isEmpty(); }
    /// "PodDisruptionBudget shop/web", "deployment shop/web".
    [[nodiscard]] QStringList names() const;

    /// Empty for nothing.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static Borrowed fromText(const QString &text);

    bool operator==(const Borrowed &) const = default;
};

} // namespace kubemori::maintenance
