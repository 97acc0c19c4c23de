// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_view.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace kubemori::ui {

using diff::DiffRow;
using diff::DiffRows;
using diff::Side;

namespace {

constexpr int dragMilliseconds = 50;
constexpr int degreesPerNotch = 120;

} // namespace

std::optional<DiffPosition> DiffView::lineNear(int row, Side side) const
{
    const auto lineOf = [this, side](int at) -> std::optional<DiffPosition> {
        const DiffRow &here = m_rows.at(at);
        const Side shown = isSideBySide() ? side : sideOf(here);
        const int line = here.line(shown);
        return line < 0 ? std::nullopt : std::optional(DiffPosition{.side = shown, .line = line, .column = 0});
    };
    for (int at = row; at >= 0; --at) {
        if (const auto found = lineOf(at)) {
            return found;
        }
    }
    for (int at = row + 1; at < m_rows.count(); ++at) {
        if (const auto found = lineOf(at)) {
            return found;
        }
    }
    return std::nullopt;
}

DiffPosition DiffView::positionAt(QPoint point)
{
    if (m_rows.count() == 0) {
        return {};
    }
    const int row =
        std::clamp(m_top + static_cast<int>(std::floor(point.y() / m_layouts.rowHeight())), 0, m_rows.count() - 1);
    Side side = point.x() < column(Side::Old).right ? Side::Old : Side::New;
    if (m_isDragging) { // a selection stays on the side it was begun on
        side = m_selection.anchor.side;
    }
    const auto line = lineNear(row, side);
    if (!line) {
        return {};
    }
    DiffPosition position = *line;
    const DiffRow &here = m_rows.at(row);
    if (!here.isFold() && here.line(position.side) == position.line) {
        const qreal x = point.x() - column(position.side).textLeft + horizontalScrollBar()->value();
        position.column = layoutOf(here, position.side).columnAt(x);
    }
    return position;
}

QPoint DiffView::pointOf(const DiffPosition &position)
{
    const int row = m_rows.rowOf(position.side, position.line);
    if (row < 0 || m_rows.at(row).isFold()) {
        return {};
    }
    const qreal x = column(position.side).textLeft - horizontalScrollBar()->value() +
                    layoutOf(m_rows.at(row), position.side).xOfColumn(position.column);
    return {static_cast<int>(x), rowRect(row).center().y()};
}

void DiffView::wheelEvent(QWheelEvent *event)
{
    const bool sideways = std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()) ||
                          event->modifiers().testFlag(Qt::ShiftModifier);
    if (sideways) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y() * QApplication::wheelScrollLines();
    const int rows = m_wheelRest / degreesPerNotch;
    m_wheelRest -= rows * degreesPerNotch;
    if (rows != 0) {
        scrollToRow(m_top - rows);
    }
    event->accept();
}

bool DiffView::moveKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        setCurrentRow(m_current - 1);
        return true;
    case Qt::Key_Down:
        setCurrentRow(m_current + 1);
        return true;
    case Qt::Key_PageUp:
        scrollToRow(m_top - visibleRows() + 1);
        setCurrentRow(m_current - visibleRows() + 1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        scrollToRow(m_top + visibleRows() - 1);
        setCurrentRow(m_current + visibleRows() - 1);
        return true;
    case Qt::Key_Home:
        setCurrentRow(0);
        return true;
    case Qt::Key_End:
        setCurrentRow(m_rows.count() - 1);
        return true;
    case Qt::Key_Left:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    default:
        return false;
    }
}

bool DiffView::selectKey(QKeyEvent *event)
{
    DiffSelection selection = m_selection;
    if (selection.isEmpty()) {
        const auto start = lineNear(m_current, m_selection.anchor.side);
        if (!start) {
            return false;
        }
        selection = {.anchor = *start, .cursor = *start};
    }
    DiffPosition &cursor = selection.cursor;
    const int row = m_rows.rowOf(cursor.side, cursor.line);
    if (row < 0 || m_rows.at(row).isFold()) {
        return false;
    }
    const DiffLineLayout &layout = layoutOf(m_rows.at(row), cursor.side);
    const int length = static_cast<int>(m_diff->text(cursor.side).text(cursor.line).size());
    const auto toRow = [&](int wanted) {
        const auto there = lineNear(std::clamp(wanted, 0, m_rows.count() - 1), cursor.side);
        if (there) {
            const int column = cursor.column;
            cursor = *there;
            cursor.column = std::min(column, static_cast<int>(m_diff->text(cursor.side).text(cursor.line).size()));
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        cursor.column = layout.previousColumn(cursor.column);
        break;
    case Qt::Key_Right:
        cursor.column = layout.nextColumn(cursor.column);
        break;
    case Qt::Key_Up:
        toRow(row - 1);
        break;
    case Qt::Key_Down: {
        int next = row + 1; // rows without a line on this side are passed over
        while (isSideBySide() && next < m_rows.count() && m_rows.at(next).line(cursor.side) < 0) {
            ++next;
        }
        toRow(next);
        break;
    }
    case Qt::Key_Home:
        cursor.column = 0;
        break;
    case Qt::Key_End:
        cursor.column = length;
        break;
    case Qt::Key_PageUp:
        toRow(row - visibleRows() + 1);
        break;
    case Qt::Key_PageDown:
        toRow(row + visibleRows() - 1);
        break;
    default:
        return false;
    }
    setSelection(selection);
    setCurrentRow(m_rows.rowOf(cursor.side, cursor.line));
    return true;
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    const bool isFold = m_current < m_rows.count() && m_rows.at(m_current).isFold();
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_selection.isEmpty()) {
        setSelection({});
    } else if (isReturn && isFold) {
        expand(m_current, modifiers.testFlag(Qt::ShiftModifier) ? DiffRows::Reveal::All : DiffRows::Reveal::Both);
    } else if (modifiers == Qt::ShiftModifier && m_rows.count() > 0 && selectKey(event)) {
        return;
    } else if (modifiers != Qt::NoModifier || !moveKey(event)) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void DiffView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.count() == 0) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    const QPoint point = event->position().toPoint();
    const int row = m_top + static_cast<int>(std::floor(point.y() / m_layouts.rowHeight()));
    if (row < m_rows.count()) {
        setCurrentRow(row);
    }
    if (row < m_rows.count() && m_rows.at(row).isFold()) {
        for (const FoldButton &button : foldButtons(row)) {
            if (button.rect.contains(point)) {
                expand(row, button.what);
                return;
            }
        }
    }
    const DiffPosition position = positionAt(point);
    const bool isExtending =
        event->modifiers().testFlag(Qt::ShiftModifier) && (!isSideBySide() || position.side == m_selection.anchor.side);
    setSelection({.anchor = isExtending ? m_selection.anchor : position, .cursor = position});
    m_isDragging = true;
}

void DiffView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_isDragging) {
        m_dragPoint = point;
        const bool isOutside = !viewport()->rect().contains(point);
        if (isOutside && !m_dragTimer.isActive()) {
            m_dragTimer.start(dragMilliseconds, this);
        } else if (!isOutside) {
            m_dragTimer.stop();
        }
        dragTo(point);
    }
    const int row = m_top + static_cast<int>(std::floor(point.y() / m_layouts.rowHeight()));
    const bool isFold = row >= 0 && row < m_rows.count() && m_rows.at(row).isFold();
    const QList<FoldButton> buttons = isFold ? foldButtons(row) : QList<FoldButton>();
    const bool isOnButton =
        std::ranges::any_of(buttons, [&point](const FoldButton &button) { return button.rect.contains(point); });
    viewport()->setCursor(isOnButton ? Qt::PointingHandCursor : isFold ? Qt::ArrowCursor : Qt::IBeamCursor);
}

void DiffView::dragTo(QPoint point)
{
    setSelection({.anchor = m_selection.anchor, .cursor = positionAt(point)});
}

void DiffView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    // The further out, the faster.
    const int height = viewport()->height();
    const int beyond = m_dragPoint.y() < 0 ? m_dragPoint.y() : std::max(0, m_dragPoint.y() - height);
    constexpr int pixelsPerRow = 12;
    scrollToRow(m_top + beyond / pixelsPerRow);
    if (m_dragPoint.x() > viewport()->width() || m_dragPoint.x() < 0) {
        horizontalScrollBar()->triggerAction(m_dragPoint.x() < 0 ? QAbstractSlider::SliderSingleStepSub
                                                                 : QAbstractSlider::SliderSingleStepAdd);
    }
    dragTo({m_dragPoint.x(), std::clamp(m_dragPoint.y(), 0, height - 1)});
}

void DiffView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_isDragging = false;
        m_dragTimer.stop();
        offerPrimarySelection();
    }
}

void DiffView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_diff) {
        return;
    }
    const DiffPosition position = positionAt(event->position().toPoint());
    if (position.line >= m_diff->text(position.side).lineCount()) {
        return;
    }
    const QString text = m_diff->text(position.side).text(position.line).toString();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(std::min<qsizetype>(position.column, text.size()));
    if (!finder.isAtBoundary() || position.column == text.size()) {
        finder.toPreviousBoundary();
    }
    DiffSelection selection{.anchor = position, .cursor = position};
    selection.anchor.column = static_cast<int>(std::max<qsizetype>(0, finder.position()));
    selection.cursor.column = static_cast<int>(std::max<qsizetype>(selection.anchor.column, finder.toNextBoundary()));
    setSelection(selection);
}

void DiffView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void DiffView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace kubemori::ui
