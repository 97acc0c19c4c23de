// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "cluster/profile.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace kubemori::kube {

/// What a cordon found: whether it was this call that made the node unschedulable.
enum class Cordoned { Now, Already };

/// What a drain may do.
struct DrainRequest
{
    bool force = true;
    bool ignoreDaemonSets = true;
    bool deleteEmptyDirData = false; ///< only after a person said so
    int gracePeriodSeconds = -1;     ///< -1: each pod's own
    Milliseconds timeout{
        std::chrono::minutes{10}}; ///< handed to kubectl; zero or less is refused, as kubectl takes it for "for ever"

    /// `emptyDir: delete` in the profile is a person's answer given beforehand.
    [[nodiscard]] static DrainRequest fromProfile(const cluster::DrainOptions &options, Milliseconds timeout);
    bool operator==(const DrainRequest &) const = default;
};

/// Something kubectl drain said. Pods are "namespace/name", or only "name" where kubectl leaves the namespace out and
/// no earlier line told it.
struct DrainProgress
{
    enum class Kind {
        Cordoned,
        AlreadyCordoned,
        Ignoring, ///< pods that stay (DaemonSet) or go in spite of a warning (unmanaged, local storage): text holds
                  ///< kubectl's words
        Evicting, ///< an eviction is asked for (again)
        Blocked,  ///< refused for now by a PodDisruptionBudget; kubectl tries again
        Retrying, ///< refused for now for another reason
        Evicted,  ///< the pod is gone
        Skipped,  ///< has been terminating for too long
        Refused,  ///< the drain is refused as a whole
        Failed,   ///< this pod cannot be evicted
        TimedOut,
        Pending, ///< left on the node at the end
        Drained,
    };
    Kind kind = Kind::Evicting;
    QStringList pods;
    QString text; ///< kubectl's line

    bool operator==(const DrainProgress &) const = default;
};

/// Receives progress as it is printed, on the thread that called drain().
using DrainSink = std::function<void(const DrainProgress &)>;

/// A pod whose eviction a budget refuses.
struct BlockedPod
{
    QString pod;
    int attempts = 0; ///< how often it was refused

    bool operator==(const BlockedPod &) const = default;
};

/// All that a drain's output tells. Lists are in the order of appearance, without duplicates.
struct DrainReport
{
    bool cordoned = false; ///< by this drain
    bool alreadyCordoned = false;
    bool drained = false;
    bool timedOut = false;
    QStringList emptyDirPods;  ///< refused: they keep data in emptyDir volumes
    QStringList unmanagedPods; ///< refused: no controller would make them again
    QStringList daemonSetPods; ///< refused: DaemonSet-managed
    QStringList evicted;
    QList<BlockedPod> blocked; ///< refused by a budget and not evicted since
    QStringList failed;        ///< kubectl gave up on them (e.g. two budgets for one pod)
    QStringList pending;       ///< left on the node when it ended
    QStringList errors;        ///< kubectl's "error…" lines, at most 50

    [[nodiscard]] bool isRefused() const;
    bool operator==(const DrainReport &) const = default;
};

/// What the end of `kubectl drain` means; see DrainOutcome. `ended` is what Kubectl made of the exit.
[[nodiscard]] Result<> drainResult(const DrainReport &report, const Result<> &ended);

/// The end of a drain. Codes of `result`: EmptyDirData, BlockedByPdb (it timed out, or gave up, while a budget
/// refused), TimedOut, InvalidInput (unmanaged or DaemonSet pods and the option is off), NotFound (no such node), and
/// those of Kubectl. Success means only that kubectl said so: the caller looks at the pods.
struct DrainOutcome
{
    Result<> result;
    DrainReport report;
};

} // namespace kubemori::kube
