// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/snapshot_shelf.hpp"

#include "maintenance/etcd/etcd_checks.hpp"

#include "base/plain_name.hpp"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
constexpr qint64 longestSidecar = qint64{1} << 20;

QString sidecarOf(const QString &path)
{
    return path + u".json"_s;
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QJsonObject toJson(const KeptSnapshot &one)
{
    return {{u"format"_s, format},
            {u"cluster"_s, one.cluster},
            {u"takenAt"_s, timeText(one.takenAt)},
            {u"member"_s, one.member},
            {u"members"_s, one.members},
            {u"host"_s, one.host},
            {u"etcd"_s, one.etcdVersion},
            {u"sha256"_s, QString::fromLatin1(one.sha256)},
            {u"hash"_s, qint64{one.status.hash}},
            {u"revision"_s, one.status.revision},
            {u"keys"_s, one.status.keys},
            {u"bytes"_s, one.status.bytes},
            {u"fileBytes"_s, one.fileBytes},
            {u"verified"_s, one.verified},
            {u"rehearsedAt"_s, timeText(one.rehearsedAt)}};
}

} // namespace

SnapshotShelf::SnapshotShelf(QString folder, QString cluster)
    : m_folder(std::move(folder))
    , m_cluster(std::move(cluster))
{
}

QString SnapshotShelf::usualFolder(const QString &cluster)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/etcd/"_s +
           (isPlainName(cluster) ? cluster : u"cluster"_s);
}

QString SnapshotShelf::nameOf(const QString &cluster, const QDateTime &time)
{
    return u"etcd-%1-%2"_s.arg(isPlainName(cluster) ? cluster : u"cluster"_s,
                               time.toUTC().toString(u"yyyyMMdd'T'hhmmss'Z'"_s));
}

Result<> SnapshotShelf::prepare() const
{
    constexpr auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const bool wasThere = QFileInfo(m_folder).isDir();
    if (!QDir().mkpath(m_folder)) {
        return fail(ErrorCode::Io, u"the folder cannot be made"_s, m_folder);
    }
    // A folder that a person chose stays as it is, unless others could read what is put there.
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    if ((!wasThere || (QFile::permissions(m_folder) & others)) && !QFile::setPermissions(m_folder, own)) {
        return fail(ErrorCode::Io, u"the folder cannot be made private"_s, m_folder);
    }
    return {};
}

DiskRoom SnapshotShelf::room() const
{
    const QStorageInfo disk(m_folder);
    return disk.isValid() ? DiskRoom{.path = m_folder, .bytes = disk.bytesTotal(), .free = disk.bytesAvailable()}
                          : DiskRoom{.path = m_folder, .bytes = 0, .free = 0};
}

Result<> SnapshotShelf::write(const KeptSnapshot &snapshot) const
{
    QSaveFile file(sidecarOf(snapshot.path));
    const QByteArray json = QJsonDocument(toJson(snapshot)).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(json) != json.size() || !file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), file.fileName());
    }
    return {};
}

Result<KeptSnapshot> SnapshotShelf::read(const QString &path)
{
    QFile file(sidecarOf(path));
    if (!file.exists()) {
        return fail(ErrorCode::NotFound, u"nothing is written beside the snapshot"_s, path);
    }
    if (file.size() > longestSidecar || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidData, file.errorString(), file.fileName());
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const auto number = [&json](const QString &key) { return json.value(key).toInteger(); };
    const auto time = [&json](const QString &key) {
        return QDateTime::fromString(json.value(key).toString(), Qt::ISODate).toUTC();
    };
    KeptSnapshot one{.path = path,
                     .cluster = json[u"cluster"_s].toString(),
                     .takenAt = time(u"takenAt"_s),
                     .member = json[u"member"_s].toString(),
                     .host = json[u"host"_s].toString(),
                     .etcdVersion = json[u"etcd"_s].toString(),
                     .sha256 = json[u"sha256"_s].toString().toLatin1(),
                     .status = {.hash = static_cast<quint32>(number(u"hash"_s)),
                                .revision = number(u"revision"_s),
                                .keys = number(u"keys"_s),
                                .bytes = number(u"bytes"_s)},
                     .fileBytes = number(u"fileBytes"_s),
                     .members = static_cast<int>(number(u"members"_s)),
                     .verified = json[u"verified"_s].toString(),
                     .rehearsedAt = json[u"rehearsedAt"_s].toString().isEmpty() ? QDateTime() : time(u"rehearsedAt"_s)};
    if (json[u"format"_s].toInt() != format || !one.takenAt.isValid() || one.sha256.size() != 64) {
        return fail(ErrorCode::InvalidData, u"not what is written beside a snapshot"_s, file.fileName());
    }
    return one;
}

ShelfLook SnapshotShelf::look(const QDateTime &now) const
{
    ShelfLook look;
    const auto add = [&look](QLatin1StringView check, EtcdSeverity severity, const QString &subject,
                             const QString &evidence) {
        look.findings.append({.check = check, .severity = severity, .subject = subject, .evidence = evidence});
    };
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({u"*.db.json"_s}, QDir::Files, QDir::Name)) {
        const QString path = folder.filePath(name.chopped(5));
        const auto one = read(path);
        if (!one) {
            add(etcdchecks::snapshotBroken, EtcdSeverity::Warn, name, toLogLine(one.error()));
        } else if (one->cluster == m_cluster) {
            const QFileInfo file(path);
            if (!file.isFile() || file.size() != one->fileBytes) {
                add(etcdchecks::snapshotBroken, EtcdSeverity::Warn, file.fileName(),
                    file.isFile() ? u"%1 bytes, %2 were written"_s.arg(file.size()).arg(one->fileBytes)
                                  : u"the file is gone"_s);
            } else {
                look.snapshots.append(*one);
            }
        }
    }
    std::ranges::stable_sort(look.snapshots, std::ranges::greater{}, &KeptSnapshot::takenAt);
    if (look.snapshots.isEmpty()) {
        add(etcdchecks::snapshotNone, EtcdSeverity::Warn, {}, m_folder);
    } else if (const qint64 days = look.snapshots.constFirst().takenAt.daysTo(now);
               look.snapshots.constFirst().takenAt.addDays(daysUntilOld) < now) {
        add(etcdchecks::snapshotOld, EtcdSeverity::Warn, {},
            u"%1: %2 days"_s.arg(QFileInfo(look.snapshots.constFirst().path).fileName()).arg(days));
    }
    sortFindings(look.findings);
    return look;
}

QList<KeptSnapshot> surplus(const QList<KeptSnapshot> &snapshots, const SnapshotRetention &retention,
                            const QDateTime &now)
{
    QList<KeptSnapshot> gone;
    for (qsizetype i = 1; i < snapshots.size(); ++i) {
        const bool isTooMany = retention.count > 0 && i >= retention.count;
        const bool isTooOld = retention.days > 0 && snapshots.at(i).takenAt.addDays(retention.days) < now;
        if (isTooMany || isTooOld) {
            gone.append(snapshots.at(i));
        }
    }
    return gone;
}

Result<QList<KeptSnapshot>> SnapshotShelf::tidy(const SnapshotRetention &retention, const QDateTime &now) const
{
    QList<KeptSnapshot> removed;
    for (const KeptSnapshot &one : surplus(look(now).snapshots, retention, now)) {
        // The file first: one that has nothing beside it would never be removed.
        if (!QFile::remove(one.path) || !QFile::remove(sidecarOf(one.path))) {
            return fail(ErrorCode::Io, u"it cannot be removed"_s, one.path);
        }
        removed.append(one);
    }
    return removed;
}

} // namespace kubemori::maintenance
