// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori::operation {

/// How a step, a node's part or a whole operation ended. Unknown is never treated as success.
enum class Outcome {
    Succeeded,
    AlreadyDone,
    Failed,
    Cancelled,
    Unknown,
    Suspended, ///< it came to where its plan lets it rest, and goes on when it is taken up again
};

/// Where a step stands.
enum class StepState {
    Pending,
    Checking, ///< looking whether it is done already
    Running,
    Verifying, ///< looking at the world for its effect
    Asking,    ///< waits for a person
    Succeeded,
    AlreadyDone,
    Failed,
    Cancelled,
    Skipped,     ///< a person chose to leave this node out
    Interrupted, ///< it was under way when the program died
    Unknown,     ///< ended, but its effect could not be determined
};

/// Stable names for JSON, journals and tests.
[[nodiscard]] QString toString(Outcome outcome);
[[nodiscard]] QString toString(StepState state);

/// What was wanted is so, by this run or before it.
[[nodiscard]] constexpr bool isDone(Outcome outcome)
{
    return outcome == Outcome::Succeeded || outcome == Outcome::AlreadyDone;
}

/// It did what was asked of it: done, or at rest where its plan lets it be.
[[nodiscard]] constexpr bool isGood(Outcome outcome)
{
    return isDone(outcome) || outcome == Outcome::Suspended;
}

/// True for states that will not change any more in this run.
[[nodiscard]] bool isFinal(StepState state);

} // namespace kubemori::operation
