// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "kube/etcd_snapshot.hpp"
#include "maintenance/etcd/etcd_progress.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::maintenance {

/// What came of a rehearsal.
struct Rehearsal
{
    QString where;  ///< Runner::location()
    QString tool;   ///< "etcdutl", "etcdctl"
    QString folder; ///< that was restored to, and is gone again
    kube::EtcdSnapshotStatus snapshot;
    kube::EtcdSnapshotStatus restored;
    qint64 walBytes = 0;

    bool operator==(const Rehearsal &) const = default;
};

/// Restores a snapshot into a temporary folder, starts nothing, looks whether it is whole, and removes it again
/// whatever happens. etcdutl compares the file with the checksum that etcd put behind it; the restored database must
/// have the snapshot's revision, and all its keys but for those that name members (a restored cluster is a new one, of
/// one member).
class RestoreRehearsal
{
public:
    /// `etcdutl`: the program with what goes before its arguments; `folder`: below which to restore. `become`: root.
    struct Place
    {
        std::shared_ptr<command::Runner> runner;
        QStringList etcdutl;
        bool become = false;
        QString folder;
    };

    explicit RestoreRehearsal(Place place);

    /// `file` is a path at the place. Blocks. NotProved: it can be restored, but to something else. Io: no room.
    [[nodiscard]] Result<Rehearsal> run(const QString &file, const std::stop_token &stop);

private:
    [[nodiscard]] command::Command command(const QStringList &argv) const;
    [[nodiscard]] Result<QByteArray> ask(const QStringList &argv, const std::stop_token &stop) const;
    [[nodiscard]] Result<kube::EtcdSnapshotStatus> statusOf(const QString &file, const std::stop_token &stop) const;
    [[nodiscard]] Result<> checkRoom(const QString &file, const std::stop_token &stop) const;
    [[nodiscard]] Result<Rehearsal> restore(const QString &file, const QString &target,
                                            const std::stop_token &stop) const;

    Place m_place;
};

} // namespace kubemori::maintenance
