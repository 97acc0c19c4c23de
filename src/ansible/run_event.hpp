// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::ansible {

/// How a task stands or ended on a host. Ignored: failed, and the task says that this is no matter. Rescued: failed,
/// and the host went on in a rescue block.
enum class HostStatus { Running, Ok, Changed, Skipped, Failed, Ignored, Rescued, Unreachable };

/// Stable name for files, JSON and tests: "unreachable".
[[nodiscard]] QString toString(HostStatus status);

/// A line of ansible's recap.
struct HostTally
{
    int ok = 0;
    int changed = 0;
    int unreachable = 0;
    int failed = 0;
    int skipped = 0;
    int rescued = 0;
    int ignored = 0;

    bool operator==(const HostTally &) const = default;
};

/// One thing that happened in a run, as our callback plugin wrote it (resources/ansible/kubemori_events.py says what
/// each kind carries) or as it was read off the text of a log. A value; what an event does not carry is empty.
struct RunEvent
{
    enum class Kind {
        PlaybookStart,
        PlayStart, ///< also for each further batch of a play, with the same id
        TaskStart,
        HostStart,
        HostResult,
        ItemResult,
        Retry,
        AsyncPoll,
        Include,
        HandlerNotified,
        NoHostsMatched,
        NoHostsRemaining,
        Stats,
    };

    Kind kind = Kind::PlaybookStart;
    qint64 timeMs = 0; ///< UTC, ms since 1970; 0: not known
    QString id;        ///< of the play or task it belongs to
    QString name;      ///< of playbook, play, task, handler; the file of an include
    QString host;
    QStringList hosts; ///< PlayStart: of this batch; Include: where it is included
    HostStatus status = HostStatus::Ok;

    // TaskStart
    QString action; ///< the module
    QString role;
    QString path; ///< "file:line"
    bool isHandler = false;

    // HostResult, ItemResult, Retry, AsyncPoll
    QString item;        ///< the label of a loop's item
    QString message;     ///< what the module said, shortened; never of a task with no_log
    QString delegatedTo; ///< where it was done, if not on the host
    std::optional<int> exitCode;
    int attempts = 0; ///< Retry: so far; HostResult: in all, 0 without `until`
    int retries = 0;  ///< Retry: at most
    bool isCensored = false;

    // PlaybookStart
    QString ansibleVersion;

    // Stats
    QMap<QString, HostTally> tallies;

    bool operator==(const RunEvent &) const = default;
};

/// Reads one line that the plugin wrote; nothing for a line that is none of its events (cut short, or of a later
/// version).
[[nodiscard]] std::optional<RunEvent> readEvent(QByteArrayView line);

} // namespace kubemori::ansible
