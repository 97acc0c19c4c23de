// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_nodes_panel.hpp"

#include "ui/operations/step_cell_delegate.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/widgets/row_table.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

RunNodesPanel::RunNodesPanel(FollowedRun &run, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
{
    setObjectName(u"runNodes"_s);
    m_stack = new QStackedWidget(this);
    m_table = rowTable(m_stack, u"runRecap"_s, &m_recap, RecapModel::IconRole, RecapModel::ToneRole);
    m_stack->addWidget(m_table);
    makeBoard();
    m_stack->addWidget(m_board);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    retranslateUi();
}

void RunNodesPanel::makeBoard()
{
    m_board = new QTableView(m_stack);
    m_board->setObjectName(u"runPhases"_s);
    m_board->setModel(&m_phases);
    m_board->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_board->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_board->setSelectionMode(QAbstractItemView::SingleSelection);
    m_board->setShowGrid(false);
    m_board->setWordWrap(false);
    m_board->setTabKeyNavigation(false);
    m_board->setFrameShape(QFrame::NoFrame);
    m_board->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_board->setItemDelegate(new StepCellDelegate(m_board));
    m_board->setItemDelegateForColumn(0, new QStyledItemDelegate(m_board));
    m_board->verticalHeader()->hide();
    m_board->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_board->verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 10);
    m_board->horizontalHeader()->setHighlightSections(false);
    m_board->horizontalHeader()->setStretchLastSection(true);
    const auto choose = [this](const QModelIndex &index) {
        if (const ansible::TreePlace place = m_phases.placeOf(index); place.play >= 0) {
            Q_EMIT chosen(place);
        }
    };
    connect(m_board, &QTableView::clicked, this, choose);
    connect(m_board, &QTableView::activated, this, choose);
}

void RunNodesPanel::refresh()
{
    if (!isVisible()) {
        return;
    }
    m_stack->setCurrentWidget(m_run.phases().hasPhases() ? m_board : m_table);
    if (m_run.phases().hasPhases()) {
        m_phases.setBoard(m_run.phases());
    } else {
        m_recap.setTallies(m_run.tree().tallies());
    }
    if (m_phases.rowCount() + m_recap.rowCount() > 0 && !std::exchange(m_isFitted, true)) {
        fitColumns(m_table, 8, 30);
        const int letter = fontMetrics().horizontalAdvance(u'x');
        m_board->resizeColumnToContents(0);
        m_board->setColumnWidth(0, std::clamp(m_board->columnWidth(0) + 8, letter * 8, letter * 28));
        for (int column = 1; column < m_phases.columnCount(); ++column) {
            m_board->setColumnWidth(column, letter * 13 + 20);
        }
    }
}

void RunNodesPanel::retranslateUi()
{
    setAccessibleName(tr("Nodes of the run"));
    m_board->setAccessibleName(tr("How far each node is"));
    m_table->setAccessibleName(tr("How tasks ended on each node"));
    m_phases.retranslate();
    m_recap.retranslate();
}

void RunNodesPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

void RunNodesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace kubemori::ui
