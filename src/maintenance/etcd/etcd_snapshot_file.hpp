// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "maintenance/etcd/etcd_progress.hpp"
#include "maintenance/gates/cluster_health.hpp"
#include "operation/command_log.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::maintenance {

/// Makes one snapshot of etcd on a host, checks it there, and brings it here.
class EtcdSnapshotFile
{
public:
    struct Place
    {
        std::shared_ptr<command::Runner> host; ///< tells of no command
        bool become = false;
        QString path; ///< there, within folder()
        QString copy; ///< here
        /// Where `save` puts it, if a container cannot write to folder(): moved from there. Empty: to `path`.
        QString savedAs = {};
        /// What `snapshot status` can be run with, the preferred one first; empty: found beside the program of `save`.
        QList<QStringList> tools = {};
    };

    /// `save` is the whole command that saves the snapshot.
    EtcdSnapshotFile(Place place, command::Command save, std::shared_ptr<operation::CommandLog> commands);

    void setProgress(EtcdProgressSink progress) { m_progress = std::move(progress); }
    /// Saves, checks there, and copies. Blocks. NotProved when what arrived here is not what lies there, or when etcd's
    /// own checksum in it is wrong; Io when there is no room here. Without success there is no copy here; what lies
    /// there stays.
    [[nodiscard]] Result<EtcdSnapshot> make(const std::stop_token &stop);
    /// Removes what lies there, finished or not. Also after a cancel, so it takes no stop: at most 20 s.
    [[nodiscard]] Result<> removeThere();

    /// Where snapshots lie on a host; root's alone.
    [[nodiscard]] static QString folder();

private:
    [[nodiscard]] command::Command asRoot(const QStringList &argv) const;
    [[nodiscard]] Result<QByteArray> ask(const command::Command &command, const std::stop_token &stop);
    [[nodiscard]] QString savedPath() const { return m_place.savedAs.isEmpty() ? m_place.path : m_place.savedAs; }
    void tell(EtcdProgress::Phase phase, qint64 done = 0, qint64 total = 0) const;
    [[nodiscard]] Result<kube::EtcdSnapshotStatus> status(const std::stop_token &stop);
    [[nodiscard]] Result<QByteArray> sumThere(const std::stop_token &stop);
    /// Copies, and keeps the copy only if it has this checksum.
    [[nodiscard]] Result<> bringHere(const QByteArray &sum, qint64 expected, const std::stop_token &stop);

    Place m_place;
    command::Command m_save;
    std::shared_ptr<operation::CommandLog> m_commands;
    EtcdProgressSink m_progress;
};

} // namespace kubemori::maintenance
