// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "operation/outcome.hpp"
#include "operation/plan.hpp"
#include "operation/question.hpp"

#include <QByteArray>
#include <QDateTime>

#include <functional>
#include <optional>
#include <variant>

namespace kubemori::operation {

struct Started
{
    Plan plan;
    QDateTime at; ///< UTC
};

struct StepChanged
{
    QString step;
    StepState state = StepState::Pending;
    QDateTime at; ///< UTC
    Error error;  ///< set when Failed or Unknown
};

/// A command is about to run.
struct CommandStarted
{
    QString step;
    QString command;  ///< as command::displayText(), redacted
    QString location; ///< Runner::location()
};

/// A line a command printed, redacted; bytes as the program wrote them (UTF-8 expected, escape sequences possible).
struct CommandOutput
{
    QString step;
    QByteArray line;
    bool error = false; ///< came from standard error
};

struct CommandFinished
{
    QString step;
    int code = 0;
    int signal = 0;
    Milliseconds duration{0};
    std::optional<Error>
        error; ///< it did not run to its end (no connection, deadline, stop); code and signal say nothing then
};

/// Something a step saw while it waits: "boot id unchanged", "ping lost", "Ready=False". Technical terms, for log and
/// journal.
struct Observed
{
    QString step;
    QString node;
    QString what;
    QDateTime at; ///< UTC
};

struct Asked
{
    Question question;
};

struct Answered
{
    int question = 0;
    Answer answer;
};

/// How one node came out of it.
struct NodeResult
{
    QString node;
    Outcome outcome = Outcome::Unknown;
    bool touched = false;      ///< anything was changed on it
    bool leftCordoned = false; ///< it is cordoned by us and could not be put back
    QString bootIdBefore;
    QString bootIdAfter;
    Milliseconds duration{0};

    bool operator==(const NodeResult &) const = default;
};

struct Finished
{
    QString operation;
    Outcome outcome = Outcome::Unknown;
    QList<NodeResult> nodes; ///< every node of the plan, also those never reached (outcome Cancelled, touched false)
    QDateTime at;            ///< UTC
    Error error;             ///< why, unless it succeeded
};

using Event = std::variant<Started, StepChanged, CommandStarted, CommandOutput, CommandFinished, Observed, Asked,
                           Answered, Finished>;

/// Receives what happens, in order, on the operation's thread. Must not block.
using EventSink = std::function<void(const Event &)>;

} // namespace kubemori::operation
