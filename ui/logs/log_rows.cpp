// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_rows.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using logs::LineNumber;

void LogRows::setAll(const logs::LogSnapshot &snapshot)
{
    m_isFiltered = false;
    m_first = snapshot.firstLine();
    m_end = snapshot.endLine();
    m_lines = {};
    m_openLines = 0;
}

void LogRows::beginFiltered()
{
    m_isFiltered = true;
    m_lines = {};
    m_openLines = 0;
    m_takenTo = 0;
}

void LogRows::extend(const logs::LogSnapshot &snapshot, const logs::LogMatcher &matcher,
                     const std::vector<LineNumber> &matches)
{
    m_lines.resize(m_lines.size() - m_openLines);
    // The scanner may have seen lines that the snapshot does not have yet.
    const auto from = std::ranges::lower_bound(matches, m_takenTo);
    const auto to = std::ranges::lower_bound(matches, snapshot.completeEnd());
    if (from < to) {
        m_lines.insert(m_lines.end(), from, to);
        m_takenTo = m_lines.back() + 1;
    }
    if (!m_lines.empty() && m_lines.front() < snapshot.firstLine()) {
        m_lines.erase(m_lines.begin(), std::ranges::lower_bound(m_lines, snapshot.firstLine()));
    }
    const std::size_t complete = m_lines.size();
    for (LineNumber line = snapshot.completeEnd(); line < snapshot.endLine(); ++line) {
        if (matcher.matches(snapshot, line)) {
            m_lines.push_back(line);
        }
    }
    m_openLines = m_lines.size() - complete;
}

qint64 LogRows::count() const
{
    return m_isFiltered ? static_cast<qint64>(m_lines.size()) : m_end - m_first;
}

LineNumber LogRows::lineAt(qint64 row) const
{
    return m_isFiltered ? m_lines.at(static_cast<std::size_t>(row)) : m_first + row;
}

qint64 LogRows::rowOf(LineNumber line) const
{
    if (m_isFiltered) {
        return std::ranges::lower_bound(m_lines, line) - m_lines.begin();
    }
    return std::clamp(line, m_first, m_end) - m_first;
}

bool LogRows::contains(LineNumber line) const
{
    return m_isFiltered ? std::ranges::binary_search(m_lines, line) : line >= m_first && line < m_end;
}

} // namespace kubemori::ui
