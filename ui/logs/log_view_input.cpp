// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace kubemori::ui {

namespace {

constexpr int dragMilliseconds = 50;
constexpr int degreesPerNotch = 120;

} // namespace

LogPosition LogView::positionAt(QPoint point)
{
    const QList<logs::LineNumber> lines = visibleLines();
    if (lines.isEmpty()) {
        return {};
    }
    qreal y = -m_topSub * m_layouts.rowHeight();
    for (const logs::LineNumber number : lines) {
        const LineLayout &layout = m_layouts.get(m_snapshot, number);
        const int rows = m_isWrapping ? layout.rows() : 1;
        const qreal below = y + rows * m_layouts.rowHeight();
        if (point.y() < below) {
            const int row =
                std::clamp(static_cast<int>(std::floor((point.y() - y) / m_layouts.rowHeight())), 0, rows - 1);
            return LogPosition{.line = number,
                               .column = layout.columnAt(row, point.x() - textLeft() + horizontalScrollBar()->value())};
        }
        y = below;
    }
    const logs::LineNumber last = lines.constLast();
    return LogPosition{.line = last, .column = static_cast<int>(m_layouts.get(m_snapshot, last).text().size())};
}

void LogView::wheelEvent(QWheelEvent *event)
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
        scrollRows(-rows);
    }
    event->accept();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_selection.isEmpty()) {
        setSelection({});
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        moveCursor(event);
    } else if (event->key() == Qt::Key_Up) {
        scrollRows(-1);
    } else if (event->key() == Qt::Key_Down) {
        scrollRows(1);
    } else if (event->key() == Qt::Key_PageUp) {
        scrollRows(1 - visibleRows());
    } else if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Space) {
        scrollRows(visibleRows() - 1);
    } else if (event->key() == Qt::Key_Home) {
        setTop({});
        scrolledByPerson();
        viewport()->update();
    } else if (event->key() == Qt::Key_End) {
        setFollowing(true);
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left ? QAbstractSlider::SliderSingleStepSub
                                                                          : QAbstractSlider::SliderSingleStepAdd);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void LogView::moveCursor(QKeyEvent *event)
{
    if (m_rows.count() == 0) {
        return;
    }
    LogSelection next = m_selection;
    if (next.isEmpty() && !m_rows.contains(next.cursor.line)) {
        next.anchor = next.cursor = LogPosition{.line = m_topLine, .column = 0};
    }
    const qint64 row = std::min(m_rows.rowOf(next.cursor.line), m_rows.count() - 1);
    const LineLayout &layout = m_layouts.get(m_snapshot, m_rows.lineAt(row));
    const auto goToRow = [&](qint64 wanted) {
        next.cursor.line = m_rows.lineAt(std::clamp<qint64>(wanted, 0, m_rows.count() - 1));
    };
    switch (event->key()) {
    case Qt::Key_Up:
        goToRow(row - 1);
        break;
    case Qt::Key_Down:
        goToRow(row + 1);
        break;
    case Qt::Key_PageUp:
        goToRow(row - visibleRows() + 1);
        break;
    case Qt::Key_PageDown:
        goToRow(row + visibleRows() - 1);
        break;
    case Qt::Key_Left:
        next.cursor.column = layout.previousColumn(next.cursor.column);
        break;
    case Qt::Key_Right:
        next.cursor.column = layout.nextColumn(next.cursor.column);
        break;
    case Qt::Key_Home:
        next.cursor =
            LogPosition{.line = event->modifiers().testFlag(Qt::ControlModifier) ? m_rows.lineAt(0) : next.cursor.line,
                        .column = 0};
        break;
    case Qt::Key_End:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            goToRow(m_rows.count() - 1);
        }
        next.cursor.column = static_cast<int>(shownText(next.cursor.line).size());
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    next.cursor.column = std::min(next.cursor.column, static_cast<int>(shownText(next.cursor.line).size()));
    setSelection(next);
    if (!visibleLines().contains(next.cursor.line)) {
        ensureVisible(next.cursor.line);
    }
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    const LogPosition position = positionAt(event->position().toPoint());
    const bool isTriple = m_sinceDoubleClick.isValid() &&
                          !m_sinceDoubleClick.hasExpired(QApplication::doubleClickInterval()) &&
                          m_selection.touches(position.line);
    if (isTriple) {
        m_sinceDoubleClick.invalidate();
        setSelection({.anchor = {.line = position.line, .column = 0},
                      .cursor = {.line = position.line, .column = static_cast<int>(shownText(position.line).size())}});
        return;
    }
    m_isDragging = true;
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    setSelection({.anchor = extends ? m_selection.anchor : position, .cursor = position});
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging && event->buttons().testFlag(Qt::LeftButton)) {
        dragTo(event->position().toPoint());
    }
}

void LogView::dragTo(QPoint point)
{
    m_dragPoint = point;
    const bool isOutside = point.y() < 0 || point.y() >= viewport()->height();
    if (isOutside && !m_dragTimer.isActive()) {
        m_dragTimer.start(dragMilliseconds, this);
    } else if (!isOutside) {
        m_dragTimer.stop();
    }
    setSelection({.anchor = m_selection.anchor, .cursor = positionAt(point)});
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_markTimer.timerId()) {
        fadeMark();
        return;
    }
    if (event->timerId() != m_dragTimer.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int beyond = m_dragPoint.y() < 0 ? m_dragPoint.y() : m_dragPoint.y() - viewport()->height() + 1;
    scrollRows(beyond < 0 ? -1 + beyond / 20 : 1 + beyond / 20); // the farther out, the faster
    dragTo(m_dragPoint);
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_isDragging = false;
        m_dragTimer.stop();
        offerPrimarySelection();
    }
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_sinceDoubleClick.start();
        selectWordAt(positionAt(event->position().toPoint()));
    }
}

void LogView::selectWordAt(LogPosition position)
{
    const QString text = shownText(position.line);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(std::min<qsizetype>(position.column, text.size()));
    if (!finder.isAtBoundary() || position.column == text.size()) {
        finder.toPreviousBoundary();
    }
    const auto from = static_cast<int>(std::max<qsizetype>(0, finder.position()));
    const auto to = static_cast<int>(std::max<qsizetype>(from, finder.toNextBoundary()));
    setSelection({.anchor = {.line = position.line, .column = from}, .cursor = {.line = position.line, .column = to}});
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace kubemori::ui
