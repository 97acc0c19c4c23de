// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/outcome.hpp"

#include "operation/names.hpp"

namespace kubemori::operation {

QString toString(Outcome outcome)
{
    return nameOf(outcome);
}

QString toString(StepState state)
{
    return nameOf(state);
}

bool isFinal(StepState state)
{
    switch (state) {
    case StepState::Succeeded:
    case StepState::AlreadyDone:
    case StepState::Failed:
    case StepState::Cancelled:
    case StepState::Skipped:
    case StepState::Interrupted:
    case StepState::Unknown:
        return true;
    case StepState::Pending:
    case StepState::Checking:
    case StepState::Running:
    case StepState::Verifying:
    case StepState::Asking:
        break;
    }
    return false;
}

} // namespace kubemori::operation
