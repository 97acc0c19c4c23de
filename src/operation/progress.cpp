// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/progress.hpp"

#include <utility>

namespace kubemori::operation {

bool isDone(const NodeResult &result)
{
    return isDone(result.outcome);
}

qsizetype stepsPassed(const QMap<QString, StepState> &states, const Plan &plan)
{
    for (qsizetype index = plan.steps.size() - 1; index >= 0; --index) {
        const PlanStep &step = plan.steps.at(index);
        if (suspends(step.kind) && states.value(step.id, StepState::Pending) == StepState::Succeeded) {
            return index + 1;
        }
    }
    return 0;
}

Progress takenUpAgain(Progress progress, const Plan &plan)
{
    QSet<QString> anew;
    for (const NodeResult &result : std::as_const(progress.results)) {
        if (!isDone(result)) {
            anew.insert(result.node);
        }
    }
    // Its part was ended early and being put back when the program died: nobody knows how much of it was.
    for (const PlanStep &step : plan.steps) {
        const StepState state = progress.states.value(step.id, StepState::Pending);
        if (state == StepState::Cancelled || state == StepState::Skipped) {
            anew.insert(step.node);
        }
    }
    for (const PlanStep &step : plan.steps.sliced(stepsPassed(progress.states, plan))) {
        if (anew.contains(step.node)) {
            progress.states[step.id] = StepState::Pending;
        }
    }
    progress.results.removeIf([](const auto &entry) { return !isDone(entry.value()); });
    return progress;
}

} // namespace kubemori::operation
