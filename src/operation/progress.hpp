// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"
#include "operation/facts.hpp"

#include <QMap>
#include <QSet>

namespace kubemori::operation {

/// How far an operation has come: what its journal tells, and what a resume goes on from. A plain value; empty for an
/// operation that has not begun.
struct Progress
{
    QMap<QString, StepState> states;   ///< a step that is not there is Pending
    QMap<QString, NodeResult> results; ///< of nodes whose part is over
    QSet<QString> touchedNodes;        ///< a change was announced on them
    Facts facts;
    int lastQuestion = 0;
};

/// How many steps at the beginning of the plan are over for good, because the operation came to where it rests: what
/// was not done of them is not made up for.
[[nodiscard]] qsizetype stepsPassed(const QMap<QString, StepState> &states, const Plan &plan);

/// The same when the operation is taken up again: nodes that are done stay done; the part of a node that ended
/// otherwise begins anew, with a look at each step first; a part that was cut off goes on where it was.
[[nodiscard]] Progress takenUpAgain(Progress progress, const Plan &plan);

/// Whether nothing is left to do on a node that came out like this.
[[nodiscard]] bool isDone(const NodeResult &result);

} // namespace kubemori::operation
