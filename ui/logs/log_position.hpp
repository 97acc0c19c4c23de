// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_line.hpp"

#include <algorithm>
#include <compare>

namespace kubemori::ui {

/// A place between two characters of a log: line number and UTF-16 column in the line's shown text.
struct LogPosition
{
    logs::LineNumber line = 0;
    int column = 0;

    auto operator<=>(const LogPosition &) const = default;
};

/// What is selected: from where the selection was begun to where it was led.
struct LogSelection
{
    LogPosition anchor;
    LogPosition cursor;

    [[nodiscard]] bool isEmpty() const { return anchor == cursor; }
    [[nodiscard]] LogPosition first() const { return std::min(anchor, cursor); }
    [[nodiscard]] LogPosition last() const { return std::max(anchor, cursor); }
    [[nodiscard]] bool touches(logs::LineNumber line) const
    {
        return !isEmpty() && line >= first().line && line <= last().line;
    }
    /// The selected columns of a line, given how many it has.
    [[nodiscard]] int firstColumn(logs::LineNumber line) const { return line == first().line ? first().column : 0; }
    [[nodiscard]] int lastColumn(logs::LineNumber line, int length) const
    {
        return line == last().line ? std::min(last().column, length) : length;
    }

    bool operator==(const LogSelection &) const = default;
};

} // namespace kubemori::ui
