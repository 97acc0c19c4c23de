// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/etcd_snapshot.hpp"
#include "maintenance/etcd/etcd_report.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::maintenance {

/// A snapshot of etcd in a folder of this machine, with what the file beside it (NAME.db.json) says. That is written
/// last: without it a copy is not whole.
struct KeptSnapshot
{
    QString path;
    QString cluster; ///< the profile's id
    QDateTime takenAt;
    QString member; ///< that gave it
    QString host;   ///< where it was made, as Runner::location()
    QString etcdVersion;
    QByteArray sha256;
    kube::EtcdSnapshotStatus status;
    qint64 fileBytes = 0;  ///< the file has etcd's checksum behind the contents, so it is larger than status.bytes
    int members = 0;       ///< how many the cluster had
    QString verified;      ///< by what: "sha256", "sha256, integrity, etcdutl"
    QDateTime rehearsedAt; ///< the last restore rehearsal that went well; null: none did

    bool operator==(const KeptSnapshot &) const = default;
};

/// Which snapshots are kept when another one was made: both limits hold; the newest one always stays.
struct SnapshotRetention
{
    int count = 0; ///< 0: any number
    int days = 0;  ///< 0: of any age

    bool operator==(const SnapshotRetention &) const = default;
};

/// What lies in a folder.
struct ShelfLook
{
    QList<KeptSnapshot> snapshots; ///< newest first
    QList<EtcdFinding> findings;   ///< none, too old, files that are not what is written beside them
};

/// The snapshots of one cluster in a folder (0700; the files 0600: they hold the cluster's Secrets). Others that lie
/// there are never touched. Reads and writes files of this machine: not for the GUI thread.
class SnapshotShelf
{
public:
    SnapshotShelf(QString folder, QString cluster);

    /// $XDG_STATE_HOME/kubemori/etcd/CLUSTER.
    [[nodiscard]] static QString usualFolder(const QString &cluster);
    /// "etcd-CLUSTER-20261128T094000Z", a plain name.
    [[nodiscard]] static QString nameOf(const QString &cluster, const QDateTime &time);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Makes the folder, for its owner alone; one that others may read is made private. Errors: Io.
    [[nodiscard]] Result<> prepare() const;
    /// Room there; `bytes` 0 when it cannot be told.
    [[nodiscard]] DiskRoom room() const;
    /// Puts the finished file beside what is known of it. Errors: Io.
    [[nodiscard]] Result<> write(const KeptSnapshot &snapshot) const;
    /// The file's own words; InvalidData, NotFound.
    [[nodiscard]] static Result<KeptSnapshot> read(const QString &path);
    [[nodiscard]] ShelfLook look(const QDateTime &now) const;
    /// Removes what the retention does not keep; returns the removed ones. Errors: Io.
    [[nodiscard]] Result<QList<KeptSnapshot>> tidy(const SnapshotRetention &retention, const QDateTime &now) const;

    /// A finding when the newest is older.
    static constexpr int daysUntilOld = 7;

private:
    QString m_folder;
    QString m_cluster;
};

/// Which of these go by the retention; newest first in, oldest last out. A function of the values alone.
[[nodiscard]] QList<KeptSnapshot> surplus(const QList<KeptSnapshot> &snapshots, const SnapshotRetention &retention,
                                          const QDateTime &now);

} // namespace kubemori::maintenance
