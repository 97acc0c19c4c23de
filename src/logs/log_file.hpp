// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "logs/log_snapshot.hpp"

#include <stop_token>

namespace kubemori::logs {

/// A log as a text file that only its owner can read (0600): "TIME SOURCE TEXT" with the time in UTC, "-" for no
/// source, without escape sequences; only the text of lines whose time is not known. One thread at a time.
class LogFile
{
public:
    enum class Mode {
        Append,    ///< goes on with an existing file
        CreateNew, ///< AlreadyExists if there is one
    };

    /// Does not follow a symbolic link at the end of the path.
    [[nodiscard]] static Result<LogFile> open(const QString &path, Mode mode);
    ~LogFile();
    LogFile(LogFile &&other) noexcept;
    LogFile &operator=(LogFile &&other) = delete;
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    /// Buffered; an error may be reported by a later call.
    [[nodiscard]] Result<> write(const LogLine &line, const QString &source);
    /// Everything written is with the system when this returns.
    [[nodiscard]] Result<> flush();
    /// Everything written is on the disk when this returns.
    [[nodiscard]] Result<> sync();
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    LogFile(int fd, QString path)
        : m_fd(fd)
        , m_path(std::move(path))
    {
    }

    int m_fd;
    QString m_path;
    QByteArray m_buffer;
    bool m_insideLine = false; ///< the last piece was `continued`
    std::uint16_t m_insideSource = 0;
    LogLevel m_insideLevel = LogLevel::Output;
};

/// Writes all lines of a snapshot to a file, which it replaces only when everything is written: a failure or stop
/// leaves the old file as it was and no other behind. Returns the number of lines.
[[nodiscard]] Result<qint64> saveLog(const LogSnapshot &snapshot, const QString &path, std::stop_token stop);

} // namespace kubemori::logs
