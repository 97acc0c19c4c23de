// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "advice/log_clue.hpp"
#include "advice/remedy_step.hpp"

#include <QLatin1StringView>
#include <QList>

/// The words of the format (docs/known-issues.md), for the reader, and to be compared with the schema.
namespace kubemori::advice::format {

using Words = QList<QLatin1StringView>;

/// A subject of a condition.
struct Subject
{
    QLatin1StringView word;
    Condition::Kind kind;
    Words tests;  ///< those it knows; empty: none
    Words extras; ///< further keys
};

/// A test of a condition.
struct TestWord
{
    QLatin1StringView word;
    Test::Kind kind;
};

/// A kind of step.
struct StepWord
{
    QLatin1StringView word;
    RemedyStep::Kind kind;
    Words keys; ///< besides its own
};

/// A program that writes logs.
struct SourceWord
{
    QLatin1StringView word;
    LogSource source;
};

/// Keys of a file.
[[nodiscard]] const Words &issueKeys();
/// "all", "any", "not".
[[nodiscard]] const Words &joints();
[[nodiscard]] const QList<Subject> &subjects();
[[nodiscard]] const QList<TestWord> &tests();
/// Keys of what `cluster` asks.
[[nodiscard]] const Words &queryKeys();
/// Keys of an entry of `log`.
[[nodiscard]] const Words &clueKeys();
[[nodiscard]] const QList<SourceWord> &sources();
[[nodiscard]] const QList<StepWord> &steps();
/// Keys of an example; those that go with `log`, and those that do not.
[[nodiscard]] const Words &exampleKeys();
[[nodiscard]] const Words &logExampleKeys();
[[nodiscard]] const Words &pictureExampleKeys();

} // namespace kubemori::advice::format
