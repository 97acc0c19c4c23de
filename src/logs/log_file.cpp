// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_file.hpp"

#include "logs/ansi.hpp"
#include "logs/file_error.hpp"

#include <QFile>
#include <QRandomGenerator>
#include <QTimeZone>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kubemori::logs {

namespace {

constexpr qsizetype bufferSize = qsizetype{1} << 16;
constexpr mode_t ownerOnly = 0600;

} // namespace

Result<LogFile> LogFile::open(const QString &path, Mode mode)
{
    const int how = mode == Mode::CreateNew ? O_EXCL : O_APPEND;
    const int fd =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | how, ownerOnly);
    if (fd < 0) {
        return fileError(errno, path);
    }
    LogFile file(fd, path);
    if (::fchmod(fd, ownerOnly) != 0) { // one that was there before may have been readable for others
        return fileError(errno, path);
    }
    return file;
}

LogFile::~LogFile()
{
    if (m_fd >= 0) {
        static_cast<void>(flush());
        ::close(m_fd);
    }
}

LogFile::LogFile(LogFile &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_path(std::move(other.m_path))
    , m_buffer(std::move(other.m_buffer))
    , m_insideLine(other.m_insideLine)
    , m_insideSource(other.m_insideSource)
    , m_insideLevel(other.m_insideLevel)
{
}

Result<> LogFile::write(const LogLine &line, const QString &source)
{
    const bool goesOn = m_insideLine && m_insideSource == line.source && m_insideLevel == line.level;
    if (m_insideLine && !goesOn) {
        m_buffer.append('\n');
    }
    if (!goesOn && line.timeMs != noTime) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(line.timeMs, QTimeZone::UTC);
        m_buffer.append(time.toString(Qt::ISODateWithMs).toLatin1());
        m_buffer.append(' ');
        m_buffer.append(source.isEmpty() ? QByteArray("-") : source.toUtf8().replace(' ', '_'));
        m_buffer.append(' ');
    }
    m_buffer.append(plainText(line.bytes).toUtf8());
    m_insideLine = line.continued;
    m_insideSource = line.source;
    m_insideLevel = line.level;
    if (!line.continued) {
        m_buffer.append('\n');
    }
    return m_buffer.size() >= bufferSize ? flush() : Result<>{};
}

Result<> LogFile::flush()
{
    qsizetype done = 0;
    while (done < m_buffer.size()) {
        const auto written =
            ::write(m_fd, m_buffer.constData() + done, static_cast<std::size_t>(m_buffer.size() - done));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            const int number = errno;
            m_buffer.remove(0, done);
            return fileError(number, m_path);
        }
        done += written;
    }
    m_buffer.clear();
    return {};
}

Result<> LogFile::sync()
{
    if (const auto flushed = flush(); !flushed) {
        return flushed;
    }
    if (::fsync(m_fd) != 0 && errno != EINVAL) { // a pipe or device has nothing to sync
        return fileError(errno, m_path);
    }
    return {};
}

namespace {

Result<qint64> writeAll(LogFile &file, const LogSnapshot &snapshot, const std::stop_token &stop)
{
    constexpr LineNumber linesBetweenLooks = 1024;
    LineNumber released = snapshot.firstLine();
    for (LineNumber i = snapshot.firstLine(); i < snapshot.endLine(); ++i) {
        if (i % linesBetweenLooks == 0) {
            if (stop.stop_requested()) {
                return fail(ErrorCode::Cancelled, {}, file.path());
            }
            released = snapshot.release(released, i);
        }
        const LogLine line = snapshot.line(i);
        if (const auto written = file.write(line, snapshot.source(line)); !written) {
            return std::unexpected(written.error());
        }
    }
    if (const auto synced = file.sync(); !synced) {
        return std::unexpected(synced.error());
    }
    return snapshot.lineCount();
}

} // namespace

Result<qint64> saveLog(const LogSnapshot &snapshot, const QString &path, std::stop_token stop)
{
    const QString partPath = path + u".part-"_s + QString::number(QRandomGenerator::system()->generate(), 36);
    auto file = LogFile::open(partPath, LogFile::Mode::CreateNew);
    if (!file) {
        return std::unexpected(file.error().during(u"saving the log as "_s + path));
    }
    const QByteArray part = QFile::encodeName(partPath);
    auto lines = writeAll(*file, snapshot, stop);
    if (lines && ::rename(part.constData(), QFile::encodeName(path).constData()) != 0) {
        lines = fileError(errno, path);
    }
    if (!lines) {
        ::unlink(part.constData());
        return std::unexpected(lines.error().during(u"saving the log as "_s + path));
    }
    return lines;
}

} // namespace kubemori::logs
