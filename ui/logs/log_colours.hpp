// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/ansi.hpp"
#include "logs/log_line.hpp"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

namespace kubemori::ui {

/// Colours of a log on one palette. Whatever a program asks for comes out readable: text has a contrast of at least 4.5
/// : 1 to its ground (WCAG 2.2, 1.4.3).
class LogColours
{
public:
    LogColours() = default;
    explicit LogColours(const QPalette &palette);

    [[nodiscard]] QTextCharFormat format(const logs::AnsiStyle &style) const;
    /// What a line of that level looks like where no style says otherwise.
    [[nodiscard]] QTextCharFormat levelFormat(logs::LogLevel level) const;
    [[nodiscard]] QColor gutterText() const { return m_gutterText; }
    [[nodiscard]] QColor gutterLine() const { return m_gutterLine; }
    [[nodiscard]] QColor levelMark(logs::LogLevel level) const;
    [[nodiscard]] QTextCharFormat foundFormat(bool isCurrent) const;
    [[nodiscard]] QTextCharFormat selectionFormat(bool hasFocus) const;

    /// Contrast ratio of two colours, 1 to 21.
    [[nodiscard]] static double contrast(const QColor &a, const QColor &b);
    /// The colour, lightened or darkened until it is readable on the ground.
    [[nodiscard]] static QColor readable(const QColor &colour, const QColor &ground);

private:
    [[nodiscard]] QColor resolve(const logs::AnsiColour &colour, const QColor &fallback) const;

    QPalette m_palette;
    QColor m_text;
    QColor m_base;
    QColor m_gutterText;
    QColor m_gutterLine;
    bool m_isDark = false;
};

} // namespace kubemori::ui
