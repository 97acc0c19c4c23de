// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/run_environment.hpp"

#include <QList>

#include <functional>

namespace kubemori::operation {

/// One leg of a node's part of an operation: its steps in order, the questions when one fails, and the cleanup, of the
/// whole part, when it ends early.
class NodeRun
{
public:
    /// Called before each step; may block until its token is stopped.
    using Checkpoint = std::function<void(const std::stop_token &)>;

    NodeRun(RunEnvironment environment, const Leg &leg, Checkpoint checkpoint);

    /// Goes on where the recorder says that the node stands. Afterwards goesOn() says whether the next node may be
    /// begun. `stop` is the node's own token: it is stopped when the operation is, or when a person skips the node.
    [[nodiscard]] NodeResult run(const std::stop_token &stop);
    /// Begins no step: puts back what is safe to put back.
    [[nodiscard]] NodeResult putBack();
    /// `operation`: the operation's token; a node that was broken off because it is skipped does not end it.
    [[nodiscard]] bool goesOn(const std::stop_token &operation) const
    {
        return m_goesOn && !operation.stop_requested();
    }
    /// Why it did not succeed; a default-made Error if it did.
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    enum class Attempt { Done, Failed, Cancelled };

    void findPlace();
    [[nodiscard]] NodeResult result(Outcome outcome, SteadyTime start) const;
    [[nodiscard]] Outcome runSteps(const std::stop_token &stop);
    [[nodiscard]] Attempt attempt(qsizetype index, const std::stop_token &stop);
    /// The three parts; the state it ends in.
    [[nodiscard]] Result<StepState> attemptParts(qsizetype index, const std::stop_token &stop);
    [[nodiscard]] std::optional<Answer> ask(qsizetype index, const std::stop_token &stop);
    void settle(qsizetype index);
    void endEarly(StepState rest);
    [[nodiscard]] Error notSeen() const;
    void cleanUp();

    [[nodiscard]] const PlanStep &planStep(qsizetype index) const;
    [[nodiscard]] Step &step(qsizetype index) const;
    [[nodiscard]] StepContext context(qsizetype index, Milliseconds timeout, std::stop_token stop) const;
    /// Where to go on after the step failed; what is to be done again becomes Pending.
    [[nodiscard]] qsizetype rewind(qsizetype index);

    RunEnvironment m_env;
    QString m_node;
    Checkpoint m_checkpoint;
    QList<qsizetype> m_indexes; ///< this node's steps within the plan
    qsizetype m_next = 0;       ///< the first one of this leg that is not done
    qsizetype m_end = 0;        ///< behind the leg's last one
    qsizetype m_begun = 0;      ///< how many of them were begun
    QStringList m_deferred;     ///< done, but not proved yet
    Error m_error;
    StepState m_failedAs = StepState::Failed;
    bool m_goesOn = true;
};

} // namespace kubemori::operation
