// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/file_lock.hpp"
#include "operation/progress.hpp"

#include "base/result.hpp"

#include <optional>

namespace kubemori::operation {

/// What a journal tells of an operation, finished or not. `states` holds every step of the plan.
struct JournalContents : Progress
{
    Plan plan;
    QDateTime begunAt;                    ///< UTC
    QDateTime lastAt;                     ///< UTC, of the last record
    LockOwner by;                         ///< who ran it last
    QMap<QString, Error> errors;          ///< the last error of a step
    std::optional<Question> openQuestion; ///< only id, kind, step and node
    std::optional<Finished> finished;     ///< none: it was cut off
    bool left = false;                    ///< a person decided to leave it as it is: it is not to be taken up again
    qint64 records = 0;
    qint64 goodLength = 0; ///< bytes of whole records
    bool torn = false;     ///< the last line was incomplete and was dropped

    /// Nothing is left to do for anybody: it succeeded, or a person left it as it is.
    [[nodiscard]] bool isSettled() const;
    /// It ended without a word: the program or the machine died under it, unless it runs.
    [[nodiscard]] bool isCutOff() const { return !finished && !left; }
};

/// Replays a journal. A step that was under way when the records end, or that announced a change without recording its
/// result, is Interrupted; where it was taken up again, what takenUpAgain() says was begun anew. InvalidData for a
/// damaged line (other than the last), a gap in the numbers, a plan that does not fit its hash, or a schema this
/// program does not know.
[[nodiscard]] Result<JournalContents> readJournal(const QByteArray &bytes);

/// The same of `folder/journal.jsonl`. Reads only; the writer may be alive.
[[nodiscard]] Result<JournalContents> readJournalIn(const QString &folder);

} // namespace kubemori::operation
