// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.hpp"

#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(QString icon, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_icon(std::move(icon))
{
    setObjectName(objectName);
    m_picture = new QLabel(this);
    m_picture->setObjectName(objectName + u"Picture"_s);
    m_picture->setAlignment(Qt::AlignCenter);
    m_title = plainLabel(this, objectName + u"Title"_s, true);
    emphasise(m_title, 4.0);
    m_title->setAlignment(Qt::AlignCenter);
    m_explanation = plainLabel(this, objectName + u"Explanation"_s, true);
    m_explanation->setAlignment(Qt::AlignCenter);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *outer = new QHBoxLayout(this);
    m_column = new QVBoxLayout;
    m_column->setSpacing(12);
    m_column->addStretch(2);
    m_column->addWidget(m_picture);
    m_column->addWidget(m_title);
    m_column->addWidget(m_explanation);
    m_column->addStretch(3);
    outer->addStretch(1);
    outer->addLayout(m_column, 6);
    outer->addStretch(1);
    paintIcon();
}

void EmptyState::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    setAccessibleName(title);
    setAccessibleDescription(explanation);
}

void EmptyState::addWidget(QWidget *widget, Qt::Alignment alignment)
{
    m_column->insertWidget(m_column->count() - 1, widget, 0, alignment);
}

void EmptyState::paintIcon()
{
    m_picture->setPixmap(icons::pixmap(m_icon, 56, Appearance::colour(Tone::Neutral, palette()), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        paintIcon();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
