// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/file_lock.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QSysInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 4096;

struct flock wholeFile(short type)
{
    struct flock lock{};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

QString userName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) {
        return qEnvironmentVariable("USER");
    }
    return QString::fromUtf8(entry.pw_name);
}

LockOwner readOwner(const UniqueFd &file)
{
    QByteArray text(longestText, '\0');
    const ssize_t size = ::pread(file.get(), text.data(), static_cast<size_t>(text.size()), 0);
    text.resize(std::max<ssize_t>(size, 0));
    return LockOwner::fromJson(QJsonDocument::fromJson(text).object());
}

bool isFileAt(const UniqueFd &file, const QString &path)
{
    struct stat opened{};
    struct stat named{};
    return ::fstat(file.get(), &opened) == 0 && ::stat(QFile::encodeName(path).constData(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

std::unexpected<Error> failErrno(int number, const QString &path)
{
    return fail(ErrorCode::Io, QString::fromStdString(std::generic_category().message(number)), path);
}

} // namespace

LockOwner LockOwner::here(const QString &operation, const QDateTime &now)
{
    return {.user = userName(),
            .host = QSysInfo::machineHostName(),
            .process = ::getpid(),
            .operation = operation,
            .since = now.toUTC()};
}

QString LockOwner::person() const
{
    return user.isEmpty() ? u"another program"_s : QString(user + u'@' + host);
}

QString LockOwner::toString() const
{
    return u"%1, process %2, operation %3, since %4"_s.arg(person()).arg(process).arg(
        operation, since.toUTC().toString(Qt::ISODate));
}

QJsonObject LockOwner::toJson() const
{
    return {{u"user"_s, user},
            {u"host"_s, host},
            {u"process"_s, process},
            {u"operation"_s, operation},
            {u"since"_s, since.toUTC().toString(Qt::ISODateWithMs)}};
}

LockOwner LockOwner::fromJson(const QJsonObject &json)
{
    return {.user = json[u"user"].toString(),
            .host = json[u"host"].toString(),
            .process = json[u"process"].toInteger(),
            .operation = json[u"operation"].toString(),
            .since = QDateTime::fromString(json[u"since"].toString(), Qt::ISODateWithMs)};
}

Result<std::unique_ptr<FileLock>> FileLock::take(const QString &path, const LockOwner &owner)
{
    while (true) {
        UniqueFd file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
        if (!file.isOpen()) {
            return failErrno(errno, path);
        }
        struct flock lock = wholeFile(F_WRLCK);
        if (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
            if (errno != EAGAIN && errno != EACCES) {
                return failErrno(errno, path);
            }
            return fail(ErrorCode::Locked, readOwner(file).toString(), path);
        }
        // The last owner may have removed the file between our open() and our lock, which then excludes nobody.
        if (!isFileAt(file, path)) {
            continue;
        }
        const QByteArray text = QJsonDocument(owner.toJson()).toJson(QJsonDocument::Compact);
        if (::ftruncate(file.get(), 0) != 0 ||
            ::pwrite(file.get(), text.constData(), static_cast<size_t>(text.size()), 0) != text.size()) {
            return failErrno(errno, path);
        }
        return std::unique_ptr<FileLock>(new FileLock(std::move(file), path));
    }
}

std::optional<LockOwner> FileLock::ownerOf(const QString &path)
{
    const UniqueFd file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen()) {
        return std::nullopt;
    }
    struct flock lock = wholeFile(F_RDLCK);
    if (::fcntl(file.get(), F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) {
        return std::nullopt;
    }
    return readOwner(file);
}

FileLock::FileLock(UniqueFd file, QString path)
    : m_file(std::move(file))
    , m_path(std::move(path))
{
}

FileLock::~FileLock()
{
    ::unlink(QFile::encodeName(m_path).constData());
}

} // namespace kubemori::operation
