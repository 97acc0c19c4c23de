// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_layouts.hpp"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace kubemori::ui {

namespace {

constexpr qreal endless = 1e7;
constexpr int tabColumns = 8;
constexpr std::size_t cacheSize = 1200;

} // namespace

DiffLineLayout::DiffLineLayout(QStringView text, const QList<QTextLayout::FormatRange> &formats, const QFont &font,
                               qreal ascent)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(tabColumns * QFontMetricsF(font).horizontalAdvance(u'0'));
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    m_layout.setFont(font);
    m_layout.setText(text.toString());
    m_layout.setFormats(formats);
    m_layout.beginLayout();
    QTextLine line = m_layout.createLine();
    if (line.isValid()) {
        line.setLineWidth(endless);
        // By the base line: characters from a fallback font with other heights must not move the row.
        line.setPosition(QPointF(0, ascent - line.ascent()));
        m_width = line.naturalTextWidth();
    }
    m_layout.endLayout();
}

int DiffLineLayout::columnAt(qreal x) const
{
    return m_layout.lineCount() == 0 ? 0 : m_layout.lineAt(0).xToCursor(x);
}

qreal DiffLineLayout::xOfColumn(int column) const
{
    return m_layout.lineCount() == 0 ? 0 : m_layout.lineAt(0).cursorToX(std::clamp(column, 0, length()));
}

void DiffLineLayout::draw(QPainter &painter, QPointF topLeft, const QList<QTextLayout::FormatRange> &over) const
{
    m_layout.draw(&painter, topLeft, over);
}

void DiffLayouts::configure(const QFont &font, const DiffColours &colours)
{
    m_layouts.clear();
    m_font = font;
    m_colours = colours;
    const QFontMetricsF metrics(font);
    QTextLayout sample(QStringLiteral("Ág漢字"), font); // the height that Japanese text really takes
    sample.beginLayout();
    const QTextLine line = sample.createLine();
    sample.endLayout();
    m_ascent = std::ceil(std::max(metrics.ascent(), line.ascent()));
    m_rowHeight = m_ascent + std::ceil(std::max(metrics.descent(), line.descent())) + 1;
    m_charWidth = metrics.horizontalAdvance(u'0');
}

quint64 DiffLayouts::keyOf(diff::Side side, int line, DiffColours::Ground ground)
{
    const quint64 place = (static_cast<quint64>(line) << 1U) | (side == diff::Side::Old ? 1U : 0U);
    return (place << 2U) | static_cast<quint64>(ground);
}

void DiffLayouts::forget(diff::Side side, int first, int last)
{
    const bool isOld = side == diff::Side::Old;
    std::erase_if(m_layouts, [=](const auto &entry) {
        const auto line = static_cast<int>(entry.first >> 3U);
        return ((entry.first >> 2U) & 1U) == (isOld ? 1U : 0U) && line >= first && line < last;
    });
}

void DiffLayouts::keepFew()
{
    if (m_layouts.size() > cacheSize) {
        m_layouts.clear();
    }
}

const DiffLineLayout *DiffLayouts::find(diff::Side side, int line, DiffColours::Ground ground) const
{
    const auto found = m_layouts.find(keyOf(side, line, ground));
    return found == m_layouts.end() ? nullptr : found->second.get();
}

const DiffLineLayout &DiffLayouts::get(const diff::FileDiff &diff, diff::Side side, int line,
                                       DiffColours::Ground ground, const SyntaxLine *spans,
                                       const QList<diff::TextSpan> &words)
{
    auto &layout = m_layouts[keyOf(side, line, ground)];
    if (layout) {
        return *layout;
    }
    const QStringView all = diff.text(side).text(line);
    const QStringView text = all.first(std::min<qsizetype>(all.size(), DiffLineLayout::longest));
    const auto length = static_cast<int>(text.size());
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats, length](int start, int count, const QTextCharFormat &format) {
        const int end = std::min(start + count, length);
        if (start < end) {
            formats.append(QTextLayout::FormatRange{.start = start, .length = end - start, .format = format});
        }
    };
    if (spans != nullptr) {
        for (const SyntaxSpan &span : *spans) {
            add(span.start, span.length, m_colours.syntaxFormat(span.style, ground));
        }
    }
    QTextCharFormat word;
    word.setBackground(m_colours.wordGround(ground));
    for (const diff::TextSpan &span : words) {
        add(span.start, span.length, word);
    }
    layout = std::make_unique<DiffLineLayout>(text, formats, m_font, m_ascent);
    return *layout;
}

} // namespace kubemori::ui
