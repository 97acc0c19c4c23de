// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/upgrade_store.hpp"

#include "base/plain_name.hpp"
#include "base/replace_file.hpp"
#include "upgrade/upgrade_json.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions ownersOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
/// Twelve stages of thirty hops with findings on a thousand nodes have less.
constexpr qint64 longestFile = qint64{64} << 20;

/// The folder and what is missing above it, for nobody else: what is in it says much about a cluster.
bool makePrivate(const QString &folder)
{
    if (QFileInfo(folder).isDir()) {
        return true;
    }
    return makePrivate(QFileInfo(folder).path()) &&
           (QDir().mkdir(folder, ownersOnly) || QFileInfo(folder).isDir()); // another program may be faster
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return fail(ErrorCode::NotFound, u"there is no such file"_s, path);
    }
    if (file.size() > longestFile) {
        return fail(ErrorCode::InvalidData, u"too long to be an upgrade"_s, path);
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    return file.readAll();
}

QString fileIn(const QString &folder)
{
    return folder + u"/upgrade.json"_s;
}

} // namespace

UpgradeStore::UpgradeStore(QString root)
    : m_root(std::move(root))
{
}

QString UpgradeStore::defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/upgrades"_s;
}

QList<Upgrade> UpgradeStore::list(const QString &cluster) const
{
    QList<Upgrade> upgrades;
    // Ids begin with their time.
    for (const QString &id : QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        auto upgrade = read(fileIn(m_root + u'/' + id));
        if (upgrade && upgrade->id == id && (cluster.isEmpty() || upgrade->cluster == cluster)) {
            upgrades.append(*std::move(upgrade));
        }
    }
    return upgrades;
}

Result<Upgrade> UpgradeStore::load(const QString &id) const
{
    return folderOf(id).and_then([](const QString &folder) { return read(fileIn(folder)); });
}

Result<Upgrade> UpgradeStore::ofOperation(const QString &operation) const
{
    for (const Upgrade &upgrade : list()) {
        for (const HopRecord &hop : upgrade.hops) {
            if (!operation.isEmpty() && hop.operation == operation) {
                return upgrade;
            }
        }
    }
    return fail(ErrorCode::NotFound, u"the upgrade that this operation belongs to is not on this machine"_s, operation);
}

Result<> UpgradeStore::save(const Upgrade &upgrade) const
{
    return folderOf(upgrade.id).and_then([&](const QString &folder) -> Result<> {
        if (!makePrivate(folder)) {
            return fail(ErrorCode::Io, u"the folder cannot be made"_s, folder);
        }
        return write(upgrade, fileIn(folder));
    });
}

Result<> UpgradeStore::remove(const QString &id) const
{
    return folderOf(id).and_then([](const QString &folder) -> Result<> {
        QFile file(fileIn(folder));
        if (!file.exists()) {
            return fail(ErrorCode::NotFound, u"there is no such upgrade"_s, folder);
        }
        if (!file.remove()) {
            return fail(ErrorCode::Io, file.errorString(), file.fileName());
        }
        QDir().rmdir(folder); // unless a snapshot or a backup is in it
        return {};
    });
}

Result<QString> UpgradeStore::folderOf(const QString &id) const
{
    if (!isPlainName(id)) {
        return fail(ErrorCode::InvalidInput, u"an upgrade's id must be a plain file name"_s, id);
    }
    return QString(m_root + u'/' + id);
}

Result<> UpgradeStore::write(const Upgrade &upgrade, const QString &path)
{
    const QByteArray bytes = QJsonDocument(toJson(upgrade)).toJson();
    QFile old(path);
    std::optional<QByteArray> expected;
    if (old.open(QIODevice::ReadOnly)) {
        expected = old.readAll();
    }
    return replaceFile(path, bytes, expected);
}

Result<Upgrade> UpgradeStore::read(const QString &path)
{
    const auto bytes = contentOf(path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidData, error.errorString(),
                    u"%1:%2"_s.arg(path).arg(bytes->left(error.offset).count('\n') + 1));
    }
    return upgradeFromJson(document.object()).transform_error([&path](const Error &wrong) {
        Error said = wrong;
        said.subject = wrong.subject.isEmpty() ? path : QString(path + u": "_s + wrong.subject);
        return said;
    });
}

} // namespace kubemori::upgrade
