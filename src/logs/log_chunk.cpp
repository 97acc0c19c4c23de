// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_chunk.hpp"

#include <algorithm>

namespace kubemori::logs {

LogChunk::LogChunk(LineNumber first)
    : m_first(first)
    // Left uninitialized: pages that are never written then cost no memory.
    , m_bytes(std::make_unique_for_overwrite<char[]>(byteCapacity))
    , m_records(std::make_unique_for_overwrite<Record[]>(lineCapacity))
{
}

void LogChunk::append(QByteArrayView bytes, qint64 timeMs, std::uint16_t source, LogLevel level, bool continued)
{
    std::ranges::copy(bytes, m_bytes.get() + m_used);
    m_used += bytes.size();
    m_records[static_cast<std::size_t>(m_lines)] = Record{
        .timeMs = timeMs,
        .end = static_cast<std::uint32_t>(m_used),
        .source = source,
        .level = level,
        .continued = continued,
    };
    ++m_lines;
}

LogLine LogChunk::line(int index) const
{
    const auto i = static_cast<std::size_t>(index);
    const Record &record = m_records[i];
    const std::uint32_t begin = i == 0 ? 0 : m_records[i - 1].end;
    return LogLine{
        .bytes = QByteArrayView(m_bytes.get() + begin, static_cast<qsizetype>(record.end - begin)),
        .timeMs = record.timeMs,
        .source = record.source,
        .level = record.level,
        .continued = record.continued,
    };
}

} // namespace kubemori::logs
