// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.hpp"

#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"messageBar"_s);
    m_icon = new QLabel(this);
    m_icon->setObjectName(u"messageIcon"_s);
    m_text = plainLabel(this, u"messageText"_s, true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close = new QToolButton(this);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_close->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslateUi();
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    paintIcons();
    show();
    update();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::paintIcons()
{
    const QString name = m_tone == Tone::Bad ? u"not-ready"_s : m_tone == Tone::Attention ? u"warning"_s : u"info"_s;
    m_icon->setPixmap(icons::pixmap(name, 18, Appearance::colour(m_tone, palette()), devicePixelRatioF()));
}

void MessageBar::retranslateUi()
{
    m_close->setText(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the message"));
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        paintIcons();
    }
    QFrame::changeEvent(event);
}

void MessageBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::ground(m_tone, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Appearance::line(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), Appearance::colour(m_tone, palette()));
}

} // namespace kubemori::ui
