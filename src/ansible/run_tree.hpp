// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/rescue_guess.hpp"
#include "ansible/run_parts.hpp"

#include <QHash>

#include <vector>

namespace kubemori::ansible {

/// What an event changed, for models.
struct TreeChange
{
    /// The topmost thing that was added, or a host that changed. Finished: the recap came; what was guessed of failures
    /// (failed or rescued) was put right by it, anywhere.
    enum class What { Nothing, PlayAdded, BatchAdded, TaskAdded, HostAdded, HostChanged, Finished };
    What what = What::Nothing;
    /// As deep as the event went: a task that was added for its first host's sake has the host too.
    TreePlace place;
    /// A failure further up that turned out to be rescued (or an unreachable host that was no matter): the host goes
    /// on. play -1: none.
    TreePlace rescued;

    bool operator==(const TreeChange &) const = default;
};

/// A run as plays, batches, tasks and hosts, grown event by event. Nothing is ever removed, and places stay valid.
/// What does not fit (a result of a task that never started) makes the places that it needs. Not thread-safe; a value.
class RunTree
{
public:
    TreeChange apply(const RunEvent &event);

    [[nodiscard]] const std::vector<PlayRun> &plays() const { return m_plays; }
    [[nodiscard]] const PlayRun *play(const TreePlace &place) const;
    [[nodiscard]] const BatchRun *batch(const TreePlace &place) const;
    [[nodiscard]] const TaskRun *task(const TreePlace &place) const;
    [[nodiscard]] const HostRun *host(const TreePlace &place) const;

    /// The task that started last; none: nothing has started, or the run is finished.
    [[nodiscard]] TreePlace current() const { return m_current; }
    /// Hosts whose task failed or that were unreachable, in the order of time; neither ignored nor rescued.
    [[nodiscard]] std::vector<TreePlace> failures() const;
    /// Hosts that a task has started on and not ended: what may still run there after the run was stopped.
    [[nodiscard]] std::vector<TreePlace> unfinished() const;
    /// ansible's own recap once it came, until then counted here.
    [[nodiscard]] QMap<QString, HostTally> tallies() const;
    /// The recap came.
    [[nodiscard]] bool isFinished() const { return m_isFinished; }
    [[nodiscard]] const QString &playbook() const { return m_playbook; }
    [[nodiscard]] const QString &ansibleVersion() const { return m_ansibleVersion; }
    /// Tasks started so far.
    [[nodiscard]] int taskCount() const { return static_cast<int>(m_started.size()); }

private:
    /// A task by number, in the order of their start.
    struct Started
    {
        TreePlace place;
        int previous = -1;        ///< the task of the same id before it
        bool isRestarted = false; ///< it started again since, in the same batch
    };
    struct HostTrack
    {
        TreePlace last; ///< where it was heard of last
        HostTally tally;
    };

    TreeChange startPlay(const RunEvent &event);
    TreeChange startTask(const RunEvent &event);
    TreeChange changeHost(const RunEvent &event);
    TreeChange finish(const RunEvent &event);
    void addBatch(const RunEvent &event, TreeChange &change);
    int addTask(const RunEvent &event, TreeChange &change);
    int addTaskAgain(const RunEvent &event, int task, TreeChange &change);
    [[nodiscard]] int numberOf(const QString &host);
    [[nodiscard]] int taskFor(const RunEvent &event, int host, TreeChange &change);
    [[nodiscard]] bool isAgain(const RunEvent &event, int task, int host) const;
    void update(HostRun &run, const RunEvent &event, int host, const TreePlace &place);
    void endOn(HostRun &run, const RunEvent &event, int host, const TreePlace &place);
    [[nodiscard]] TreePlace rescue(int host, const TreePlace &now);
    void correct(const HostTally &tally, const std::vector<TreePlace> &failures);
    void setStatus(const TreePlace &place, HostStatus status);
    [[nodiscard]] TaskRun &taskAt(const TreePlace &place);
    [[nodiscard]] HostRun &hostAt(const TreePlace &place);

    std::vector<PlayRun> m_plays;
    std::vector<Started> m_started;
    QHash<QString, int> m_tasks;    ///< number of the last task of each id
    QHash<quint64, int> m_hostRuns; ///< by number of task and host: which of the task's hosts
    QHash<QString, int> m_hostNumbers;
    std::vector<HostTrack> m_hosts;
    std::vector<TreePlace> m_failures; ///< also those that turned out to be rescued
    RescueGuess m_guess;
    QMap<QString, HostTally> m_tallies;
    TreePlace m_current;
    QString m_playbook;
    QString m_ansibleVersion;
    bool m_isFinished = false;
};

} // namespace kubemori::ansible
