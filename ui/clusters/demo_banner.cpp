// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/demo_banner.hpp"

#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

DemoBanner::DemoBanner(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"demoBanner"_s);
    m_icon = new QLabel(this);
    m_icon->setObjectName(u"demoIcon"_s);
    m_text = plainLabel(this, u"demoText"_s, true);
    m_practise = new QPushButton(icons::action(u"rolling-reboot"_s), QString(), this);
    m_practise->setObjectName(u"demoPractise"_s);
    m_addCluster = new QPushButton(icons::action(u"cluster"_s), QString(), this);
    m_addCluster->setObjectName(u"demoAddCluster"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 12, 6);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_practise);
    layout->addWidget(m_addCluster);
    connect(m_practise, &QPushButton::clicked, this, &DemoBanner::practiseRequested);
    connect(m_addCluster, &QPushButton::clicked, this, &DemoBanner::addClusterRequested);
    paintIcon();
    retranslateUi();
}

void DemoBanner::paintIcon()
{
    m_icon->setPixmap(
        icons::pixmap(u"info"_s, 18, Appearance::colour(Tone::Attention, palette()), devicePixelRatioF()));
}

void DemoBanner::retranslateUi()
{
    m_text->setText(tr("Demo: these clusters are simulated. Nothing real is touched, and time runs faster."));
    setAccessibleName(m_text->text());
    m_practise->setText(tr("&Practise a rolling reboot"));
    m_practise->setToolTip(tr("Opens the rolling reboot of the simulated education cluster"));
    m_addCluster->setText(tr("&Add a cluster…"));
    m_addCluster->setToolTip(tr("Shows how to tell Kubemori of your own clusters"));
}

void DemoBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        paintIcon();
    }
    QFrame::changeEvent(event);
}

void DemoBanner::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::ground(Tone::Attention, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Appearance::line(palette()));
}

} // namespace kubemori::ui
