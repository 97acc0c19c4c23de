// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/route_bar.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

QComboBox *chooser(QWidget *parent, const QString &name)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setMinimumContentsLength(8);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaxVisibleItems(20);
    return box;
}

void fill(QComboBox *box, const QStringList &tags)
{
    const QString chosen = box->currentText();
    box->clear();
    box->addItems(tags);
    box->setCurrentIndex(box->findText(chosen));
}

} // namespace

RouteBar::RouteBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"routeBar"_s);
    m_fromLabel = plainLabel(this, u"routeFromLabel"_s);
    m_from = chooser(this, u"routeFrom"_s);
    m_fromLabel->setBuddy(m_from);
    m_toLabel = plainLabel(this, u"routeToLabel"_s);
    m_to = chooser(this, u"routeTo"_s);
    m_toLabel->setBuddy(m_to);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 1, 12, 3);
    layout->addWidget(m_fromLabel);
    layout->addWidget(m_from);
    layout->addWidget(m_toLabel);
    layout->addWidget(m_to);
    connect(m_from, &QComboBox::currentIndexChanged, this, &RouteBar::routeChanged);
    connect(m_to, &QComboBox::currentIndexChanged, this, &RouteBar::routeChanged);
    retranslateUi();
}

void RouteBar::setTags(const QStringList &tags)
{
    const QString before = from() + u' ' + to();
    {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        fill(m_from, tags);
        fill(m_to, tags);
    }
    if (before != from() + u' ' + to()) {
        Q_EMIT routeChanged();
    }
}

void RouteBar::setRoute(const QString &from, const QString &to)
{
    {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_from->setCurrentIndex(m_from->findText(from));
        m_to->setCurrentIndex(m_to->findText(to));
    }
    Q_EMIT routeChanged();
}

QString RouteBar::from() const
{
    return m_from->currentText();
}

QString RouteBar::to() const
{
    return m_to->currentText();
}

void RouteBar::retranslateUi()
{
    m_fromLabel->setText(tr("F&rom"));
    m_from->setAccessibleName(tr("From release"));
    m_toLabel->setText(tr("&to", "release"));
    m_to->setAccessibleName(tr("To release"));
}

void RouteBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
