// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_matcher.hpp"
#include "logs/log_snapshot.hpp"

#include <optional>
#include <vector>

namespace kubemori::ui {

/// Which lines are shown, in order: all of a snapshot's, or those a filter lets through. A value: may be copied to a
/// worker.
class LogRows
{
public:
    /// Shows all lines.
    void setAll(const logs::LogSnapshot &snapshot);
    /// Begins anew with no lines; extend() adds them.
    void beginFiltered();
    /// Takes over the matches behind those there are (others are passed over), forgets lines that are no longer held,
    /// and looks at the open lines anew.
    void extend(const logs::LogSnapshot &snapshot, const logs::LogMatcher &matcher,
                const std::vector<logs::LineNumber> &matches);

    [[nodiscard]] qint64 count() const;
    /// The line shown in a row; `row` must be one of count().
    [[nodiscard]] logs::LineNumber lineAt(qint64 row) const;
    /// The row of a line, or of the next shown one behind it; count() if there is none.
    [[nodiscard]] qint64 rowOf(logs::LineNumber line) const;
    [[nodiscard]] bool contains(logs::LineNumber line) const;

private:
    bool m_isFiltered = false;
    logs::LineNumber m_first = 0;
    logs::LineNumber m_end = 0;
    std::vector<logs::LineNumber> m_lines; ///< filtered: complete lines, then open ones
    std::size_t m_openLines = 0;           ///< how many of m_lines are open ones
    logs::LineNumber m_takenTo = 0;        ///< matches before this line were taken over
};

} // namespace kubemori::ui
