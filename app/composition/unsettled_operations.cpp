// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/unsettled_operations.hpp"

namespace kubemori::composition {

namespace {

/// Older ones have been looked at or never will be.
constexpr int mostRead = 200;

} // namespace

QList<operation::PastOperation> unsettledOperations(const QString &root, const QString &cluster,
                                                    const std::stop_token &stop)
{
    QList<operation::PastOperation> unsettled = operation::listOperations(root, cluster, mostRead, stop);
    unsettled.removeIf([](const operation::PastOperation &past) { return !past.needsAttention(); });
    return unsettled;
}

QList<maintenance::Reconciliation> reconciledOperations(const QString &root, const QString &cluster,
                                                        const kube::Kubectl &kubectl, const std::stop_token &stop)
{
    const QList<operation::PastOperation> unsettled = unsettledOperations(root, cluster, stop);
    if (unsettled.isEmpty()) {
        return {};
    }
    const auto nodes = kubectl.allNodes(stop);
    QList<maintenance::Reconciliation> found;
    for (const operation::PastOperation &past : unsettled) {
        found.append(maintenance::reconcile(past, nodes));
    }
    return found;
}

} // namespace kubemori::composition
