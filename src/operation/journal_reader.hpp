// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"
#include "operation/facts.hpp"

#include "base/result.hpp"

#include <QMap>
#include <QSet>

#include <optional>

namespace kubemori::operation {

/// What a journal tells of an operation, finished or not.
struct JournalContents
{
    Plan plan;
    QDateTime begunAt;               ///< UTC
    QMap<QString, StepState> states; ///< of every step of the plan
    QMap<QString, Error> errors;     ///< the last error of a step
    QSet<QString> touchedNodes;      ///< a change was announced on them
    Facts facts;
    std::optional<Question> openQuestion; ///< only id, kind, step and node
    std::optional<Finished> finished;     ///< none: it was cut off
    bool torn = false;                    ///< the last line was incomplete and was dropped
};

/// Replays a journal. A step that was under way when the records end, or that announced a change without recording its
/// result, is Interrupted. InvalidData for a damaged line (other than the last), a gap in the numbers, a plan that does
/// not fit its hash, or a schema this program does not know.
[[nodiscard]] Result<JournalContents> readJournal(const QByteArray &bytes);

/// The same of `folder/journal.jsonl`. Reads only; the writer may be alive.
[[nodiscard]] Result<JournalContents> readJournalIn(const QString &folder);

} // namespace kubemori::operation
