// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QString>

#include <memory>

namespace kubemori::operation {

/// A file that only grows. Tests replace it with one that fails. Not thread-safe.
class AppendFile
{
public:
    virtual ~AppendFile() = default;
    /// All of it or nothing, and on disk when it returns. After an error the next call may be tried as if this one had
    /// not been.
    [[nodiscard]] virtual Result<> append(const QByteArray &bytes) = 0;
};

/// The real one: mode 0600, flushed with fdatasync on every call, cut back to its last good length when a write fails
/// half-way.
class DurableFile final : public AppendFile
{
public:
    /// AlreadyExists if there is such a file.
    [[nodiscard]] static Result<std::unique_ptr<AppendFile>> create(const QString &path);
    /// Goes on behind the first `goodLength` bytes of a file that is there; what follows them (a torn line) is cut off.
    [[nodiscard]] static Result<std::unique_ptr<AppendFile>> reopen(const QString &path, qint64 goodLength);
    ~DurableFile() override;
    DurableFile(const DurableFile &) = delete;
    DurableFile &operator=(const DurableFile &) = delete;

    [[nodiscard]] Result<> append(const QByteArray &bytes) override;

private:
    DurableFile(int fd, QString path, qint64 goodLength);

    int m_fd;
    QString m_path;
    qint64 m_goodLength;
};

/// Writes a whole small file (mode 0600) and flushes it.
[[nodiscard]] Result<> writeDurably(const QString &path, const QByteArray &bytes);

} // namespace kubemori::operation
