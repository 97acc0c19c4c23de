// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "operation/drain_blocker.hpp"
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
    RelaxBudget,        ///< change a disruption budget for the time of the drain; the words name it
    ScaleUp,            ///< one more replica for the time of the drain; the words name the workload
    ForceDelete,        ///< take a pod that does not end out of the API; the words name it
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
    QString words; ///< as typed, or the remedy's object; kept in the journal

    bool operator==(const Answer &) const = default;
};

/// Whether the choice counts only together with words.
[[nodiscard]] bool needsWords(Choice choice);
/// Whether the choice is a remedy: it counts only for an object that the question offers it for.
[[nodiscard]] bool isRemedy(Choice choice);

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
    QList<DrainBlocker> blockers;  ///< StepFailed on a drain: every pod that is left, with its remedies
    QList<GateResult> gates;       ///< Gates: what every gate says, those that are shut first
    QList<Choice> choices;         ///< in the order to be shown; the last is the safe one

    /// The remedies of all pods, each once.
    [[nodiscard]] QList<Remedy> remedies() const;
    /// Whether this is one of the answers that were asked for.
    [[nodiscard]] bool offers(const Answer &answer) const;
    bool operator==(const Question &) const = default;
};

/// Stable names for JSON, journals and tests.
[[nodiscard]] QString toString(Choice choice);
[[nodiscard]] QString toString(Question::Kind kind);

} // namespace kubemori::operation
