// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/reconcile_panel.hpp"

#include "ui/operations/standing_model.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/reconcile_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using maintenance::Reconciliation;
using operation::RunMode;

ReconcilePanel::ReconcilePanel(QWidget *parent)
    : AttentionFrame(parent)
{
    setObjectName(u"reconcilePanel"_s);
    m_icon = new QLabel(this);
    m_title = plainLabel(this, u"reconcileTitle"_s, true);
    emphasise(m_title, 1.5);
    m_summary = plainLabel(this, u"reconcileSummary"_s, true);
    m_advice = plainLabel(this, u"reconcileAdvice"_s, true);
    m_model = new StandingModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"reconcileNodes"_s);
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setItemDelegateForColumn(StandingModel::Now,
                                      new IconTextDelegate(StandingModel::IconRole, StandingModel::ToneRole, m_table));
    m_refresh = new QPushButton(icons::action(u"refresh"_s), QString(), this);
    m_refresh->setObjectName(u"reconcileRefresh"_s);
    m_refresh->setAutoDefault(false);
    connect(m_refresh, &QPushButton::clicked, this, &ReconcilePanel::refreshRequested);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addWidget(m_refresh);
    m_buttons->addStretch(1);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(8);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_summary, 1, 1);
    layout->addWidget(m_table, 2, 1);
    layout->addWidget(m_advice, 3, 1);
    layout->addLayout(m_buttons, 4, 1);
    hide();
}

void ReconcilePanel::setUnsettled(const QList<Reconciliation> &unsettled)
{
    m_unsettled = unsettled;
    setVisible(!m_unsettled.isEmpty());
    if (!m_unsettled.isEmpty()) {
        fill();
    }
}

void ReconcilePanel::fill()
{
    const Reconciliation &found = m_unsettled.constFirst();
    const QString kind = OperationText::operationKind(found.plan().kind);
    const bool cutOff = found.past.standing == operation::Standing::CutOff;
    m_icon->setPixmap(
        icons::pixmap(u"interrupted"_s, 26, Appearance::colour(Tone::Attention, palette()), devicePixelRatioF()));
    QString title = found.isResting() ? tr("The cluster was shut down. Is the power back?")
                    : cutOff          ? tr("%1 was cut off. How shall it go on?", "kind of operation").arg(kind)
                             : tr("%1 left a node cordoned. How shall it go on?", "kind of operation").arg(kind);
    if (m_unsettled.size() > 1) {
        title += u"  "_s + tr("(1 of %1)").arg(m_unsettled.size());
    }
    m_title->setText(title);
    setAccessibleName(title);
    m_summary->setText(ReconcileText::summary(found));
    QString advice = ReconcileText::advice(found);
    if (found.error != Error{}) {
        advice += u'\n' + ErrorText::line(found.error);
    }
    m_advice->setText(advice);
    m_model->setNodes(found.nodes);
    m_table->setVisible(!found.nodes.isEmpty());
    m_table->setAccessibleName(tr("Nodes left mid-way"));
    fitTable();
    m_refresh->setText(tr("&Look again"));
    m_refresh->setToolTip(tr("Ask the cluster again what is true of these nodes"));
    while (m_buttons->count() > 2) {
        const QLayoutItem *item = m_buttons->takeAt(2);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const RunMode other = found.advice == RunMode::Resume ? RunMode::PutBack : RunMode::Resume;
    addButton(found.advice);
    addButton(other);
    addButton(RunMode::Leave);
}

void ReconcilePanel::fitTable()
{
    constexpr int shownRows = 6;
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(StandingModel::Before, m_table->columnWidth(StandingModel::Before) + 16);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            std::min(shownRows, m_model->rowCount()) * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth() + 2);
}

void ReconcilePanel::addButton(RunMode mode)
{
    const Reconciliation &found = m_unsettled.constFirst();
    auto *button = new QPushButton(ReconcileText::mode(mode, found), this);
    button->setObjectName(u"reconcile"_s + maintenance::toString(mode));
    button->setToolTip(plainToolTip(ReconcileText::modeEffect(mode, found)));
    button->setAccessibleDescription(ReconcileText::modeEffect(mode, found));
    button->setAutoDefault(false);
    button->setDefault(mode == found.advice);
    connect(button, &QPushButton::clicked, this, [this, mode] { choose(mode); });
    m_buttons->addWidget(button);
}

/// Every choice says once more what it does: it is made at night, after something went wrong.
void ReconcilePanel::choose(RunMode mode)
{
    const Reconciliation &found = m_unsettled.constFirst();
    const operation::Plan plan = found.plan();
    auto *box = new QuestionBox(this);
    box->setObjectName(u"reconcileDialog"_s);
    const QString title = mode == RunMode::Resume && found.isResting() ? tr("Start the cluster up?")
                          : mode == RunMode::Resume                    ? tr("Resume the operation?")
                          : mode == RunMode::PutBack                   ? tr("Put the nodes back?")
                                                                       : tr("Leave everything as it is?");
    box->setTexts(title, ReconcileText::modeEffect(mode, found));
    box->addChoice(ReconcileText::mode(mode, found), u"reconcileConfirm"_s,
                   [this, plan, mode] { Q_EMIT decided(plan, mode); });
    box->addRefusal(tr("&Cancel"), u"reconcileRefuse"_s);
    box->open();
}

void ReconcilePanel::changeEvent(QEvent *event)
{
    if (!m_unsettled.isEmpty() && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)) {
        m_model->retranslate();
        fill();
    }
    AttentionFrame::changeEvent(event);
}

} // namespace kubemori::ui
