// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/account_index.hpp"

#include "base/unique_fd.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <utility>

namespace kubemori::keyring {

using namespace Qt::StringLiterals;
using command::SecretKey;

namespace {

constexpr qint64 largest = qint64{4} << 20;

/// Held for the moment of a change, by one process at a time; ends with its process.
Result<UniqueFd> lock(const QString &path)
{
    UniqueFd fd(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    while (fd.get() >= 0 && ::flock(fd.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            return fail(ErrorCode::Io, qt_error_string(), path);
        }
    }
    if (fd.get() < 0) {
        return fail(ErrorCode::Io, qt_error_string(), path);
    }
    return fd;
}

} // namespace

AccountIndex::AccountIndex(QString path)
    : m_path(std::move(path))
{
}

QString AccountIndex::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) +
           u"/kubemori/keyring-accounts.json"_s;
}

Result<QList<SecretKey>> AccountIndex::accounts() const
{
    QFile file(m_path);
    if (!file.exists()) {
        return QList<SecretKey>();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), m_path);
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largest));
    if (!document.object().value(u"accounts"_s).isArray()) {
        return fail(ErrorCode::InvalidData, u"it is no list of accounts"_s, m_path);
    }
    QList<SecretKey> keys;
    const QJsonArray names = document.object().value(u"accounts"_s).toArray();
    for (const auto &name : names) {
        if (const auto key = command::secretKeyOf(name.toString())) {
            keys.append(*key);
        }
    }
    std::ranges::sort(keys);
    return keys;
}

bool AccountIndex::contains(const SecretKey &key) const
{
    const auto known = accounts();
    return known && known->contains(key);
}

Result<> AccountIndex::add(const SecretKey &key) const
{
    return change([&key](QList<SecretKey> &accounts) {
        if (accounts.contains(key)) {
            return false;
        }
        accounts.append(key);
        return true;
    });
}

Result<> AccountIndex::remove(const SecretKey &key) const
{
    return change([&key](QList<SecretKey> &accounts) { return accounts.removeAll(key) > 0; });
}

Result<> AccountIndex::change(const std::function<bool(QList<SecretKey> &)> &edit) const
{
    if (!QDir().mkpath(QFileInfo(m_path).path())) {
        return fail(ErrorCode::Io, u"its folder cannot be made"_s, m_path);
    }
    const auto held = lock(m_path + u".lock"_s);
    if (!held) {
        return std::unexpected(held.error());
    }
    // A file that was broken by hand is begun anew: what it listed stays in the keyring's own program.
    QList<SecretKey> now = accounts().value_or(QList<SecretKey>());
    return edit(now) ? write(now) : Result<>();
}

Result<> AccountIndex::write(const QList<SecretKey> &accounts) const
{
    QJsonArray names;
    for (const SecretKey &key : accounts) {
        names.append(command::accountName(key));
    }
    QSaveFile file(m_path);
    const QByteArray text = QJsonDocument(QJsonObject{{u"accounts"_s, names}}).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text) != text.size() || !file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), m_path);
    }
    return {};
}

} // namespace kubemori::keyring
