// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_rows.hpp"
#include "ui/diff/syntax_spans.hpp"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

#include <array>

namespace kubemori::ui {

/// Colours of a diff on one palette. Text on any of the grounds has a contrast of at least 4.5 : 1 to it.
class DiffColours
{
public:
    enum class Ground { Plain, Removed, Added };

    DiffColours() = default;
    explicit DiffColours(const QPalette &palette);

    [[nodiscard]] QColor ground(Ground ground) const { return m_grounds.at(index(ground)); }
    /// Behind the words of a changed line that differ.
    [[nodiscard]] QColor wordGround(Ground ground) const { return m_words.at(index(ground)); }
    /// Of the gutter beside a changed line.
    [[nodiscard]] QColor gutterGround(Ground ground) const { return m_gutters.at(index(ground)); }
    /// Signs, and marks in the overview.
    [[nodiscard]] QColor mark(Ground ground) const { return m_marks.at(index(ground)); }
    [[nodiscard]] QColor gutterText() const { return m_gutterText; }
    [[nodiscard]] QColor line() const { return m_line; }
    [[nodiscard]] QColor foldGround() const { return m_foldGround; }
    [[nodiscard]] QColor fillerLine() const { return m_fillerLine; }
    [[nodiscard]] QColor text() const { return m_text; }
    [[nodiscard]] QTextCharFormat syntaxFormat(SyntaxStyle style, Ground ground) const;
    [[nodiscard]] QTextCharFormat foundFormat(bool isCurrent) const;
    [[nodiscard]] QTextCharFormat selectionFormat(bool hasFocus) const;

private:
    static constexpr std::size_t grounds = 3;
    [[nodiscard]] static constexpr std::size_t index(Ground ground) { return static_cast<std::size_t>(ground); }

    QPalette m_palette;
    QColor m_text;
    QColor m_gutterText;
    QColor m_line;
    QColor m_foldGround;
    QColor m_fillerLine;
    bool m_isDark = false;
    std::array<QColor, grounds> m_grounds;
    std::array<QColor, grounds> m_words;
    std::array<QColor, grounds> m_gutters;
    std::array<QColor, grounds> m_marks;
    std::array<std::array<QTextCharFormat, syntaxStyleCount>, grounds> m_syntax;
};

} // namespace kubemori::ui
