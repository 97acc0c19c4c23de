// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "ansible/run_event.hpp"
#include "base/result.hpp"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <stop_token>

namespace kubemori::advice {

/// A task that failed on a host, or a host that was unreachable.
struct FailedTask
{
    QString task;
    QString host;
    QString message;
    qint64 line = 0;                                          ///< of the log, from 1
    ansible::HostStatus status = ansible::HostStatus::Failed; ///< Failed, Unreachable; Ignored and Rescued did no harm

    bool operator==(const FailedTask &) const = default;
};

/// An issue that a log speaks of.
struct Cause
{
    QString issue;
    int confidence = 0; ///< 1 to 100
    qint64 line = 0;    ///< from 1, where it was seen first
    qint64 times = 1;   ///< lines that say it
    QString evidence;   ///< the line, shortened, without escape sequences
    QString host;       ///< empty: not known
    QString task;       ///< ansible: the failed task; empty: none
    QMap<QString, QString> captures;

    bool operator==(const Cause &) const = default;
};

/// What a log tells.
struct Diagnosis
{
    QList<Cause> causes;                     ///< the most probable first, each issue once
    QList<FailedTask> failures;              ///< in the log's order, also those that did no harm
    QMap<QString, ansible::HostTally> recap; ///< of the last run in the log
    qint64 lines = 0;
    LogSources sources; ///< what was recognised

    /// Failures that stopped a host.
    [[nodiscard]] QList<FailedTask> harmful() const;
};

/// Reads a log of any program and any age (docs/known-issues.md, docs/ansible-logs.md), as it is on disk: some
/// 100 MB a second, on two threads. Errors of the file; Cancelled.
[[nodiscard]] Result<Diagnosis> explainFile(const QString &path, const QList<KnownIssue> &issues, std::stop_token stop);
/// The same for bytes in memory. `from`: which program wrote them; none: found out. `written`: when the log was last
/// written; see ansible::LinePrefix. Stopped: what was found by then.
[[nodiscard]] Diagnosis explain(const QByteArray &log, const QList<KnownIssue> &issues,
                                std::optional<LogSource> from = {}, QDate written = {}, std::stop_token stop = {});

} // namespace kubemori::advice
