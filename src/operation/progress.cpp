// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/progress.hpp"

namespace kubemori::operation {

bool isDone(const NodeResult &result)
{
    return result.outcome == Outcome::Succeeded || result.outcome == Outcome::AlreadyDone;
}

Progress takenUpAgain(Progress progress, const Plan &plan)
{
    for (const PlanStep &step : plan.steps) {
        const auto result = progress.results.constFind(step.node);
        if (result != progress.results.constEnd() && !isDone(*result)) {
            progress.states[step.id] = StepState::Pending;
        }
    }
    progress.results.removeIf([](const auto &entry) { return !isDone(entry.value()); });
    return progress;
}

} // namespace kubemori::operation
