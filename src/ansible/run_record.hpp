// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::ansible {

/// Who started a run and may own the lock.
struct RunOwner
{
    QString user;
    QString host; ///< the machine where Kubemori was
    QString run;  ///< id of the run
    QString command;
    QDateTime since; ///< UTC

    bool operator==(const RunOwner &) const = default;
};

/// How far a run is. Lost: it ended without a word (its supervisor was killed, or the host went down): nobody knows
/// how.
enum class RunState { Starting, Running, Stopping, Ended, Lost };

/// Stable name for files and JSON: "running".
[[nodiscard]] QString toString(RunState state);

struct RunStatus
{
    RunState state = RunState::Starting;
    std::optional<int> exitCode; ///< Ended, by itself
    int signal = 0;              ///< Ended: what ended it
    bool wasStopped = false;     ///< a person stopped it
    QDateTime ended;             ///< UTC
    /// Programs of the run that were left and had to be killed after a stop: "ssh (4711)".
    QStringList leftovers;

    [[nodiscard]] bool isOver() const { return state == RunState::Ended || state == RunState::Lost; }
    [[nodiscard]] bool isSuccess() const { return state == RunState::Ended && exitCode == 0; }
    bool operator==(const RunStatus &) const = default;
};

/// One run, as it is kept.
struct RunRecord
{
    QString id;          ///< "20261128-013000-417-upgrade-cluster"; sorts by time
    QString cluster;     ///< the profile's id
    QString host;        ///< where it runs, as the profile names it; empty: this machine
    QString folder;      ///< its folder there
    QStringList command; ///< without secrets
    QString checkout;
    QString inventory;
    QStringList environment; ///< names and values that were added, without secrets: "ANSIBLE_FORCE_COLOR=1"
    RunOwner owner;
    QDateTime started; ///< UTC
    RunStatus status;
    qint64 outputBytes = 0;
    qint64 eventBytes = 0;

    /// What was run, in a word: "upgrade-cluster.yml", "ping".
    [[nodiscard]] QString title() const;
    bool operator==(const RunRecord &) const = default;
};

} // namespace kubemori::ansible
