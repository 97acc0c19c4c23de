// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::operation {

/// What a person can answer.
enum class Choice {
    Retry,              ///< the failed step again, its check first
    SkipNode,           ///< leave this node as it is now (it is restored where that is safe) and go on with the next
    Stop,               ///< end the operation; nodes not reached stay untouched
    DeleteEmptyDirData, ///< drain again and give up the data in emptyDir volumes
};

/// A disruption budget that holds a drain up, with the numbers of the moment.
struct BlockingBudget
{
    QString name; ///< "namespace/name"
    QString pod;  ///< "namespace/name" of the pod that may not go
    int currentHealthy = 0;
    int desiredHealthy = 0;
    int disruptionsAllowed = 0;
    QString rule; ///< "minAvailable: 2" or "maxUnavailable: 1"

    bool operator==(const BlockingBudget &) const = default;
};

/// Something only a person can decide. The operation waits (without its step deadlines running) until it is answered or
/// stopped.
struct Question
{
    enum class Kind { StepFailed, EmptyDirData };

    int id = 0; ///< unique within the operation
    Kind kind = Kind::StepFailed;
    QString step; ///< PlanStep::id
    QString node;
    Error error;                   ///< why it is asked
    QStringList pods;              ///< EmptyDirData: the pods concerned, "namespace/name"
    QList<BlockingBudget> budgets; ///< StepFailed on a drain: what blocks it
    QList<Choice> choices;         ///< in the order to be shown; the last is the safe one

    bool operator==(const Question &) const = default;
};

/// Stable names for JSON, journals and tests.
[[nodiscard]] QString toString(Choice choice);
[[nodiscard]] QString toString(Question::Kind kind);

} // namespace kubemori::operation
