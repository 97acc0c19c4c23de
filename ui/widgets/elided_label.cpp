// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_label.hpp"

#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace kubemori::ui {

namespace {

constexpr int iconSize = 16;

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setIcon(const QString &name, const QColor &colour)
{
    m_icon = name;
    m_iconColour = colour;
    updateGeometry();
    update();
}

int ElidedLabel::iconSpace() const
{
    return m_icon.isEmpty() ? 0 : iconSize + 6;
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_text) > contentsRect().width() - iconSpace();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_text) + iconSpace() + margins.left() + margins.right() + 2,
            qMax(fontMetrics().height(), m_icon.isEmpty() ? 0 : iconSize) + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), fontMetrics().horizontalAdvance(u'x') * 8 + iconSpace()), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    QRect rect = contentsRect();
    if (!m_icon.isEmpty()) {
        icons::paint(&painter, QRect(rect.left(), rect.top() + (rect.height() - iconSize) / 2, iconSize, iconSize),
                     m_icon, m_iconColour);
        rect.setLeft(rect.left() + iconSpace());
    }
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                     fontMetrics().elidedText(m_text, m_mode, rect.width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isElided()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(m_text), this);
        return true;
    }
    return QFrame::event(event);
}

} // namespace kubemori::ui
