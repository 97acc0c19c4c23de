// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/line_layouts.hpp"

#include "logs/ansi.hpp"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace kubemori::ui {

namespace {

constexpr qreal endless = 1e6;
constexpr int tabColumns = 8;
constexpr std::size_t cacheSize = 600;
constexpr logs::LineNumber nearby = 150;

QList<QTextLayout::FormatRange> formatsOf(const logs::StyledText &styled, logs::LogLevel level,
                                          const LogColours &colours)
{
    QList<QTextLayout::FormatRange> result;
    const auto length = static_cast<int>(styled.text.size());
    result.append(QTextLayout::FormatRange{.start = 0, .length = length, .format = colours.levelFormat(level)});
    for (const logs::StyleRun &run : styled.runs) {
        result.append(QTextLayout::FormatRange{.start = static_cast<int>(run.start),
                                               .length = static_cast<int>(run.length),
                                               .format = colours.format(run.style)});
    }
    return result;
}

} // namespace

LineLayout::LineLayout(const logs::LogLine &line, const LogColours &colours, const QFont &font, qreal wrapWidth,
                       qreal rowHeight, qreal ascent)
{
    const logs::StyledText styled = logs::parseAnsi(line.bytes);
    m_text = styled.text;
    QTextOption option;
    option.setWrapMode(wrapWidth > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(tabColumns * QFontMetricsF(font).horizontalAdvance(u'0'));
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    m_layout.setFont(font);
    m_layout.setText(m_text);
    m_layout.setFormats(formatsOf(styled, line.level, colours));
    m_layout.beginLayout();
    for (QTextLine row = m_layout.createLine(); row.isValid(); row = m_layout.createLine()) {
        row.setLineWidth(wrapWidth > 0 ? wrapWidth : endless);
        // By the base line: characters from a fallback font with other heights must not move the row.
        row.setPosition(QPointF(0, row.lineNumber() * rowHeight + ascent - row.ascent()));
        m_width = std::max(m_width, row.naturalTextWidth());
    }
    m_layout.endLayout();
}

int LineLayout::columnAt(int row, qreal x) const
{
    if (m_layout.lineCount() == 0) {
        return 0;
    }
    const QTextLine line = m_layout.lineAt(std::clamp(row, 0, m_layout.lineCount() - 1));
    return line.xToCursor(x);
}

int LineLayout::rowOfColumn(int column) const
{
    const QTextLine line = m_layout.lineForTextPosition(std::clamp(column, 0, static_cast<int>(m_text.size())));
    return line.isValid() ? line.lineNumber() : 0;
}

qreal LineLayout::xOfColumn(int column) const
{
    const QTextLine line = m_layout.lineForTextPosition(std::clamp(column, 0, static_cast<int>(m_text.size())));
    return line.isValid() ? line.cursorToX(column) : 0;
}

void LineLayout::draw(QPainter &painter, QPointF topLeft, const QList<QTextLayout::FormatRange> &over,
                      const QRectF &clip) const
{
    m_layout.draw(&painter, topLeft, over, clip);
}

void LineLayouts::configure(const QFont &font, const LogColours &colours, qreal wrapWidth)
{
    m_layouts.clear();
    m_font = font;
    m_colours = colours;
    m_wrapWidth = wrapWidth;
    const QFontMetricsF metrics(font);
    QTextLayout sample(QStringLiteral("Ág漢字"), font); // the height that Japanese text really takes
    sample.beginLayout();
    const QTextLine line = sample.createLine();
    sample.endLayout();
    m_ascent = std::ceil(std::max(metrics.ascent(), line.ascent()));
    m_rowHeight = m_ascent + std::ceil(std::max(metrics.descent(), line.descent())) + 1;
    m_charWidth = metrics.horizontalAdvance(u'0');
}

void LineLayouts::forgetFrom(logs::LineNumber line)
{
    std::erase_if(m_layouts, [line](const auto &entry) { return entry.first >= line; });
}

void LineLayouts::keepNear(logs::LineNumber first, logs::LineNumber last)
{
    if (m_layouts.size() > cacheSize) {
        std::erase_if(m_layouts, [first, last](const auto &entry) {
            return entry.first < first - nearby || entry.first > last + nearby;
        });
    }
    if (m_layouts.size() > cacheSize) { // filtered lines lie far apart
        m_layouts.clear();
    }
}

const LineLayout &LineLayouts::get(const logs::LogSnapshot &snapshot, logs::LineNumber line)
{
    auto &layout = m_layouts[line];
    if (!layout) {
        layout =
            std::make_unique<LineLayout>(snapshot.line(line), m_colours, m_font, m_wrapWidth, m_rowHeight, m_ascent);
    }
    return *layout;
}

} // namespace kubemori::ui
