// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_snapshot.hpp"

#include <algorithm>

namespace kubemori::logs {

LineNumber LogSnapshot::firstLine() const
{
    if (!m_full->empty()) {
        return m_full->front()->firstLine();
    }
    return m_tail ? m_tail->firstLine() : m_end;
}

LogLine LogSnapshot::line(LineNumber number) const
{
    if (number < firstLine() || number >= endLine()) {
        return {};
    }
    if (number >= m_end) {
        const OpenLine &open = m_open[static_cast<std::size_t>(number - m_end)];
        return LogLine{
            .bytes = open.bytes, .timeMs = open.timeMs, .source = open.source, .level = open.level, .continued = false};
    }
    return line(stretchAt(number), number);
}

void LogSnapshot::forgive(LogLine &line, LineNumber number) const
{
    if (line.level == LogLevel::Failure && std::ranges::binary_search(*m_forgiven, number)) {
        line.level = LogLevel::Warning;
    }
}

LogSnapshot::Stretch LogSnapshot::stretchAt(LineNumber number) const
{
    if (m_tail && number >= m_tail->firstLine()) {
        return Stretch{.chunk = m_tail.get(), .first = m_tail->firstLine(), .end = m_end, .isFull = false};
    }
    const auto after =
        std::ranges::upper_bound(*m_full, number, {}, [](const auto &chunk) { return chunk->firstLine(); });
    const LogChunk &chunk = **std::prev(after);
    const LineNumber first = chunk.firstLine();
    return Stretch{.chunk = &chunk, .first = first, .end = first + chunk.lineCount(), .isFull = true};
}

LineNumber LogSnapshot::release(LineNumber from, LineNumber to) const
{
    auto next = std::ranges::lower_bound(*m_full, from, {}, [](const auto &chunk) { return chunk->firstLine(); });
    for (; next != m_full->end() && (*next)->firstLine() + (*next)->lineCount() <= to; ++next) {
        (*next)->release();
        from = (*next)->firstLine() + (*next)->lineCount();
    }
    return from;
}

} // namespace kubemori::logs
