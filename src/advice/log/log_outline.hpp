// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/diagnosis.hpp"

#include <QByteArrayView>
#include <QDate>
#include <QHash>

#include <stop_token>
#include <vector>

namespace kubemori::advice {

/// Lines in a row that belong together.
struct LogSegment
{
    enum class Owner {
        Nobody,  ///< counts for nothing: banners, results that are good, recaps
        Outside, ///< belongs to no result
        Error,   ///< ERROR! and what follows it
        Failure  ///< the result of a failure, or what ansible said of it right before
    };
    qint64 offset = 0; ///< of its first byte
    qint64 line = 0;   ///< from 1
    Owner owner = Owner::Outside;
    qint64 failureLine = 0; ///< Failure: the line that tells it
};

/// A failure of a host in a task; of a loop's items all together.
struct OutlinedFailure
{
    FailedTask told;
    int run = 0;
    int play = 0;           ///< in the run, each batch for itself
    int section = 0;        ///< how many tasks began before it in the log
    bool isPrelude = false; ///< rescued, and the same host failed for good soon after
};

/// A run of ansible in a log.
struct OutlinedRun
{
    qint64 firstLine = 0;
    qint64 recapLine = 0; ///< 0: no recap came
    bool isClean = false; ///< the recap knows of no failure
};

/// What a log is made of.
struct LogOutline
{
    std::vector<LogSegment> segments; ///< in order, the first at 0
    std::vector<OutlinedFailure> failures;
    QHash<qint64, int> failureAt; ///< by the line that tells of it (each item of a loop has one)
    std::vector<OutlinedRun> runs;
    QMap<QString, ansible::HostTally> recap;
    qint64 lines = 0;
    bool hasAnsible = false;

    /// nullptr: none is told there.
    [[nodiscard]] const OutlinedFailure *failure(qint64 line) const;
    /// The line belongs to a run that went well.
    [[nodiscard]] bool isInCleanRun(qint64 line) const;
};

/// Finds the failures of a log and whose its lines are. Nearly all lines of a long log tell of what went well: they are
/// passed over byte by byte, and ansible::LogReader sees what is left. Ends early when stopped.
[[nodiscard]] LogOutline readOutline(QByteArrayView log, QDate written, const std::stop_token &stop);

} // namespace kubemori::advice
