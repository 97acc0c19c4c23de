// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/append_file.hpp"

#include <memory>
#include <mutex>

namespace kubemori::test {

/// A disk for journals that is full after a number of appends, until it is freed. Thread-safe.
class MemoryDisk
{
public:
    void fullAfter(int appends)
    {
        const std::scoped_lock lock(m_mutex);
        m_left = appends;
    }
    void free() { fullAfter(-1); }
    /// Drops a torn end.
    void cut(qsizetype length)
    {
        const std::scoped_lock lock(m_mutex);
        m_bytes.truncate(length);
    }
    [[nodiscard]] QByteArray bytes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_bytes;
    }
    [[nodiscard]] Result<> append(const QByteArray &bytes)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_left == 0) {
            return fail(ErrorCode::Io, QStringLiteral("No space left on device"), QStringLiteral("journal"));
        }
        m_left -= m_left > 0 ? 1 : 0;
        m_bytes += bytes;
        return {};
    }

private:
    mutable std::mutex m_mutex;
    QByteArray m_bytes;
    int m_left = -1;
};

class MemoryFile final : public operation::AppendFile
{
public:
    explicit MemoryFile(std::shared_ptr<MemoryDisk> disk)
        : m_disk(std::move(disk))
    {
    }
    [[nodiscard]] Result<> append(const QByteArray &bytes) override { return m_disk->append(bytes); }

private:
    std::shared_ptr<MemoryDisk> m_disk;
};

} // namespace kubemori::test
