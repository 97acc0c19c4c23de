// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_view.hpp"

#include "ui/logs/log_colours.hpp"

#include <QFontMetricsF>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace kubemori::ui {

using diff::DiffRow;
using diff::DiffRows;
using diff::Side;

namespace {

QString signOf(DiffColours::Ground ground)
{
    switch (ground) {
    case DiffColours::Ground::Removed:
        return QStringLiteral("−");
    case DiffColours::Ground::Added:
        return QStringLiteral("+");
    case DiffColours::Ground::Plain:
        break;
    }
    return {};
}

} // namespace

void DiffView::paintEvent(QPaintEvent *event)
{
    m_isNew = false;
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colours().ground(DiffColours::Ground::Plain));
    painter.setFont(font());
    m_layouts.keepFew();
    const qreal height = m_layouts.rowHeight();
    const int end = std::min(m_rows.count(), m_top + visibleRows() + 1);
    for (int row = m_top; row < end; ++row) {
        drawRow(painter, row, (row - m_top) * height);
    }
    if (isSideBySide() && end - m_top < visibleRows()) { // below the last row
        const qreal x = column(Side::Old).right;
        painter.setPen(colours().line());
        painter.drawLine(QPointF(x, (end - m_top) * height), QPointF(x, viewport()->height()));
    }
}

void DiffView::drawRow(QPainter &painter, int row, qreal y)
{
    const DiffRow &here = m_rows.at(row);
    painter.setClipping(false);
    if (here.isFold()) {
        drawFold(painter, row, y);
    } else if (isSideBySide()) {
        drawHalf(painter, here, Side::Old, y);
        drawHalf(painter, here, Side::New, y);
        painter.setClipping(false);
        const qreal x = column(Side::Old).right;
        painter.setPen(colours().line());
        painter.drawLine(QPointF(x, y), QPointF(x, y + m_layouts.rowHeight()));
    } else {
        drawHalf(painter, here, sideOf(here), y);
    }
    painter.setClipping(false);
    if (row == m_current) { // a bar in front and a hairline around: seen without colours too
        const QRectF rect(0, y, viewport()->width(), m_layouts.rowHeight());
        const QColor colour = hasFocus() ? palette().color(QPalette::Highlight) : colours().gutterText();
        painter.fillRect(QRectF(0, y, 3, m_layouts.rowHeight()), colour);
        if (hasFocus()) {
            painter.setPen(colour);
            painter.drawLine(rect.topLeft(), rect.topRight());
            painter.drawLine(QPointF(0, rect.bottom() - 1), QPointF(rect.right(), rect.bottom() - 1));
        }
    }
}

QList<DiffView::FoldButton> DiffView::foldButtons(int row) const
{
    const DiffRow &fold = m_rows.at(row);
    QList<FoldButton> buttons;
    const bool isLong = fold.hidden > DiffRows::revealStep;
    if (isLong && row > 0) {
        buttons.append(
            {.rect = {}, .what = DiffRows::Reveal::Above, .text = tr("↓ %1 more").arg(DiffRows::revealStep)});
    }
    buttons.append({.rect = {}, .what = DiffRows::Reveal::All, .text = tr("Show all")});
    if (isLong && row + 1 < m_rows.count()) {
        buttons.append(
            {.rect = {}, .what = DiffRows::Reveal::Below, .text = tr("↑ %1 more").arg(DiffRows::revealStep)});
    }
    const QFontMetricsF metrics(font());
    const qreal gap = m_layouts.charWidth();
    qreal x = column(isSideBySide() ? Side::Old : Side::New).textLeft +
              metrics.horizontalAdvance(tr("%n unchanged line(s)", nullptr, fold.hidden)) + 3 * gap;
    for (FoldButton &button : buttons) {
        const qreal width = metrics.horizontalAdvance(button.text) + 2 * gap;
        button.rect = QRectF(x, (row - m_top) * m_layouts.rowHeight(), width, m_layouts.rowHeight());
        x += width + gap;
    }
    return buttons;
}

void DiffView::drawFold(QPainter &painter, int row, qreal y)
{
    const QRectF rect(0, y, viewport()->width(), m_layouts.rowHeight());
    painter.fillRect(rect, colours().foldGround());
    const Column place = column(isSideBySide() ? Side::Old : Side::New);
    const qreal baseline = y + m_layouts.ascent();
    painter.setPen(colours().gutterText());
    painter.drawText(QPointF(place.signLeft, baseline), QStringLiteral("⋯"));
    painter.drawText(QPointF(place.textLeft, baseline), tr("%n unchanged line(s)", nullptr, m_rows.at(row).hidden));
    painter.setPen(LogColours::readable(palette().color(QPalette::Link), colours().foldGround()));
    for (const FoldButton &button : foldButtons(row)) {
        painter.drawText(QPointF(button.rect.left() + m_layouts.charWidth(), baseline), button.text);
    }
}

void DiffView::drawNumbers(QPainter &painter, const DiffRow &row, Side side, const Column &place, qreal y)
{
    const DiffColours::Ground ground = groundOf(row, side);
    painter.fillRect(QRectF(place.left, y, place.signLeft - place.left, m_layouts.rowHeight()),
                     colours().gutterGround(ground));
    painter.setPen(LogColours::readable(colours().gutterText(), colours().gutterGround(ground)));
    const auto number = [&](int line, qreal left) {
        if (line >= 0) {
            painter.drawText(QRectF(left, y, numberWidth() - m_layouts.charWidth() / 2, m_layouts.rowHeight()),
                             Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, QString::number(line + 1));
        }
    };
    if (isSideBySide()) {
        number(row.line(side), place.left);
    } else {
        number(row.oldLine, place.left);
        number(row.newLine, place.left + numberWidth());
    }
    painter.setPen(LogColours::readable(colours().mark(ground), colours().ground(ground)));
    painter.drawText(QPointF(place.signLeft + m_layouts.charWidth() / 2, y + m_layouts.ascent()), signOf(ground));
}

void DiffView::drawHalf(QPainter &painter, const DiffRow &row, Side side, qreal y)
{
    const Column place = column(side);
    const QRectF whole(place.left, y, place.right - place.left, m_layouts.rowHeight());
    const int line = row.line(side);
    painter.setClipping(false);
    if (line < 0) {
        painter.fillRect(whole, QBrush(colours().fillerLine(), Qt::BDiagPattern));
        return;
    }
    const DiffColours::Ground ground = groundOf(row, side);
    painter.fillRect(QRectF(QPointF(place.signLeft, y), whole.bottomRight()), colours().ground(ground));
    drawNumbers(painter, row, side, place, y);
    painter.setClipRect(QRectF(QPointF(place.textLeft, y), whole.bottomRight()));
    const DiffLineLayout &layout = layoutOf(row, side);
    const QPointF at(place.textLeft - horizontalScrollBar()->value(), y);
    painter.setPen(colours().syntaxFormat(SyntaxStyle::Text, ground).foreground().color());
    layout.draw(painter, at, marksOf(layout, side, line));
    drawLineEnd(painter, side, line, layout, at);
}

void DiffView::drawLineEnd(QPainter &painter, Side side, int line, const DiffLineLayout &layout, QPointF at)
{
    const diff::FileText &text = m_diff->text(side);
    qreal x = at.x() + layout.width();
    const diff::TextSpan selected = selectedIn(side, line, layout.length());
    if (selected.start + selected.length > layout.length()) {
        painter.fillRect(QRectF(x, at.y(), m_layouts.charWidth(), m_layouts.rowHeight()),
                         colours().selectionFormat(hasFocus()).background());
    }
    QString mark;
    if (text.text(line).size() > layout.length()) {
        mark += tr("… %L1 characters more").arg(text.text(line).size() - layout.length());
    }
    if (text.hasCarriageReturn(line)) {
        mark += QStringLiteral("CR"); // few fonts have a sign for it
    }
    if (line + 1 == text.lineCount() && text.isEndMissing()) {
        mark += QStringLiteral(" ⊘ ") + tr("no line feed at the end");
    }
    if (!mark.isEmpty()) {
        x += m_layouts.charWidth() / 2;
        painter.setPen(colours().gutterText());
        painter.drawText(QPointF(x, at.y() + m_layouts.ascent()), mark);
    }
}

QList<QTextLayout::FormatRange> DiffView::marksOf(const DiffLineLayout &layout, Side side, int line) const
{
    QList<QTextLayout::FormatRange> marks;
    const auto add = [&marks, &layout](const diff::TextSpan &span, const QTextCharFormat &format) {
        const int end = std::min(span.start + span.length, layout.length());
        if (span.start < end) {
            marks.append(QTextLayout::FormatRange{.start = span.start, .length = end - span.start, .format = format});
        }
    };
    if (m_matcher) {
        for (const diff::TextSpan &span : m_matcher->spans(m_diff->text(side).text(line).first(layout.length()))) {
            const bool isCurrent = m_hit && m_hit->side == side && m_hit->line == line && m_hit->span == span;
            add(span, colours().foundFormat(isCurrent));
        }
    }
    add(selectedIn(side, line, layout.length()), colours().selectionFormat(hasFocus()));
    return marks;
}

QString DiffView::spokenRow(int row) const
{
    if (!m_diff || row < 0 || row >= m_rows.count()) {
        return {};
    }
    const DiffRow &here = m_rows.at(row);
    if (here.isFold()) {
        return tr("%n unchanged line(s)", nullptr, here.hidden);
    }
    const auto text = [this](Side side, int line) { return m_diff->text(side).text(line).toString(); };
    if (here.kind == DiffRow::Kind::Changed) {
        QStringList parts;
        if (here.oldLine >= 0) {
            parts.append(QStringLiteral("- ") + text(Side::Old, here.oldLine));
        }
        if (here.newLine >= 0) {
            parts.append(QStringLiteral("+ ") + text(Side::New, here.newLine));
        }
        return parts.join(u'\n');
    }
    const QString sign = here.kind == DiffRow::Kind::Removed ? QStringLiteral("- ")
                         : here.kind == DiffRow::Kind::Added ? QStringLiteral("+ ")
                                                             : QStringLiteral("  ");
    return QString(sign + text(sideOf(here), here.line(sideOf(here))));
}

} // namespace kubemori::ui
