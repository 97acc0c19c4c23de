// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_line.hpp"

#include <QList>

#include <cstdint>
#include <memory>
#include <vector>

namespace kubemori::logs {

/// A block of up to 1 MiB of lines. Memory is never moved: a reader that was told of N lines under the store's lock may
/// read those N without a lock for ever, also while the store appends behind them.
class LogChunk
{
public:
    static constexpr qsizetype byteCapacity = qsizetype{1} << 20;
    static constexpr int lineCapacity = 1 << 14;

    explicit LogChunk(LineNumber first);

    [[nodiscard]] LineNumber firstLine() const { return m_first; }
    /// Lines written so far; the store only.
    [[nodiscard]] int lineCount() const { return m_lines; }
    [[nodiscard]] bool hasRoom(qsizetype bytes) const
    {
        return m_lines < lineCapacity && m_used + bytes <= byteCapacity;
    }
    /// The store only, under its lock, with room checked.
    void append(QByteArrayView bytes, qint64 timeMs, std::uint16_t source, LogLevel level, bool continued);
    /// Any thread, for an index it was told of.
    [[nodiscard]] LogLine line(int index) const;

private:
    struct Record
    {
        qint64 timeMs;
        std::uint32_t end;
        std::uint16_t source;
        LogLevel level;
        bool continued;
    };

    LineNumber m_first;
    int m_lines = 0;
    qsizetype m_used = 0;
    std::unique_ptr<char[]> m_bytes;
    std::unique_ptr<Record[]> m_records;
};

/// Full chunks in order; a new list is made when one is added, so that readers keep theirs.
using ChunkList = std::vector<std::shared_ptr<const LogChunk>>;

} // namespace kubemori::logs
