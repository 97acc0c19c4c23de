// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "operation/gate_result.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace kubemori::operation {

/// What a person can answer.
enum class Choice {
    Retry,              ///< the failed step again, its check first
    SkipNode,           ///< leave this node as it is now (it is restored where that is safe) and go on with the next
    Stop,               ///< end the operation; nodes not reached stay untouched
    DeleteEmptyDirData, ///< drain again and give up the data in emptyDir volumes
    Accept,             ///< go on although the gates of the question are shut; needs a reason in words
};

/// What a person answered: a choice, and the words that some choices need. A plain choice is an answer too.
struct Answer
{
    Answer() = default;
    Answer(Choice chosen, QString reason = {})
        : choice(chosen)
        , words(std::move(reason))
    {
    }

    Choice choice = Choice::Stop;
    QString words; ///< as typed; kept in the journal

    bool operator==(const Answer &) const = default;
};

/// Whether the choice counts only together with words.
[[nodiscard]] bool needsWords(Choice choice);

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
    enum class Kind { StepFailed, EmptyDirData, Gates };

    int id = 0; ///< unique within the operation
    Kind kind = Kind::StepFailed;
    QString step; ///< PlanStep::id
    QString node;
    Error error;                   ///< why it is asked
    QStringList pods;              ///< EmptyDirData: the pods concerned, "namespace/name"
    QList<BlockingBudget> budgets; ///< StepFailed on a drain: what blocks it
    QList<GateResult> gates;       ///< Gates: what every gate says, those that are shut first
    QList<Choice> choices;         ///< in the order to be shown; the last is the safe one

    bool operator==(const Question &) const = default;
};

/// Stable names for JSON, journals and tests.
[[nodiscard]] QString toString(Choice choice);
[[nodiscard]] QString toString(Question::Kind kind);

} // namespace kubemori::operation
