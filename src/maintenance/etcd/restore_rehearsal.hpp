// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "kube/etcd_snapshot.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::maintenance {

/// What came of a rehearsal.
struct Rehearsal
{
    QString where;  ///< Runner::location()
    QString tool;   ///< "etcdutl" or "etcdctl", with what goes before it
    QString folder; ///< that was restored to, and is gone again
    kube::EtcdSnapshotStatus snapshot;
    kube::EtcdSnapshotStatus restored;
    qint64 walBytes = 0;

    bool operator==(const Rehearsal &) const = default;
};

/// Restores a snapshot into a temporary folder, starts nothing, looks whether it is whole, and removes it again
/// whatever happens. The tool compares the file with the checksum that etcd put behind it; the restored database must
/// have the snapshot's revision, and all its keys but for those that name members (a restored cluster is a new one, of
/// one member).
class RestoreRehearsal
{
public:
    struct Place
    {
        std::shared_ptr<command::Runner> runner;
        QList<QStringList> tools; ///< etcdutl, or etcdctl before etcd 3.5, with what goes before it; tried in turn
        bool become = false;
        QString folder; ///< below which to restore; it must be there
    };

    explicit RestoreRehearsal(Place place);

    /// `file` is a path at the place. Blocks. NotProved: it cannot be restored, or to something else; Io: no room
    /// there; ProgramMissing: no tool there.
    [[nodiscard]] Result<Rehearsal> run(const QString &file, const std::stop_token &stop);

private:
    [[nodiscard]] command::Command command(const QStringList &argv) const;
    [[nodiscard]] Result<QByteArray> ask(const QStringList &argv, const std::stop_token &stop) const;
    [[nodiscard]] Result<> prepare(const QString &file, const QString &target, const std::stop_token &stop) const;
    [[nodiscard]] Result<Rehearsal> restore(const QStringList &tool, const QString &file, const QString &target,
                                            const std::stop_token &stop) const;
    [[nodiscard]] Result<> checkFiles(const QString &target, Rehearsal &rehearsal, const std::stop_token &stop) const;

    Place m_place;
};

} // namespace kubemori::maintenance
