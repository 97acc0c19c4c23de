// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "maintenance/gates/cluster_health.hpp"
#include "operation/command_log.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::maintenance {

/// Makes one snapshot of etcd on a host, checks it there, and brings it here. The host keeps its own.
class EtcdSnapshotFile
{
public:
    struct Place
    {
        std::shared_ptr<command::Runner> host; ///< tells of no command
        bool become = false;
        QString path; ///< there, within folder()
        QString copy; ///< here
    };

    /// `save` is the whole command that saves to `place.path`.
    EtcdSnapshotFile(Place place, command::Command save, std::shared_ptr<operation::CommandLog> commands);

    /// Blocks. NotProved when what arrived here is not what lies there.
    [[nodiscard]] Result<EtcdSnapshot> make(const std::stop_token &stop);

    /// Where snapshots lie on a host; root's alone.
    [[nodiscard]] static QString folder();

private:
    [[nodiscard]] command::Command asRoot(const QStringList &argv) const;
    [[nodiscard]] Result<QByteArray> ask(const command::Command &command, const std::stop_token &stop);
    [[nodiscard]] Result<kube::EtcdSnapshotStatus> status(const std::stop_token &stop);
    [[nodiscard]] Result<QByteArray> sumThere(const std::stop_token &stop);
    /// The checksum of what was written here.
    [[nodiscard]] Result<QByteArray> bringHere(const std::stop_token &stop);

    Place m_place;
    command::Command m_save;
    std::shared_ptr<operation::CommandLog> m_commands;
};

} // namespace kubemori::maintenance
