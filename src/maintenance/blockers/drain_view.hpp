// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "kube/pod.hpp"
#include "kube/pod_ending.hpp"
#include "kube/scalable_owner.hpp"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace kubemori::maintenance {

/// What one look at a node that is being drained saw. A plain value. What was not looked at, because nothing asked for
/// it or because it could not be read, is absent.
struct DrainView
{
    QDateTime now;                           ///< UTC, this machine's clock
    QList<kube::Pod> pods;                   ///< all pods of the node
    QHash<QString, kube::PodEnding> endings; ///< by UID; of `pods` and of `counted`
    QList<kube::PodDisruptionBudget> budgets;
    QHash<QString, QList<kube::Pod>> counted; ///< by budget ("namespace/name"): its pods on all nodes, if it refuses
    std::optional<bool> nodeReady;
    QHash<QString, QStringList> attached;        ///< by UID: claims whose volumes are still attached to the node
    QHash<QString, kube::ScalableOwner> owners;  ///< by UID
    QHash<QString, Milliseconds> terminatingFor; ///< by UID: of those that were seen to begin, by a monotonic clock
    QStringList givenUp;                         ///< "namespace/name": kubectl drain gave up on them
};

/// Whether a drain has to get rid of the pod. DaemonSet pods would come back at once and mirror pods are files on the
/// node: a drain leaves both alone. Finished pods hold nothing that runs. Terminating pods do count: they run until
/// they are gone.
[[nodiscard]] bool hasToGo(const kube::Pod &pod);

} // namespace kubemori::maintenance
