// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_chunk.hpp"

#include <algorithm>

namespace kubemori::logs {

LogChunk::LogChunk(LineNumber first)
    : m_first(first)
    // Left uninitialized: pages that are never written then cost no memory.
    , m_ownBytes(std::make_unique_for_overwrite<char[]>(byteCapacity))
    , m_ownRecords(std::make_unique_for_overwrite<Record[]>(lineCapacity))
    , m_bytes(m_ownBytes.get())
    , m_records(m_ownRecords.get())
{
}

LogChunk::LogChunk(const LogChunk &full, std::unique_ptr<SpillSlot> slot)
    : m_first(full.m_first)
    , m_lines(full.m_lines)
    , m_used(full.m_used)
    , m_levels(full.m_levels)
    , m_slot(std::move(slot))
    , m_bytes(m_slot->first())
    , m_records(reinterpret_cast<const Record *>(m_slot->second())) // written by this process from such records
{
}

Result<std::shared_ptr<const LogChunk>> LogChunk::spill(const LogChunk &full, SpillFile &file)
{
    const auto lines = static_cast<std::size_t>(full.m_lines);
    auto slot = file.write(
        QByteArrayView(full.m_bytes, full.m_used),
        QByteArrayView(reinterpret_cast<const char *>(full.m_records), static_cast<qsizetype>(lines * sizeof(Record))));
    if (!slot) {
        return std::unexpected(slot.error());
    }
    return std::shared_ptr<const LogChunk>(new LogChunk(full, std::move(*slot)));
}

void LogChunk::append(QByteArrayView bytes, qint64 timeMs, std::uint16_t source, LogLevel level, bool continued)
{
    std::ranges::copy(bytes, m_ownBytes.get() + m_used);
    m_used += bytes.size();
    m_ownRecords[static_cast<std::size_t>(m_lines)] = Record{
        .timeMs = timeMs,
        .end = static_cast<std::uint32_t>(m_used),
        .source = source,
        .level = level,
        .continued = continued,
    };
    m_levels |= 1U << static_cast<unsigned>(level);
    ++m_lines;
}

LogLine LogChunk::line(int index) const
{
    const auto i = static_cast<std::size_t>(index);
    const Record &record = m_records[i];
    const std::uint32_t begin = i == 0 ? 0 : m_records[i - 1].end;
    return LogLine{
        .bytes = QByteArrayView(m_bytes + begin, static_cast<qsizetype>(record.end - begin)),
        .timeMs = record.timeMs,
        .source = record.source,
        .level = record.level,
        .continued = record.continued,
    };
}

void LogChunk::release() const
{
    if (m_slot) {
        m_slot->release();
    }
}

} // namespace kubemori::logs
