// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/journal_reader.hpp"

#include <QList>

#include <optional>

namespace kubemori::operation {

/// One record of a journal in its order, for those who tell what happened. A plain value.
struct TimelineEntry
{
    enum class Kind { Begun, Resumed, Step, Change, ChangeDone, Question, Answer, Node, Ended };

    QDateTime at; ///< UTC
    Kind kind = Kind::Step;
    QString step; ///< PlanStep::id; empty where it concerns no step
    QString node;
    StepState state = StepState::Pending; ///< Step
    QString text;                         ///< Change: the command; Question: its kind; Begun, Resumed: who
    std::optional<Choice> choice;         ///< Answer
    QString reason;                       ///< Answer: the words a person gave with it
    Error error;                          ///< Step, ChangeDone, Question
};

/// A journal as it is told to people: every change with when it was made, every question with its answer.
struct Timeline
{
    JournalContents contents;
    QList<TimelineEntry> entries;

    /// How long the step took in all its tries, from Checking to its end; zero if it never ran.
    [[nodiscard]] Milliseconds duration(const QString &step) const;
};

/// As readJournal(), with the records.
[[nodiscard]] Result<Timeline> readTimeline(const QByteArray &bytes);
/// The same of an operation's folder.
[[nodiscard]] Result<Timeline> readTimelineIn(const QString &folder);

} // namespace kubemori::operation
