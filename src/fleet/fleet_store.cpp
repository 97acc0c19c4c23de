// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleet_store.hpp"

#include "fleet/facts_json.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace kubemori::fleet {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions ownersOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
/// A history with a change every day for ten years has less.
constexpr qint64 longestFile = qint64{4} << 20;

bool isPlain(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'.') &&
           std::ranges::none_of(name, [](QChar c) { return c == u'/' || c.category() == QChar::Other_Control; });
}

QByteArray contentOf(const Result<QString> &path)
{
    QFile file(path.value_or(QString()));
    return path && file.size() <= longestFile && file.open(QIODevice::ReadOnly) ? file.read(longestFile) : QByteArray();
}

} // namespace

FleetStore::FleetStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString FleetStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/fleet"_s;
}

Result<QString> FleetStore::pathOf(const QString &cluster, const QString &suffix) const
{
    if (!isPlain(cluster)) {
        return fail(ErrorCode::InvalidInput, u"this cannot be a file name"_s, cluster);
    }
    return QString(m_folder + u'/' + cluster + suffix);
}

Result<> FleetStore::makeFolder() const
{
    const QFileInfo folder(m_folder);
    if (!folder.isDir()) {
        (void)QDir().mkpath(folder.absolutePath());
        (void)QDir().mkdir(m_folder, ownersOnly | QFileDevice::ExeOwner); // another program may be faster
    }
    if (QFileInfo(m_folder).isDir()) {
        return {};
    }
    return fail(ErrorCode::Io, u"the folder cannot be made"_s, m_folder);
}

ClusterFacts FleetStore::facts(const QString &cluster) const
{
    return factsFromJson(QJsonDocument::fromJson(contentOf(pathOf(cluster, u".json"_s))).object());
}

QList<VersionRecord> FleetStore::history(const QString &cluster) const
{
    return historyFromLines(contentOf(pathOf(cluster, u".history.jsonl"_s)));
}

Result<> FleetStore::save(const QString &cluster, const ClusterFacts &facts) const
{
    const auto path = makeFolder().and_then([&] { return pathOf(cluster, u".json"_s); });
    if (!path) {
        return std::unexpected(path.error());
    }
    QSaveFile file(*path);
    const QByteArray bytes = QJsonDocument(toJson(facts)).toJson(QJsonDocument::Compact) + '\n';
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownersOnly) &&
                           file.write(bytes) == bytes.size() && file.commit();
    return isWritten ? Result<>() : fail(ErrorCode::Io, file.errorString(), *path);
}

Result<> FleetStore::append(const QString &cluster, const VersionRecord &record) const
{
    const auto path = makeFolder().and_then([&] { return pathOf(cluster, u".history.jsonl"_s); });
    if (!path) {
        return std::unexpected(path.error());
    }
    QFile file(*path);
    // A line feed first: the last line may be torn, and must not take this one along. One write, as appends of several
    // programs may meet.
    const QByteArray line = '\n' + toJsonLine(record);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, ownersOnly) &&
                           file.write(line) == line.size();
    return isWritten ? Result<>() : fail(ErrorCode::Io, file.errorString(), *path);
}

} // namespace kubemori::fleet
