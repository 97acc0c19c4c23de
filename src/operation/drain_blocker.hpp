// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::operation {

enum class Choice; // operation/question.hpp

/// A disruption budget that holds a drain up, with the numbers of the moment.
struct BlockingBudget
{
    QString name; ///< "namespace/name"
    QString pod;  ///< "namespace/name" of the pod that may not go
    int currentHealthy = 0;
    int desiredHealthy = 0;
    int disruptionsAllowed = 0;
    QString rule;         ///< "minAvailable: 2" or "maxUnavailable: 1"; empty: it has neither
    int expectedPods = 0; ///< how many it counts with; 0: the server has not computed it
    QString selector;     ///< as kubectl's -l takes it

    bool operator==(const BlockingBudget &) const = default;
};

/// Something a person can have done about a pod that does not go.
struct Remedy
{
    Choice choice{}; ///< RelaxBudget, ScaleUp or ForceDelete
    QString object;  ///< "namespace/name" of the budget or pod; "namespace/deployment/name" of a workload, which has a
                     ///< kind of its own
    QString command; ///< exactly what will be run; empty where it is only said that the remedy fits

    bool operator==(const Remedy &) const = default;
};

/// A pod that a drain has to get rid of and that is still there: in what state, whether that will pass, and what fits
/// against it. A plain value; times are UTC and do not move, so that an unchanged pod compares equal.
struct DrainBlocker
{
    enum class State {
        Evicting,         ///< kubectl is asking for its eviction
        WaitingForBudget, ///< a disruption budget refuses for now
        Terminating,      ///< its deletion was asked for and it is ending
        Stuck,            ///< its deletion was asked for and nothing is seen to end it
        TwoBudgets,       ///< the eviction API answers 500: no pod may have more than one budget
    };
    enum class Verdict {
        WillClear,
        MayClear,
        CannotClear, ///< not by itself
    };
    enum class Reason {
        InProgress,          ///< being asked for, or within its grace period
        PastGrace,           ///< a little beyond its grace period
        EvictionFailed,      ///< kubectl gave up on it
        ReplacementStarting, ///< the pods that the budget lacks are starting
        PodsNotReady,        ///< pods that the budget counts are not ready; they may become so
        NotComputed,         ///< the server's numbers are not of this moment
        NeedsEveryPod,       ///< the budget needs as many pods as there are
        NoRule,              ///< the budget has neither minAvailable nor maxUnavailable: it never allows anything
        NoneCanBecomeReady,  ///< too few are healthy, and there is no pod that could become so
        NoPlace,             ///< the pods that could are unschedulable
        SeveralBudgets,
        NodeDown,  ///< nobody is there to end it
        Finalizer, ///< something else has to let go of it
        Volume,    ///< a volume of it is still attached
        NotEnded,  ///< the node is Ready and does not end it
    };

    QString pod; ///< "namespace/name"
    QString uid;
    State state = State::Evicting;
    Verdict verdict = Verdict::WillClear;
    Reason reason = Reason::InProgress;
    QString owner;                 ///< "deployment/web", "job/backup"; empty: nobody makes it again
    bool ownerScales = false;      ///< one more replica can be asked of the owner
    QList<BlockingBudget> budgets; ///< WaitingForBudget, TwoBudgets
    QDateTime since; ///< Terminating, Stuck: when its deletion was asked for; else when it was first seen so
    QDateTime until; ///< Terminating, Stuck: the end of its grace period
    QStringList finalizers;
    QStringList volumes; ///< claims whose volumes are still attached to the node
    QList<Remedy> remedies;

    bool operator==(const DrainBlocker &) const = default;
};

/// Those that will not clear by themselves for sure, without what changes all the time: what is worth a record.
[[nodiscard]] QList<DrainBlocker> substance(const QList<DrainBlocker> &blockers);

/// Stable names for JSON, journals and tests.
[[nodiscard]] QString toString(DrainBlocker::State state);
[[nodiscard]] QString toString(DrainBlocker::Verdict verdict);
[[nodiscard]] QString toString(DrainBlocker::Reason reason);

} // namespace kubemori::operation
