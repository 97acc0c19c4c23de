// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/append_file.hpp"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kubemori::operation {

namespace {

std::unexpected<Error> failErrno(int number, const QString &path)
{
    const ErrorCode code = number == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Io;
    return fail(code, QString::fromStdString(std::generic_category().message(number)), path);
}

/// 0 or the errno.
int writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t wrote = ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (wrote < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        done += wrote;
    }
    return ::fdatasync(fd) == 0 ? 0 : errno;
}

} // namespace

Result<std::unique_ptr<AppendFile>> DurableFile::create(const QString &path)
{
    const int fd =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) {
        return failErrno(errno, path);
    }
    // A file whose name is not on disk is not there after a power cut.
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return std::unique_ptr<AppendFile>(new DurableFile(fd, path, 0));
}

Result<std::unique_ptr<AppendFile>> DurableFile::reopen(const QString &path, qint64 goodLength)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0) {
        return failErrno(errno, path);
    }
    std::unique_ptr<AppendFile> file(new DurableFile(fd, path, goodLength));
    struct stat status{};
    if (::fstat(fd, &status) != 0 || status.st_size < goodLength ||
        (status.st_size > goodLength && ::ftruncate(fd, goodLength) != 0)) {
        return failErrno(errno, path);
    }
    return file;
}

DurableFile::DurableFile(int fd, QString path, qint64 goodLength)
    : m_fd(fd)
    , m_path(std::move(path))
    , m_goodLength(goodLength)
{
}

DurableFile::~DurableFile()
{
    ::close(m_fd);
}

Result<> DurableFile::append(const QByteArray &bytes)
{
    if (const int error = writeAll(m_fd, bytes); error != 0) {
        // What got through of the failed write would be a torn line in the middle once a later write succeeds.
        if (::ftruncate(m_fd, m_goodLength) != 0) {
            return failErrno(error, m_path);
        }
        return failErrno(error, m_path);
    }
    m_goodLength += bytes.size();
    return {};
}

Result<> writeDurably(const QString &path, const QByteArray &bytes)
{
    auto file = DurableFile::create(path);
    if (!file) {
        return std::unexpected(file.error());
    }
    return (*file)->append(bytes);
}

} // namespace kubemori::operation
