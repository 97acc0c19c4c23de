// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/playbook_output.hpp"
#include "demo/program.hpp"

namespace kubemori::demo {

/// Plays and tasks of a playbook, printed while their time goes by.
class PlaybookTasks
{
public:
    struct Task
    {
        QString name; ///< with its role in front: "upgrade/pre-upgrade : Drain node"
        QString module;
        bool changes = false;
    };

    /// `call` and `hooks` must outlive this.
    PlaybookTasks(Call &call, const PlaybookHooks &hooks);

    void begin(const QString &playbook, const QString &ansible) { m_output.begin(playbook, ansible); }
    void play(const QString &name, const QStringList &hosts) { m_output.play(name, hosts); }
    /// A play of its own. False: the run is to end now.
    bool play(const QString &name, const QList<Task> &tasks, const QStringList &hosts);
    /// Takes the time that its module takes; nothing is done on the skipped ones of the hosts.
    bool run(const Task &task, const QStringList &hosts, const QStringList &skipped = {});
    /// Does the work itself, which says what went wrong on a host; empty: nothing. False when anything did, or when
    /// the run is to end now.
    bool run(const Task &task, const QStringList &hosts, const QStringList &skipped,
             const std::function<QString(const QString &host)> &work);
    /// Fails on one of the hosts with a message. Always false.
    bool fail(const Task &task, const QStringList &hosts, const QString &host, const QString &message);
    /// Asks a person and waits for Enter; true at once where nobody can be asked.
    bool confirm(const QString &task, const QString &prompt, const QString &host);
    void recap(const QStringList &hosts) { m_output.recap(hosts); }

private:
    Call &m_call;
    const PlaybookHooks &m_hooks;
    PlaybookOutput m_output;
};

} // namespace kubemori::demo
