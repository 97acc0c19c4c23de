// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_overview.hpp"

#include "ui/diff/diff_view.hpp"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace kubemori::ui {

DiffOverview::DiffOverview(DiffView *view)
    : QWidget(view)
    , m_view(view)
{
    setObjectName(QStringLiteral("diffOverview"));
    setAccessibleName(tr("Overview of the changes"));
    setToolTip(tr("Where the changes are; a click goes there"));
    setCursor(Qt::ArrowCursor);
    connect(view, &DiffView::viewMoved, this, qOverload<>(&QWidget::update));
}

int DiffOverview::rowAt(int y) const
{
    const int rows = m_view->rows().count();
    return height() == 0 ? 0 : std::clamp(static_cast<int>(qint64{y} * rows / height()), 0, std::max(0, rows - 1));
}

void DiffOverview::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const DiffColours &colours = m_view->colours();
    painter.fillRect(rect(), colours.gutterGround(DiffColours::Ground::Plain));
    painter.setPen(colours.line());
    painter.drawLine(0, 0, 0, height());
    const diff::DiffRows &rows = m_view->rows();
    if (rows.count() == 0) {
        return;
    }
    // A short text does not fill the strip: its marks stand beside its lines.
    const qreal scale = static_cast<qreal>(height()) / std::max(rows.count(), m_view->visibleRows());
    const qreal middle = width() / 2.0;
    constexpr qreal least = 2;
    const auto mark = [&](int first, int last, bool isOld) {
        painter.fillRect(
            QRectF(isOld ? 3 : middle + 0.5, first * scale, middle - 3.5, std::max(least, (last - first) * scale)),
            colours.mark(isOld ? DiffColours::Ground::Removed : DiffColours::Ground::Added));
    };
    for (const diff::DiffRows::Span &change : rows.changes()) {
        for (const bool isOld : {true, false}) {
            const auto side = isOld ? diff::Side::Old : diff::Side::New;
            int first = -1;
            for (int row = change.first; row <= change.last + 1; ++row) {
                const bool has = row <= change.last && rows.at(row).line(side) >= 0;
                if (has && first < 0) {
                    first = row;
                } else if (!has && first >= 0) {
                    mark(first, row, isOld);
                    first = -1;
                }
            }
        }
    }
    painter.setPen(colours.text());
    painter.setBrush(Qt::NoBrush);
    const qreal top = m_view->firstVisibleRow() * scale;
    painter.drawRect(QRectF(0.5, top + 0.5, width() - 1.5, std::min(m_view->visibleRows(), rows.count()) * scale - 1));
}

void DiffOverview::goTo(int y)
{
    m_view->scrollToRow(rowAt(y) - m_view->visibleRows() / 2);
}

void DiffOverview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        goTo(event->position().toPoint().y());
    }
}

void DiffOverview::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        goTo(event->position().toPoint().y());
    }
}

void DiffOverview::wheelEvent(QWheelEvent *event)
{
    QApplication::sendEvent(m_view->viewport(), event);
}

void DiffOverview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Overview of the changes"));
        setToolTip(tr("Where the changes are; a click goes there"));
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
