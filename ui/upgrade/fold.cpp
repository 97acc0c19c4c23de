// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/fold.hpp"

#include <QToolButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

Fold::Fold(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    m_button = new QToolButton(this);
    m_button->setObjectName(name + u"Fold"_s);
    m_button->setCheckable(true);
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setArrowType(Qt::RightArrow);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        if (m_content != nullptr) {
            m_content->setVisible(open);
        }
        Q_EMIT toggled(open);
    });
}

void Fold::setTitle(const QString &title)
{
    m_button->setText(title);
}

void Fold::setContent(QWidget *content)
{
    delete m_content;
    m_content = content;
    m_layout->addWidget(content);
    content->setVisible(isOpen());
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

} // namespace kubemori::ui
