// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/replace_file.hpp"

#include "base/unique_fd.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kubemori {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> failErrno(int number, const QString &path)
{
    return fail(ErrorCode::Io, QString::fromStdString(std::generic_category().message(number)), path);
}

/// Where the bytes go: the end of a chain of links, which need not exist yet.
QString targetOf(const QString &path)
{
    constexpr int longestChain = 40; // as the kernel's
    QString target = path;
    for (int i = 0; i < longestChain && QFileInfo(target).isSymLink(); ++i) {
        target = QFileInfo(target).symLinkTarget();
    }
    return target;
}

/// Reads at most one byte more than is of interest.
Result<std::optional<QByteArray>> contentOf(const QString &path, qsizetype interest)
{
    QFile file(path);
    if (!file.exists()) {
        return std::optional<QByteArray>();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    return std::optional(file.read(interest + 1));
}

/// 0 or the errno.
int writeAll(int fd, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (wrote < 0 && errno != EINTR) {
            return errno;
        }
        done += wrote > 0 ? wrote : 0;
    }
    return ::fsync(fd) == 0 ? 0 : errno;
}

} // namespace

Result<> replaceFile(const QString &path, const QByteArray &bytes, const std::optional<QByteArray> &expected)
{
    const QString target = targetOf(path);
    const QString folder = QFileInfo(target).absolutePath();
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::Io, u"the folder cannot be made"_s, folder);
    }
    const UniqueFd directory(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen()) {
        return failErrno(errno, folder);
    }
    // Where the file system knows no locks the comparison alone has to do.
    (void)::flock(directory.get(), LOCK_EX);
    const auto now = contentOf(target, expected ? expected->size() : 0);
    if (!now) {
        return std::unexpected(now.error());
    }
    if (*now != expected) {
        return fail(ErrorCode::Expired, u"it is not as it was read"_s, path);
    }
    QByteArray name = QFile::encodeName(folder + u"/."_s + QFileInfo(target).fileName() + u".XXXXXX"_s);
    const UniqueFd file(::mkostemp(name.data(), O_CLOEXEC));
    if (!file.isOpen()) {
        return failErrno(errno, folder);
    }
    int error = ::fchmod(file.get(), S_IRUSR | S_IWUSR) == 0 ? writeAll(file.get(), bytes) : errno;
    if (error == 0 && ::rename(name.constData(), QFile::encodeName(target).constData()) != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(name.constData());
        return failErrno(error, path);
    }
    (void)::fsync(directory.get());
    return {};
}

} // namespace kubemori
