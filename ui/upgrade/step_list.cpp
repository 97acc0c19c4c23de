// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/step_list.hpp"

#include "ui/upgrade/state_icon.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;
using State = UpgradeText::State;

namespace {

Tone toneOf(State state)
{
    switch (state) {
    case State::Now:
    case State::Running:
        return Tone::Active;
    case State::Done:
        return Tone::Good;
    case State::Warnings:
    case State::Accepted:
        return Tone::Attention;
    case State::Blocked:
        return Tone::Bad;
    case State::ToDo:
        break;
    }
    return Tone::Neutral;
}

} // namespace

StepList::StepList(UpgradeDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    m_hops = plainLabel(this, u"upgradeHops"_s, true);
    m_stages = new QTreeWidget(this);
    m_stages->setObjectName(u"upgradeStages"_s);
    m_stages->setColumnCount(2);
    m_stages->setHeaderHidden(true);
    m_stages->setRootIsDecorated(false);
    m_stages->setUniformRowHeights(true);
    m_stages->setAllColumnsShowFocus(true);
    m_stages->setIconSize(QSize(18, 18));
    m_stages->setFrameShape(QFrame::NoFrame);
    m_stages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stages->header()->setStretchLastSection(true);
    for (const Stage stage : upgrade::allStages()) {
        auto *item = new QTreeWidgetItem(m_stages);
        item->setData(0, Qt::UserRole, static_cast<int>(stage));
        item->setSizeHint(0, QSize(0, std::max(26, fontMetrics().height() + 8)));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 12, 4, 8);
    layout->setSpacing(8);
    layout->addWidget(m_hops);
    layout->addWidget(m_stages, 1);
    connect(&desk, &UpgradeDesk::changed, this, &StepList::update);
    connect(&desk, &UpgradeDesk::runChanged, this, &StepList::update);
    connect(m_stages, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        if (item != nullptr) {
            Q_EMIT stageChosen(static_cast<Stage>(item->data(0, Qt::UserRole).toInt()));
        }
    });
    update();
}

void StepList::setCurrent(Stage stage)
{
    m_current = stage;
    update();
}

State StepList::stateOf(Stage stage) const
{
    if (m_desk.running() == stage) {
        return State::Running;
    }
    const State state = m_desk.hasUpgrade() ? UpgradeText::stateOf(m_desk.hop().record(stage)) : State::ToDo;
    return state == State::ToDo && stage == m_current ? State::Now : state;
}

void StepList::update()
{
    m_stages->setAccessibleName(tr("Stages of the hop"));
    updateHops();
    const QSignalBlocker blocker(m_stages);
    bool isOpen = true; // all before are passed
    for (int row = 0; row < m_stages->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_stages->topLevelItem(row);
        const auto stage = static_cast<Stage>(item->data(0, Qt::UserRole).toInt());
        const State state = stateOf(stage);
        item->setText(0, UpgradeText::stage(stage));
        item->setText(1, UpgradeText::state(state));
        item->setIcon(0, stateIcon(UpgradeText::icon(state), toneOf(state), *this));
        const QString tip = isOpen ? UpgradeText::purpose(stage) : tr("First the pages before it.");
        item->setToolTip(0, tip);
        item->setToolTip(1, tip);
        item->setFlags(isOpen ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
        isOpen = isOpen && m_desk.hasUpgrade() && m_desk.hop().record(stage).isPassed();
        if (stage == m_current) {
            m_stages->setCurrentItem(item);
        }
    }
    int widest = 0;
    for (const Stage stage : upgrade::allStages()) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(UpgradeText::stage(stage)));
    }
    constexpr int iconAndMargins = 56;
    m_stages->setColumnWidth(0, widest + iconAndMargins);
}

void StepList::updateHops()
{
    QStringList lines;
    if (m_desk.hasUpgrade()) {
        const upgrade::Upgrade &upgrade = m_desk.upgrade();
        for (qsizetype i = 0; i < upgrade.hops.size(); ++i) {
            const QString mark = upgrade.hops.at(i).finished.isValid() ? u"✓ "_s
                                 : i == upgrade.hop                    ? u"▸ "_s
                                                                       : u"   "_s;
            lines << mark + UpgradeText::hop(upgrade, i);
        }
    } else {
        lines << tr("A new upgrade");
    }
    m_hops->setText(lines.join(u'\n'));
}

void StepList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
