// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/answer_box.hpp"
#include "operation/recipe.hpp"
#include "operation/recorder.hpp"

#include <QList>

namespace kubemori::operation {

/// What the parts of a run share; all borrowed.
struct RunEnvironment
{
    Recipe &recipe;
    Recorder &recorder;
    AnswerBox &answers;
    Clock &clock;
    int &lastQuestion;
};

/// One node's part of an operation: its steps in order, the questions when one fails, and the cleanup when it ends
/// early.
class NodeRun
{
public:
    NodeRun(RunEnvironment environment, QString node);

    /// Returns the node's result; afterwards goesOn() says whether the next node may be begun.
    [[nodiscard]] NodeResult run(const std::stop_token &stop);
    [[nodiscard]] bool goesOn() const { return m_goesOn; }
    /// Why it did not succeed; a default-made Error if it did.
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    enum class Attempt { Done, Failed, Cancelled };

    [[nodiscard]] Outcome runSteps(const std::stop_token &stop);
    [[nodiscard]] Attempt attempt(qsizetype index, const std::stop_token &stop);
    /// The three parts; the state it ends in.
    [[nodiscard]] Result<StepState> attemptParts(qsizetype index, const std::stop_token &stop);
    [[nodiscard]] std::optional<Answer> ask(qsizetype index, const std::stop_token &stop);
    void settle(qsizetype index);
    void endEarly(StepState rest);
    void cleanUp();

    [[nodiscard]] const PlanStep &planStep(qsizetype index) const;
    [[nodiscard]] Step &step(qsizetype index) const;
    [[nodiscard]] StepContext context(qsizetype index, Milliseconds timeout, std::stop_token stop) const;
    /// Where to go on after the step failed; what is to be done again becomes Pending.
    [[nodiscard]] qsizetype rewind(qsizetype index);

    RunEnvironment m_env;
    QString m_node;
    QList<qsizetype> m_indexes; ///< this node's steps within the plan
    qsizetype m_begun = 0;      ///< how many of them were begun
    QStringList m_deferred;     ///< done, but not proved yet
    Error m_error;
    StepState m_failedAs = StepState::Failed;
    bool m_goesOn = true;
};

} // namespace kubemori::operation
