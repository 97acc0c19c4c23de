// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_rows.hpp"
#include "diff/word_diff.hpp"
#include "ui/diff/diff_colours.hpp"

#include <QFont>
#include <QTextLayout>

#include <memory>
#include <unordered_map>

namespace kubemori::ui {

/// One line, laid out with its colours. Columns come from the layout, never from a width of characters: full-width ones
/// and those from other fonts are as wide as they are.
class DiffLineLayout
{
public:
    /// More of a line is not shown.
    static constexpr int longest = 10'000;

    DiffLineLayout(QStringView text, const QList<QTextLayout::FormatRange> &formats, const QFont &font, qreal ascent);

    [[nodiscard]] int length() const { return static_cast<int>(m_layout.text().size()); }
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] int columnAt(qreal x) const;
    [[nodiscard]] qreal xOfColumn(int column) const;
    [[nodiscard]] int nextColumn(int column) const { return m_layout.nextCursorPosition(column); }
    [[nodiscard]] int previousColumn(int column) const { return m_layout.previousCursorPosition(column); }
    void draw(QPainter &painter, QPointF topLeft, const QList<QTextLayout::FormatRange> &over) const;

private:
    QTextLayout m_layout;
    qreal m_width = 0;
};

/// The layouts of the lines on screen, made when they are first asked for.
class DiffLayouts
{
public:
    void configure(const QFont &font, const DiffColours &colours);
    void clear() { m_layouts.clear(); }
    /// Lines whose colours have changed are laid out anew.
    void forget(diff::Side side, int first, int last);
    /// Forgets the rest, from time to time.
    void keepFew();

    /// `spans`: may be null. `words`: the spans that differ from the line beside it.
    [[nodiscard]] const DiffLineLayout &get(const diff::FileDiff &diff, diff::Side side, int line,
                                            DiffColours::Ground ground, const SyntaxLine *spans,
                                            const QList<diff::TextSpan> &words);
    [[nodiscard]] const DiffLineLayout *find(diff::Side side, int line, DiffColours::Ground ground) const;
    [[nodiscard]] qreal rowHeight() const { return m_rowHeight; }
    [[nodiscard]] qreal ascent() const { return m_ascent; }
    [[nodiscard]] qreal charWidth() const { return m_charWidth; }
    [[nodiscard]] const DiffColours &colours() const { return m_colours; }

private:
    [[nodiscard]] static quint64 keyOf(diff::Side side, int line, DiffColours::Ground ground);

    QFont m_font;
    DiffColours m_colours;
    qreal m_rowHeight = 1;
    qreal m_ascent = 1;
    qreal m_charWidth = 1;
    std::unordered_map<quint64, std::unique_ptr<DiffLineLayout>> m_layouts;
};

} // namespace kubemori::ui
