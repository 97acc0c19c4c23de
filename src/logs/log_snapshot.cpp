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
    if (m_tail && number >= m_tail->firstLine()) {
        return m_tail->line(static_cast<int>(number - m_tail->firstLine()));
    }
    const auto after =
        std::ranges::upper_bound(*m_full, number, {}, [](const auto &chunk) { return chunk->firstLine(); });
    const auto &chunk = *std::prev(after);
    return chunk->line(static_cast<int>(number - chunk->firstLine()));
}

} // namespace kubemori::logs
