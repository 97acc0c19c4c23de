// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attention_frame.hpp"

#include "ui/widgets/appearance.hpp"

#include <QPainter>

namespace kubemori::ui {

AttentionFrame::AttentionFrame(QWidget *parent)
    : QFrame(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AttentionFrame::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Appearance::colour(Tone::Attention, palette()), 1.0));
    painter.setBrush(Appearance::ground(Tone::Attention, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace kubemori::ui
