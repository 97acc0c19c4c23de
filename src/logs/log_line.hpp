// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <cstdint>
#include <limits>

namespace kubemori::logs {

/// Number of a line since the beginning of a log. Stays the line's number when older lines are dropped.
using LineNumber = qint64;

/// What kind of line it is; the view tells them apart by mark and colour.
enum class LogLevel : std::uint8_t {
    Output,  ///< standard output
    Error,   ///< standard error
    Command, ///< a command that was run
    Notice,  ///< said by this program
    Warning, ///< output that tells of something doubtful: a warning, a retry, a failure that was ignored
    Failure, ///< output that tells of a failure, for instance of a task on a node
};

/// Of a line whose time is not known.
inline constexpr qint64 noTime = std::numeric_limits<qint64>::min();

/// Where and when bytes came from.
struct LineMeta
{
    QDateTime time; ///< UTC; invalid: now
    QString source; ///< node or other place; may be empty
    LogLevel level = LogLevel::Output;
};

/// One line as it is kept. `bytes` point into the snapshot the line was taken from and live as long as it.
struct LogLine
{
    QByteArrayView bytes;     ///< as printed: UTF-8 is expected, escape sequences are possible
    qint64 timeMs = 0;        ///< UTC, ms since 1970, or noTime
    std::uint16_t source = 0; ///< index into LogSnapshot::sources()
    LogLevel level = LogLevel::Output;
    bool continued =
        false; ///< the line was too long: the next one of this source goes on with it, no line feed was there
};

/// Stable name for files and tests: "error".
[[nodiscard]] QString toString(LogLevel level);

} // namespace kubemori::logs
