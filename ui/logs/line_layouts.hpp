// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_snapshot.hpp"
#include "ui/logs/log_colours.hpp"

#include <QFont>
#include <QTextLayout>

#include <memory>
#include <unordered_map>

namespace kubemori::ui {

/// One line of a log, laid out. Every visual row has the same height, whatever fonts its characters came from.
class LineLayout
{
public:
    LineLayout(const logs::LogLine &line, const LogColours &colours, const QFont &font, qreal wrapWidth,
               qreal rowHeight, qreal ascent);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int rows() const { return std::max(1, m_layout.lineCount()); }
    [[nodiscard]] qreal width() const { return m_width; }
    /// The column that is nearest to x in a visual row.
    [[nodiscard]] int columnAt(int row, qreal x) const;
    [[nodiscard]] int rowOfColumn(int column) const;
    [[nodiscard]] qreal xOfColumn(int column) const;
    /// The columns to the left and right of a character or word boundary.
    [[nodiscard]] int nextColumn(int column) const { return m_layout.nextCursorPosition(column); }
    [[nodiscard]] int previousColumn(int column) const { return m_layout.previousCursorPosition(column); }
    void draw(QPainter &painter, QPointF topLeft, const QList<QTextLayout::FormatRange> &over,
              const QRectF &clip) const;

private:
    QString m_text;
    QTextLayout m_layout;
    qreal m_width = 0;
};

/// Layouts of the lines on screen, made when they are first asked for.
class LineLayouts
{
public:
    /// Forgets everything that was laid out.
    void configure(const QFont &font, const LogColours &colours, qreal wrapWidth);
    void clear() { m_layouts.clear(); }
    /// Forgets the lines from there on (open ones change).
    void forgetFrom(logs::LineNumber line);
    /// Forgets lines far from what is shown.
    void keepNear(logs::LineNumber first, logs::LineNumber last);

    [[nodiscard]] const LineLayout &get(const logs::LogSnapshot &snapshot, logs::LineNumber line);
    [[nodiscard]] qreal rowHeight() const { return m_rowHeight; }
    [[nodiscard]] qreal ascent() const { return m_ascent; }
    [[nodiscard]] qreal charWidth() const { return m_charWidth; }
    [[nodiscard]] bool isWrapping() const { return m_wrapWidth > 0; }
    [[nodiscard]] const LogColours &colours() const { return m_colours; }

private:
    QFont m_font;
    LogColours m_colours;
    qreal m_wrapWidth = 0;
    qreal m_rowHeight = 1;
    qreal m_ascent = 1;
    qreal m_charWidth = 1;
    std::unordered_map<logs::LineNumber, std::unique_ptr<LineLayout>> m_layouts;
};

} // namespace kubemori::ui
