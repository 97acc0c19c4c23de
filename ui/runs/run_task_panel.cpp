// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_task_panel.hpp"

#include "ui/text/run_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/icons.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using Show = RunTreeFilter::Show;

RunTaskPanel::RunTaskPanel(RunTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(model)
{
    setObjectName(u"runTasks"_s);
    makeBar();
    makeView();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    retranslateUi();
}

void RunTaskPanel::makeBar()
{
    m_bar = new QWidget(this);
    m_show = new QComboBox(m_bar);
    m_show->setObjectName(u"runTasksShow"_s);
    for (const Show show : {Show::All, Show::FailuresFirst, Show::FailuresAndChanges, Show::Failures}) {
        m_show->addItem(QString(), static_cast<int>(show));
    }
    m_words = new QLineEdit(m_bar);
    m_words->setObjectName(u"runTasksFilter"_s);
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_follow = new QToolButton(m_bar);
    m_follow->setObjectName(u"runTasksFollow"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_show);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_follow);
    connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setShow(static_cast<Show>(m_show->currentData().toInt()));
        expandPlays({}, 0, m_filter.rowCount() - 1);
        if (m_filter.show() != Show::All) {
            setFollowing(false);
        }
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        expandPlays({}, 0, m_filter.rowCount() - 1);
    });
    connect(m_follow, &QToolButton::clicked, this, &RunTaskPanel::setFollowing);
}

void RunTaskPanel::makeView()
{
    m_view = new QTreeView(this);
    m_view->setObjectName(u"runTree"_s);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true); // many rows
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setModel(&m_filter);
    m_view->setAutoScroll(false);
    m_view->setItemDelegateForColumn(RunTreeModel::State,
                                     new IconTextDelegate(RunTreeModel::IconRole, RunTreeModel::ToneRole, m_view));
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(RunTreeModel::What, QHeaderView::Stretch);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, &RunTaskPanel::expandPlays);
    // A play got batches; the filter, which was connected before, knows of them.
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, [this] {
        const int play = m_filter.rowCount() - 1;
        expandPlays({}, play, play);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_view->hasFocus()) { // with the keyboard; a filter changes it too
            choose(index);
        }
    });
    connect(m_view, &QTreeView::activated, this, &RunTaskPanel::choose);
    connect(m_view, &QTreeView::clicked, this, &RunTaskPanel::choose); // also the one that is current already
    // What a person does, not what the view does by itself.
    connect(m_view->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { setFollowing(false); });
    m_view->viewport()->installEventFilter(this);
    makeActions();
}

void RunTaskPanel::makeActions()
{
    const auto make = [this](const QString &name, const QKeySequence &keys, auto function) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, function);
        m_view->addAction(action);
        return action;
    };
    m_onlyLinesAction =
        make(u"runTasksOnlyLines"_s, QKeySequence(Qt::SHIFT | Qt::Key_Return), &RunTaskPanel::requestOnlyLines);
    m_copyAction = make(u"runTasksCopy"_s, QKeySequence(QKeySequence::Copy), &RunTaskPanel::copy);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint &point) {
        updateActions();
        auto *menu = new QMenu(this);
        menu->setObjectName(u"runTasksMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({m_onlyLinesAction, m_copyAction});
        connect(menu, &QMenu::aboutToHide, this, [this] { // the keys find out themselves, when they are pressed
            m_onlyLinesAction->setEnabled(true);
            m_copyAction->setEnabled(true);
        });
        menu->popup(m_view->viewport()->mapToGlobal(point));
    });
}

/// As they are in the menu.
void RunTaskPanel::updateActions()
{
    const ansible::TreePlace place = RunTreeModel::placeOf(m_filter.mapToSource(m_view->currentIndex()));
    m_onlyLinesAction->setEnabled(place.task >= 0 && m_hasLines && m_hasLines(place));
    m_copyAction->setEnabled(m_view->currentIndex().isValid());
}

void RunTaskPanel::requestOnlyLines()
{
    const QModelIndex index = m_view->currentIndex();
    const ansible::TreePlace place = RunTreeModel::placeOf(m_filter.mapToSource(index));
    if (index.isValid() && place.task >= 0) {
        setFollowing(false);
        Q_EMIT onlyLinesRequested(place);
    }
}

bool RunTaskPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        setFollowing(false);
    }
    return QWidget::eventFilter(watched, event);
}

/// Plays and batches stand open; tasks open when somebody wants to see their hosts.
void RunTaskPanel::expandPlays(const QModelIndex &parent, int first, int last)
{
    if (RunTreeModel::placeOf(m_filter.mapToSource(parent)).task >= 0) {
        return;
    }
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_filter.index(row, 0, parent);
        if (RunTreeModel::placeOf(m_filter.mapToSource(index)).task < 0) {
            m_view->expand(index);
            expandPlays(index, 0, m_filter.rowCount(index) - 1);
        }
    }
}

void RunTaskPanel::follow()
{
    if (!m_isFollowing || !isVisible()) {
        return;
    }
    ansible::TreePlace place = m_model.tree().current();
    place.host = -1;
    const QModelIndex index = m_filter.mapFromSource(m_model.indexOf(place));
    if (index.isValid()) {
        m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
    }
}

void RunTaskPanel::setFollowing(bool following)
{
    m_isFollowing = following;
    m_follow->setChecked(following);
    follow();
}

void RunTaskPanel::reveal(const ansible::TreePlace &place)
{
    QModelIndex index = m_filter.mapFromSource(m_model.indexOf(place));
    if (!index.isValid()) {
        m_words->clear();
        m_show->setCurrentIndex(0);
        index = m_filter.mapFromSource(m_model.indexOf(place));
    }
    if (index.isValid()) {
        m_isChoosing = true;
        setFollowing(false);
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
        m_isChoosing = false;
    }
}

void RunTaskPanel::choose(const QModelIndex &index)
{
    if (m_isChoosing || !index.isValid()) {
        return;
    }
    setFollowing(false);
    Q_EMIT chosen(RunTreeModel::placeOf(m_filter.mapToSource(index)));
}

void RunTaskPanel::copy()
{
    const QModelIndex row = m_view->currentIndex();
    QStringList cells;
    for (int column = 0; row.isValid() && column < RunTreeModel::ColumnCount; ++column) {
        cells << row.siblingAtColumn(column).data().toString();
    }
    cells.removeAll(QString());
    if (!cells.isEmpty()) {
        QApplication::clipboard()->setText(cells.join(u'\t'));
    }
}

/// State and time are as wide as their longest words, in this language; messages get a third of the room.
void RunTaskPanel::fitColumns()
{
    int words = 0;
    for (int status = 0; status <= static_cast<int>(ansible::HostStatus::Unreachable); ++status) {
        words =
            std::max(words, fontMetrics().horizontalAdvance(RunText::status(static_cast<ansible::HostStatus>(status))));
    }
    QHeaderView *header = m_view->header();
    header->resizeSection(RunTreeModel::State, words + 42);
    header->resizeSection(RunTreeModel::Time,
                          fontMetrics().horizontalAdvance(TimeText::elapsed(Milliseconds(3'599'000))) + 20);
    header->resizeSection(RunTreeModel::Details, std::max(120, m_view->width() * 3 / 10));
}

void RunTaskPanel::retranslateUi()
{
    setAccessibleName(tr("Tasks of the run"));
    m_show->setAccessibleName(tr("Which tasks are shown"));
    m_show->setItemText(0, tr("All tasks"));
    m_show->setItemText(1, tr("Failures first"));
    m_show->setItemText(2, tr("Failures and changes"));
    m_show->setItemText(3, tr("Only failures"));
    m_words->setPlaceholderText(tr("Filter tasks"));
    m_words->setAccessibleName(tr("Filter by task, role, module or node"));
    m_words->setToolTip(tr("Task, role, module or node"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keeps the task under way in sight"));
    m_follow->setAccessibleName(tr("Follow the task under way"));
    m_view->setAccessibleName(tr("Tasks of the run"));
    m_onlyLinesAction->setText(tr("Show &Only Its Lines in the Log"));
    m_copyAction->setText(tr("&Copy"));
    m_model.retranslate();
    fitColumns();
}

void RunTaskPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void RunTaskPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
