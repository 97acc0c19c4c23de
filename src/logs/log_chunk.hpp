// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_line.hpp"
#include "logs/spill_file.hpp"

#include <QList>

#include <cstdint>
#include <memory>
#include <vector>

namespace kubemori::logs {

/// A block of up to 1 MiB of lines. Memory is never moved: a reader that was told of N lines under the store's lock may
/// read those N without a lock for ever, also while the store appends behind them. Full ones can lie in a file instead.
class LogChunk
{
public:
    static constexpr qsizetype byteCapacity = static_cast<qsizetype>(SpillFile::firstSize);
    static constexpr int lineCapacity = 1 << 14;

    explicit LogChunk(LineNumber first);
    /// A full chunk, moved to a file. Blocks for the disk; Io: it has no room.
    [[nodiscard]] static Result<std::shared_ptr<const LogChunk>> spill(const LogChunk &full, SpillFile &file);

    [[nodiscard]] LineNumber firstLine() const { return m_first; }
    /// Lines written so far; the store only, or any thread when the chunk is full.
    [[nodiscard]] int lineCount() const { return m_lines; }
    [[nodiscard]] bool hasRoom(qsizetype bytes) const
    {
        return m_lines < lineCapacity && m_used + bytes <= byteCapacity;
    }
    [[nodiscard]] bool isSpilled() const { return m_slot != nullptr; }
    /// Memory that its lines take, spilled or not.
    [[nodiscard]] qint64 size() const { return m_used + qint64{m_lines} * qint64{sizeof(Record)}; }
    /// Whether a line of such a level is in it; as lineCount().
    [[nodiscard]] bool has(LogLevel level) const { return (m_levels >> static_cast<unsigned>(level) & 1U) != 0; }
    /// The store only, under its lock, with room checked.
    void append(QByteArrayView bytes, qint64 timeMs, std::uint16_t source, LogLevel level, bool continued);
    /// Any thread, for an index it was told of.
    [[nodiscard]] LogLine line(int index) const;
    /// It will not be read soon. Any thread, also while others read.
    void release() const;

private:
    struct Record
    {
        qint64 timeMs;
        std::uint32_t end;
        std::uint16_t source;
        LogLevel level;
        bool continued;
    };
    static_assert(sizeof(Record) * lineCapacity <= SpillFile::secondSize);

    LogChunk(const LogChunk &full, std::unique_ptr<SpillSlot> slot);

    LineNumber m_first;
    int m_lines = 0;
    qsizetype m_used = 0;
    unsigned m_levels = 0; ///< bit set
    std::unique_ptr<char[]> m_ownBytes;
    std::unique_ptr<Record[]> m_ownRecords;
    std::unique_ptr<SpillSlot> m_slot;
    const char *m_bytes;
    const Record *m_records;
};

/// Full chunks in order; a new list is made when one is added, so that readers keep theirs.
using ChunkList = std::vector<std::shared_ptr<const LogChunk>>;

} // namespace kubemori::logs
