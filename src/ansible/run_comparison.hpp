// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"

#include <QHash>
#include <QList>

#include <optional>
#include <vector>

namespace kubemori::ansible {

/// A task in one run beside the same task (play, role, name; the same occurrence) in another. The batches of a play
/// count together, so that runs with another `serial` can be compared.
struct TaskComparison
{
    QString play;
    QString task;
    QString role;
    std::optional<qint64> oldMs; ///< how long it took (0 where times are not known); none: it is not in that run
    std::optional<qint64> newMs;
    int oldChanged = 0; ///< hosts that it changed
    int newChanged = 0;
    int oldFailed = 0;
    int newFailed = 0;

    bool operator==(const TaskComparison &) const = default;
};

/// All tasks of both runs, in the order of the newer run, those that only the older one had after their neighbours.
[[nodiscard]] QList<TaskComparison> compareRuns(const RunTree &older, const RunTree &newer);

/// How long tasks took in earlier runs of the same playbook, to estimate what is left of one.
class RunPace
{
public:
    /// From a finished run, the latest.
    explicit RunPace(const RunTree &past);
    /// Time from now (`nowMs`, UTC) to the end, at the pace that this run has had so far; 0 when it is finished. None:
    /// the past run tells nothing of this one (no task in common so far, or no times).
    [[nodiscard]] std::optional<qint64> remainingMs(const RunTree &run, qint64 nowMs) const;
    [[nodiscard]] qint64 totalMs() const { return m_totalMs; }

private:
    struct Step
    {
        qint64 leftMs = 0; ///< from its start to the end of the run
        qint64 tookMs = 0; ///< to the start of the next one
    };
    QHash<QString, std::vector<Step>> m_steps; ///< by play and task; a step for each time that it started
    qint64 m_totalMs = 0;
};

} // namespace kubemori::ansible
