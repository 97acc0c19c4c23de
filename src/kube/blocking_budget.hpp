// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/pod.hpp"

#include <QList>
#include <QString>

namespace kubemori::kube {

/// A disruption budget that does not let a pod go now. Same members as operation::BlockingBudget, which is above this
/// library.
struct BlockingBudget
{
    QString name; ///< "namespace/name"
    QString pod;  ///< "namespace/name"
    int currentHealthy = 0;
    int desiredHealthy = 0;
    int disruptionsAllowed = 0;
    QString rule; ///< "minAvailable: 2" or "maxUnavailable: 1"
    bool severalForOnePod =
        false; ///< the eviction API refuses a pod with more than one budget for good, whatever the numbers

    bool operator==(const BlockingBudget &) const = default;
};

/// Whether the budget counts this pod (same namespace, selector matches).
[[nodiscard]] bool selects(const PodDisruptionBudget &budget, const Pod &pod);

/// Whether a drain evicts the pod at all: not a mirror pod, not DaemonSet-managed, not terminating.
[[nodiscard]] bool isEvictable(const Pod &pod);

/// What would refuse the eviction of these pods at the numbers of the moment, in the order of the pods. Pods that a
/// budget does not protect (finished, pending, terminating) are left out.
[[nodiscard]] QList<BlockingBudget> blockingBudgets(const QList<Pod> &pods, const QList<PodDisruptionBudget> &budgets);

} // namespace kubemori::kube
