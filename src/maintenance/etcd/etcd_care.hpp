// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "cluster/cluster_access.hpp"
#include "kube/kubectl.hpp"
#include "maintenance/etcd/etcd_progress.hpp"
#include "maintenance/etcd/etcd_report.hpp"
#include "maintenance/etcd/etcd_snapshot_file.hpp"
#include "maintenance/etcd/restore_rehearsal.hpp"
#include "maintenance/etcd/snapshot_shelf.hpp"
#include "maintenance/etcd/snapshot_sums.hpp"
#include "operation/command_log.hpp"

#include <memory>
#include <optional>
#include <stop_token>

namespace kubemori::maintenance {

/// A snapshot as somebody wants it.
struct SnapshotRequest
{
    QString folder; ///< on this machine; empty: SnapshotShelf::usualFolder()
    bool rehearse = false;
    SnapshotRetention retention;

    bool operator==(const SnapshotRequest &) const = default;
};

/// A snapshot that was made.
struct SnapshotMade
{
    KeptSnapshot snapshot;
    std::optional<Rehearsal> rehearsal;
    QList<KeptSnapshot> removed; ///< by the retention
    QStringList warnings;        ///< what went wrong beside it; technical, untranslated

    bool operator==(const SnapshotMade &) const = default;
};

/// etcd of one cluster, looked at and saved through its control-plane hosts. Changes nothing of etcd. Every call
/// blocks, has finite deadlines, and is cancelled within 200 ms. Used by one thread at a time.
class EtcdCare
{
public:
    /// `local` and `clock` are of this machine; `clock` is borrowed. `commands` is told what is run.
    EtcdCare(std::shared_ptr<const cluster::ClusterAccess> access, std::shared_ptr<command::Runner> local,
             std::shared_ptr<operation::CommandLog> commands, Clock &clock);

    /// How etcd is, with findings. Needs neither the API server nor a quorum; an error means that no control-plane host
    /// could be asked, or has no etcdctl.
    [[nodiscard]] Result<EtcdReport> look(const std::stop_token &stop);
    /// Saves on a healthy member (the leader only when there is no other), checks, copies here and compares; what is
    /// not whole is removed, here and there. The host keeps nothing. Errors: NotProved: the copy is another one; Io: no
    /// room, here or there.
    [[nodiscard]] Result<SnapshotMade> snapshot(const SnapshotRequest &request, const EtcdProgressSink &progress,
                                                const std::stop_token &stop);
    /// Rehearses the restore of a snapshot's file, and notes it beside one that is kept: with this machine's etcdutl
    /// (or etcdctl), else on a control-plane host, to which at most 256 MiB are sent. ProgramMissing: it is larger, and
    /// there is none here.
    [[nodiscard]] Result<Rehearsal> rehearse(const QString &path, const EtcdProgressSink &progress,
                                             const std::stop_token &stop);

private:
    /// Looks at the copy, rehearses if wanted, and writes down what is known.
    [[nodiscard]] Result<> finish(SnapshotMade &made, const SnapshotShelf &shelf, const SnapshotRequest &request,
                                  const EtcdSnapshotFile::Place &place, const EtcdProgressSink &progress,
                                  const std::stop_token &stop);
    [[nodiscard]] Result<Rehearsal> note(const QString &file, Rehearsal came) const;
    [[nodiscard]] Result<Rehearsal> rehearseThere(const QString &file, const SnapshotSums &sums,
                                                  const std::stop_token &stop);

    std::shared_ptr<const cluster::ClusterAccess> m_access;
    std::shared_ptr<command::Runner> m_local;
    std::shared_ptr<operation::CommandLog> m_commands;
    Clock &m_clock;
};

} // namespace kubemori::maintenance
