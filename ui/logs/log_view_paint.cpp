// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.hpp"

#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace kubemori::ui {

namespace {

QString markOf(logs::LogLevel level)
{
    switch (level) {
    case logs::LogLevel::Output:
        return {};
    case logs::LogLevel::Error:
        return QStringLiteral("!");
    case logs::LogLevel::Command:
        return QStringLiteral("$");
    case logs::LogLevel::Notice:
        return QStringLiteral("·");
    case logs::LogLevel::Warning:
        return QStringLiteral("▲");
    case logs::LogLevel::Failure:
        return QStringLiteral("×");
    }
    return {};
}

} // namespace

QList<logs::LineNumber> LogView::visibleLines()
{
    QList<logs::LineNumber> result;
    const Top first = top();
    qreal y = -first.sub * m_layouts.rowHeight();
    for (qint64 row = first.row; row < m_rows.count() && y < viewport()->height(); ++row) {
        result.append(m_rows.lineAt(row));
        y += subRows(row) * m_layouts.rowHeight();
    }
    return result;
}

QRect LogView::lineRect(logs::LineNumber line)
{
    qreal y = -m_topSub * m_layouts.rowHeight();
    for (const logs::LineNumber number : visibleLines()) {
        const qreal height = m_layouts.rowHeight() * (m_isWrapping ? m_layouts.get(m_snapshot, number).rows() : 1);
        if (number == line) {
            return QRectF(textLeft() - horizontalScrollBar()->value(), y, viewport()->width(), height).toAlignedRect();
        }
        y += height;
    }
    return {};
}

QString LogView::shownText(logs::LineNumber line)
{
    return m_layouts.get(m_snapshot, line).text();
}

QString LogView::spokenMark(logs::LineNumber line) const
{
    switch (m_snapshot.line(line).level) {
    case logs::LogLevel::Failure:
        return tr("Failure: ");
    case logs::LogLevel::Warning:
        return tr("Warning: ");
    default:
        return {};
    }
}

void LogView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    const QList<logs::LineNumber> lines = visibleLines();
    qreal y = -m_topSub * m_layouts.rowHeight();
    painter.setFont(font());
    const qreal left = textLeft();
    for (const logs::LineNumber number : lines) {
        const LineLayout &layout = m_layouts.get(m_snapshot, number);
        painter.setClipping(false);
        if (number == m_markedLine) {
            drawMark(painter, y, m_layouts.rowHeight() * (m_isWrapping ? layout.rows() : 1));
        }
        drawGutter(painter, m_snapshot.line(number), y);
        painter.setClipRect(QRectF(left - m_layouts.charWidth() / 4, 0,
                                   viewport()->width() - left + m_layouts.charWidth(), viewport()->height()));
        drawRow(painter, number, y);
        y += m_layouts.rowHeight() * (m_isWrapping ? layout.rows() : 1);
    }
    painter.setClipping(false);
    if (m_isGutterShown) {
        const qreal x = m_layouts.charWidth() / 4 + m_timeWidth + m_sourceWidth;
        painter.setPen(m_layouts.colours().gutterLine());
        painter.drawLine(QPointF(x, 0), QPointF(x, viewport()->height()));
    }
    if (!lines.isEmpty()) {
        m_layouts.keepNear(lines.constFirst(), lines.constLast());
    }
}

void LogView::drawGutter(QPainter &painter, const logs::LogLine &line, qreal y)
{
    const qreal baseline = y + m_layouts.ascent();
    const qreal margin = m_layouts.charWidth() / 2;
    qreal x = margin;
    if (m_isGutterShown) {
        painter.setPen(m_layouts.colours().gutterText());
        if (line.timeMs != logs::noTime) {
            const QTime time = QDateTime::fromMSecsSinceEpoch(line.timeMs).time();
            painter.drawText(QPointF(x, baseline), time.toString(QStringLiteral("HH:mm:ss")));
        }
        x += m_timeWidth;
        if (line.source != 0) {
            const QString source = QFontMetricsF(font()).elidedText(m_snapshot.source(line), Qt::ElideMiddle,
                                                                    m_sourceWidth - m_layouts.charWidth());
            painter.drawText(QPointF(x, baseline), source);
        }
        x += m_sourceWidth;
    }
    painter.setPen(m_layouts.colours().levelMark(line.level));
    painter.drawText(QPointF(x, baseline), markOf(line.level));
}

QList<QTextLayout::FormatRange> LogView::marksOf(const LineLayout &layout, logs::LineNumber number) const
{
    QList<QTextLayout::FormatRange> result;
    if (m_search.matcher() && m_search.matcher()->matches(m_snapshot, m_snapshot.line(number))) {
        const QTextCharFormat format = m_layouts.colours().foundFormat(number == m_currentMatch);
        for (const logs::TextSpan &span : m_search.matcher()->spans(layout.text())) {
            result.append(QTextLayout::FormatRange{
                .start = static_cast<int>(span.start), .length = static_cast<int>(span.length), .format = format});
        }
    }
    if (m_selection.touches(number)) {
        const auto length = static_cast<int>(layout.text().size());
        const int from = std::min(m_selection.firstColumn(number), length);
        const int to = m_selection.lastColumn(number, length);
        if (to > from) {
            result.append(QTextLayout::FormatRange{
                .start = from, .length = to - from, .format = m_layouts.colours().selectionFormat(hasFocus())});
        }
    }
    return result;
}

void LogView::drawRow(QPainter &painter, logs::LineNumber number, qreal y)
{
    const LineLayout &layout = m_layouts.get(m_snapshot, number);
    const QPointF topLeft(textLeft() - horizontalScrollBar()->value(), y);
    painter.setPen(palette().color(QPalette::Text));
    layout.draw(painter, topLeft, marksOf(layout, number), QRectF(viewport()->rect()));
    drawLineEnd(painter, layout, number, y);
}

void LogView::drawLineEnd(QPainter &painter, const LineLayout &layout, logs::LineNumber number, qreal y)
{
    // A selected line feed is shown as one selected column behind the line, so that selected empty lines can be seen.
    if (!m_selection.touches(number) || number == m_selection.last().line) {
        return;
    }
    const auto length = static_cast<int>(layout.text().size());
    const qreal x = textLeft() - horizontalScrollBar()->value() + layout.xOfColumn(length);
    const qreal rowTop = y + layout.rowOfColumn(length) * m_layouts.rowHeight();
    painter.fillRect(QRectF(x, rowTop, m_layouts.charWidth(), m_layouts.rowHeight()),
                     m_layouts.colours().selectionFormat(hasFocus()).background());
}

} // namespace kubemori::ui
