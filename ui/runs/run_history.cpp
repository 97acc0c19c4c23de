// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_history.hpp"

#include "base/shell_quote.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/row_table.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRecord;

namespace {

constexpr int narrowest = 420;

} // namespace

RunHistory::RunHistory(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"runHistory"_s);
    m_filter.setSourceModel(&m_model);
    m_filter.setFilterKeyColumn(-1);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeActions();
    m_stack = new QStackedWidget(this);
    makeTable();
    m_empty = new EmptyState(u"playbook"_s, u"runsEmpty"_s, m_stack);
    m_emptyStart = new QPushButton(m_empty);
    m_emptyStart->setObjectName(u"runsEmptyStart"_s);
    m_emptyStart->setProperty("primary", true);
    m_empty->addWidget(m_emptyStart, Qt::AlignHCenter);
    connect(m_emptyStart, &QPushButton::clicked, this, &RunHistory::startRequested);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);
    retranslateUi();
    updateContent();
}

void RunHistory::makeActions()
{
    const auto add = [this](const QString &name, auto slot) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_open = add(u"runsOpenAction"_s, &RunHistory::openSelected);
    m_again = add(u"runsAgainAction"_s, [this] { Q_EMIT runAgainRequested(selected().constFirst()); });
    m_compare = add(u"runsCompareAction"_s, &RunHistory::compareSelected);
    m_remove = add(u"runsRemoveAction"_s, [this] { Q_EMIT removeRequested(selected()); });
    m_copy = add(u"runsCopyAction"_s, &RunHistory::copyCommand);
    m_fileAction = add(u"runsOpenFileAction"_s, &RunHistory::openFileRequested);
}

QWidget *RunHistory::makeBar()
{
    auto *bar = new QWidget(this);
    m_bar = bar;
    bar->setMinimumWidth(narrowest); // less than its buttons, most of which give way to a menu
    m_start = new QPushButton(bar);
    m_start->setObjectName(u"runsStart"_s);
    m_start->setAutoDefault(false);
    m_start->setProperty("primary", true);
    m_file = new QPushButton(icons::action(u"log"_s), QString(), bar);
    m_file->setObjectName(u"runsOpenFile"_s);
    m_file->setAutoDefault(false);
    m_words = new QLineEdit(bar);
    m_words->setObjectName(u"runsFilter"_s);
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(260);
    m_words->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    layout->addWidget(m_start);
    for (QAction *action : {m_open, m_again, m_compare, m_remove}) {
        auto *button = new QPushButton(bar);
        button->setObjectName(QString(action->objectName()).chopped(6)); // "runsOpen"
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons << button;
        layout->addWidget(button);
    }
    m_more = new QPushButton(bar);
    m_more->setObjectName(u"runsMore"_s);
    m_more->setAutoDefault(false);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"runsMoreMenu"_s);
    menu->addActions({m_again, m_compare, m_copy, m_remove});
    menu->addSeparator();
    menu->addAction(m_fileAction);
    m_more->setMenu(menu);
    m_more->hide();
    layout->addWidget(m_more);
    layout->addStretch(1);
    layout->addWidget(m_words, 2);
    layout->addWidget(m_file);
    connect(m_start, &QPushButton::clicked, this, &RunHistory::startRequested);
    connect(m_file, &QPushButton::clicked, this, &RunHistory::openFileRequested);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setFilterFixedString(text.trimmed());
        updateContent();
    });
    return bar;
}

void RunHistory::makeTable()
{
    m_table = rowTable(m_stack, u"runTable"_s, &m_filter, RunTableModel::IconRole, RunTableModel::ToneRole);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection); // two are compared
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->addActions({m_copy, m_remove});
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_remove->setShortcut(QKeySequence::Delete);
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    connect(m_table, &QTableView::activated, this, &RunHistory::openSelected);
    connect(m_table, &QTableView::customContextMenuRequested, this, &RunHistory::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunHistory::updateActions);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, &RunHistory::updateContent);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, &RunHistory::updateContent);
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, &RunHistory::updateContent);
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, &RunHistory::updateActions);
}

void RunHistory::fitBar()
{
    QList<QPushButton *> buttons{m_start, m_file};
    buttons += m_buttons;
    int needed = 40;
    for (const QPushButton *button : std::as_const(buttons)) {
        needed += button->sizeHint().width() + 6;
    }
    const bool isNarrow = width() < needed + fontMetrics().horizontalAdvance(u'x') * 22;
    for (qsizetype i = 1; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(!isNarrow);
    }
    m_file->setVisible(!isNarrow);
    m_more->setVisible(isNarrow);
}

void RunHistory::setListed(bool isListed)
{
    m_isListed = isListed;
    updateContent();
}

void RunHistory::setRuns(const QList<RunRecord> &runs)
{
    QStringList chosen;
    for (const RunRecord &run : selected()) {
        chosen << run.id;
    }
    m_model.setRuns(runs);
    for (const QString &id : std::as_const(chosen)) {
        if (const QModelIndex row = m_filter.mapFromSource(m_model.index(m_model.rowOf(id), 0)); row.isValid()) {
            m_table->selectionModel()->select(row, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    setListed(true);
    if (!runs.isEmpty() && !std::exchange(m_isFitted, true)) {
        fitColumns(m_table, 5, 30);
    }
    if (!m_table->currentIndex().isValid() && m_filter.rowCount() > 0) {
        m_table->setCurrentIndex(m_filter.index(0, 0));
    }
}

QList<RunRecord> RunHistory::selected() const
{
    QList<RunRecord> runs;
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        rows << m_filter.mapToSource(index).row();
    }
    std::ranges::sort(rows);
    for (const int row : std::as_const(rows)) {
        runs << m_model.runs().at(row);
    }
    return runs;
}

void RunHistory::openSelected()
{
    if (const QList<RunRecord> runs = selected(); runs.size() == 1) {
        Q_EMIT openRequested(runs.constFirst());
    }
}

void RunHistory::compareSelected()
{
    const QList<RunRecord> runs = selected();
    if (runs.size() == 2) {
        const bool isFirstOlder = runs[0].started < runs[1].started;
        Q_EMIT compareRequested(runs[isFirstOlder ? 0 : 1], runs[isFirstOlder ? 1 : 0]);
    }
}

void RunHistory::copyCommand()
{
    if (const QList<RunRecord> runs = selected(); runs.size() == 1) {
        QApplication::clipboard()->setText(shellJoin(runs.constFirst().command));
    }
}

void RunHistory::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(m_table);
    menu->setObjectName(u"runsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_again, m_compare, m_copy});
    menu->addSeparator();
    menu->addAction(m_remove);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void RunHistory::updateActions()
{
    const QList<RunRecord> runs = selected();
    const bool isOne = runs.size() == 1;
    const bool areOver = std::ranges::all_of(runs, [](const RunRecord &run) { return run.status.isOver(); });
    m_open->setEnabled(isOne);
    m_again->setEnabled(isOne);
    m_copy->setEnabled(isOne);
    m_compare->setEnabled(runs.size() == 2 && areOver);
    m_remove->setEnabled(!runs.isEmpty() && areOver);
    const QList<QAction *> actions{m_open, m_again, m_compare, m_remove};
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setEnabled(actions[i]->isEnabled());
    }
}

void RunHistory::updateContent()
{
    const bool isFiltered = m_model.rowCount() > 0;
    if (!m_isListed) {
        m_empty->setTexts(tr("Looking for runs…"), {});
    } else if (isFiltered) {
        m_empty->setTexts(tr("No run has these words"), tr("Clear the filter to see all runs."));
    } else {
        m_empty->setTexts(tr("No runs yet"),
                          tr("Playbooks that are run from here are kept with their output, so that one can look at "
                             "them again and compare them."));
    }
    m_emptyStart->setVisible(m_isListed && !isFiltered);
    m_stack->setCurrentWidget(m_filter.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    updateActions();
}

void RunHistory::retranslateUi()
{
    setAccessibleName(tr("Runs"));
    m_table->setAccessibleName(tr("Runs"));
    m_start->setText(tr("&Run a playbook…"));
    m_emptyStart->setText(tr("Run a playboo&k…"));
    m_file->setText(tr("Open log &file…"));
    m_fileAction->setText(m_file->text());
    m_more->setText(tr("Mor&e"));
    m_more->setAccessibleName(tr("More that can be done with runs"));
    m_file->setToolTip(tr("Shows the output of any run of ansible that was written to a file"));
    m_open->setText(tr("&Open"));
    m_again->setText(tr("Run a&gain…"));
    m_compare->setText(tr("Co&mpare"));
    m_compare->setToolTip(tr("Two runs that are over, chosen with Ctrl"));
    m_remove->setText(tr("Remov&e…"));
    m_copy->setText(tr("&Copy command"));
    const QList<QAction *> actions{m_open, m_again, m_compare, m_remove};
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(actions[i]->text());
    }
    m_buttons[2]->setToolTip(m_compare->toolTip());
    m_words->setPlaceholderText(tr("Filter runs"));
    m_words->setAccessibleName(tr("Filter runs"));
    m_model.retranslate();
    updateContent();
    fitBar();
}

void RunHistory::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBar();
}

void RunHistory::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
