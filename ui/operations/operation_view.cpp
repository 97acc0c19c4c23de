// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operation_view.hpp"

#include "ui/operations/blocker_board.hpp"
#include "ui/operations/node_result_model.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/operations/operation_controls.hpp"
#include "ui/operations/question_panel.hpp"
#include "ui/operations/reconcile_panel.hpp"
#include "ui/operations/report_links.hpp"
#include "ui/operations/step_cell_delegate.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::Outcome;

OperationView::OperationView(OperationController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
{
    setObjectName(u"operationView"_s);
    m_results = new NodeResultModel(this);
    m_empty = new EmptyState(u"operations"_s, u"operationsEmpty"_s, this);
    m_reconcile = new ReconcilePanel(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makePage());
    m_reconcileArea = new QWidget(this); // with a margin, as the stack's pages have
    auto *area = new QVBoxLayout(m_reconcileArea);
    area->setContentsMargins(16, 14, 16, 0);
    area->addWidget(m_reconcile);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_reconcileArea);
    layout->addWidget(m_stack, 1);
    layout->addStretch(0); // while the stack is hidden
    setUpTables();

    connect(&controller, &OperationController::statusChanged, this, &OperationView::updateAll);
    connect(&controller, &OperationController::started, this, &OperationView::fitBoard);
    connect(&controller, &OperationController::finished, this, &OperationView::updateResult);
    connect(&controller, &OperationController::ticked, this, &OperationView::updateTime);
    connect(m_controls, &OperationControls::cancelRequested, this, &OperationView::confirmCancel);
    connect(m_report, &ReportLinks::openFailed, this, &OperationView::openFailed);
    connect(m_reconcile, &ReconcilePanel::decided, this, &OperationView::decided);
    connect(m_reconcile, &ReconcilePanel::refreshRequested, this, &OperationView::lookRequested);
    connect(m_question, &QuestionPanel::answered, &controller, &OperationController::answer);
    connect(m_blockers, &BlockerBoard::answered, &controller, &OperationController::answer);
    retranslateUi();
}

QWidget *OperationView::makeHeader()
{
    auto *header = new QWidget(this);
    m_title = plainLabel(header, u"operationTitle"_s);
    emphasise(m_title, 3.0);
    m_state = new ElidedLabel(header);
    m_state->setObjectName(u"operationState"_s);
    m_command = new ElidedLabel(header);
    m_command->setObjectName(u"operationCommand"_s);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_time = plainLabel(header, u"operationTime"_s);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_progress = new QProgressBar(header);
    m_progress->setObjectName(u"operationProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_controls = new OperationControls(m_controller, header);
    m_report = new ReportLinks(m_controller, header); // in the place of the controls, once it is over
    auto *layout = new QGridLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(6);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_controls, 0, 1, Qt::AlignRight);
    layout->addWidget(m_report, 0, 1, Qt::AlignRight);
    layout->addWidget(m_state, 1, 0);
    layout->addWidget(m_time, 1, 1);
    layout->addWidget(m_command, 2, 0, 1, 2);
    layout->addWidget(m_progress, 3, 0, 1, 2);
    return header;
}

QWidget *OperationView::makePage()
{
    auto *page = new QWidget(this);
    m_question = new QuestionPanel(page);
    m_board = new QTableView(page);
    m_blockers = new BlockerBoard(page);
    m_resultArea = new QWidget(page);
    m_resultText = plainLabel(m_resultArea, u"operationResult"_s, true);
    m_resultTable = new QTableView(m_resultArea);
    auto *result = new QVBoxLayout(m_resultArea);
    result->setContentsMargins(0, 0, 0, 0);
    result->addWidget(m_resultText);
    result->addWidget(m_resultTable, 1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(makeHeader());
    layout->addWidget(m_question);
    layout->addWidget(m_resultArea);
    layout->addWidget(m_board, 1);
    layout->addWidget(m_blockers);
    // In a small window a question and the board do not fit at once: then the page scrolls, its most urgent part on
    // top.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"operationScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    // Queued, as the page has its new height only then: a question whose answers are out of sight would look like a
    // hang.
    connect(
        m_question, &QuestionPanel::laidOut, scroll, [this, scroll] { scroll->ensureWidgetVisible(m_question, 0, 8); },
        Qt::QueuedConnection);
    page->setAutoFillBackground(false);
    return scroll;
}

void OperationView::setUpTables()
{
    for (QTableView *table : {m_board, m_resultTable}) {
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setSelectionBehavior(QAbstractItemView::SelectItems);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setShowGrid(false);
        table->setWordWrap(false);
        table->setTabKeyNavigation(false);
        table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
        table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        table->verticalHeader()->hide();
        table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table->horizontalHeader()->setHighlightSections(false);
        table->horizontalHeader()->setStretchLastSection(true);
    }
    m_board->setObjectName(u"stepBoard"_s);
    m_board->setModel(&m_controller.board());
    m_board->setItemDelegate(new StepCellDelegate(m_board));
    m_board->setItemDelegateForColumn(0, new QStyledItemDelegate(m_board));
    const int rowHeight = 2 * fontMetrics().height() + 10;
    m_board->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_board->setMinimumHeight(m_board->horizontalHeader()->sizeHint().height() + 2 * rowHeight + rowHeight / 2);
    m_resultTable->setObjectName(u"operationResults"_s);
    m_resultTable->setModel(m_results);
    m_resultTable->setAlternatingRowColors(true);
    m_resultTable->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    auto *icons = new IconTextDelegate(NodeResultModel::IconRole, NodeResultModel::ToneRole, m_resultTable);
    m_resultTable->setItemDelegateForColumn(NodeResultModel::Result, icons);
    m_resultTable->setItemDelegateForColumn(NodeResultModel::Remark, icons);
}

void OperationView::fitBoard()
{
    const int letter = fontMetrics().horizontalAdvance(u'x');
    int nameWidth = letter * 10;
    for (int row = 0; row < std::min(60, m_controller.board().rowCount()); ++row) {
        nameWidth = std::max(nameWidth, fontMetrics().horizontalAdvance(m_controller.board().node(row)) + 18);
    }
    m_board->setColumnWidth(0, std::min(nameWidth, letter * 34));
    // The widest words a step can show, in this language.
    int words = 0;
    for (int state = 0; state <= static_cast<int>(operation::StepState::Unknown); ++state) {
        if (static_cast<operation::StepState>(state) == operation::StepState::Interrupted) {
            continue; // long, and only seen of a run that is taken up again
        }
        words = std::max(
            words, fontMetrics().horizontalAdvance(OperationText::state(static_cast<operation::StepState>(state))));
    }
    for (int column = 1; column < m_controller.board().columnCount(); ++column) {
        m_board->setColumnHidden(column, !m_controller.board().hasColumn(column));
        m_board->setColumnWidth(column, std::max(words + 31, m_board->horizontalHeader()->sectionSizeHint(column)));
    }
}

void OperationView::updateAll()
{
    m_stack->setCurrentIndex(m_controller.hasOperation() ? 1 : 0);
    m_reconcile->setUnsettled(m_controller.isRunning() ? QList<maintenance::Reconciliation>() : m_unsettled);
    m_reconcileArea->setVisible(!m_controller.isRunning() && !m_unsettled.isEmpty());
    m_stack->setVisible(m_controller.hasOperation() || m_unsettled.isEmpty());
    updateHeader();
    updateTime();
    m_question->setQuestion(m_controller.status().question);
    m_blockers->setBlockers(m_controller.status().blockers);
    m_blockers->setAsked(m_controller.status().question.has_value());
    placeBlockers(m_controller.status().question.has_value());
    m_resultArea->setVisible(m_controller.status().finished.has_value());
    if (std::exchange(m_shownStep, m_controller.status().step) != m_controller.status().step) {
        m_board->scrollTo(m_controller.board().indexOf(m_controller.status().step),
                          QAbstractItemView::PositionAtCenter);
    }
}

/// When something is asked, what it is about comes right below the question; otherwise below the steps.
void OperationView::placeBlockers(bool asked)
{
    auto *page = qobject_cast<QVBoxLayout *>(m_board->parentWidget()->layout());
    if (page == nullptr || std::exchange(m_blockersFirst, asked) == asked) {
        return;
    }
    page->removeWidget(m_blockers);
    page->insertWidget(page->indexOf(m_board) + (asked ? 0 : 1), m_blockers);
}

QString OperationView::stateText() const
{
    const OperationStatus &status = m_controller.status();
    if (status.finished) {
        return OperationText::outcome(status.finished->outcome);
    }
    if (status.cancelling) {
        return tr("Stopping…");
    }
    if (status.question) {
        return tr("Waits for your answer");
    }
    if (status.paused) {
        return tr("Paused before the next step");
    }
    for (const operation::PlanStep &step : status.plan.steps) {
        if (step.id == status.step) {
            const QString text =
                tr("%1, %2: %3", "node, step, what it does")
                    .arg(step.node, OperationText::step(step.kind), OperationText::stepPurpose(step.kind));
            return status.observation.isEmpty() ? text
                                                : tr("%1 (%2)", "text, what is seen").arg(text, status.observation);
        }
    }
    return tr("Starting…");
}

QString OperationView::commandText() const
{
    const OperationStatus &status = m_controller.status();
    if (status.finished || status.command.isEmpty()) {
        return {};
    }
    return u"%1  [%2]"_s.arg(status.command, status.location);
}

void OperationView::updateHeader()
{
    const OperationStatus &status = m_controller.status();
    m_title->setText(OperationText::operationKind(status.plan.kind));
    QString icon = u"running"_s;
    Tone tone = Tone::Active;
    if (status.finished) {
        const bool good = isGood(status.finished->outcome);
        const bool failed = status.finished->outcome == Outcome::Failed;
        icon = good ? u"ready"_s : failed ? u"not-ready"_s : u"warning"_s;
        tone = good ? Tone::Good : failed ? Tone::Bad : Tone::Attention;
    } else if (status.question) {
        icon = u"question"_s;
        tone = Tone::Attention;
    } else if (status.paused) {
        icon = u"pause"_s;
        tone = Tone::Attention;
    }
    m_state->setIcon(icon, Appearance::colour(tone, palette()));
    m_state->setText(stateText());
    m_command->setText(commandText());
    m_command->setIcon(commandText().isEmpty() ? QString() : u"command"_s,
                       Appearance::colour(Tone::Neutral, palette()));
    m_command->setVisible(!status.finished);
}

void OperationView::updateTime()
{
    const int total = static_cast<int>(m_controller.status().plan.nodes.size());
    const int over = m_controller.nodesOver();
    QStringList parts{tr("%1 of %n node(s)", "done of all", total).arg(over),
                      tr("%1 elapsed").arg(TimeText::elapsed(m_controller.elapsed()))};
    if (const auto left = m_controller.remaining()) {
        parts << tr("about %1 left").arg(TimeText::elapsed(*left));
    }
    m_time->setText(parts.join(u"  ·  "_s));
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(over);
    m_progress->setAccessibleName(tr("Progress"));
    m_blockers->setNow(m_controller.now());
}

void OperationView::updateResult()
{
    const auto &finished = m_controller.status().finished;
    if (!finished) {
        m_results->setResults({});
        return;
    }
    m_results->setResults(finished->nodes);
    m_resultTable->resizeColumnsToContents();
    constexpr int shownRows = 8;
    m_resultTable->setFixedHeight(m_resultTable->horizontalHeader()->sizeHint().height() +
                                  std::min(shownRows, m_results->rowCount()) *
                                      m_resultTable->verticalHeader()->defaultSectionSize() +
                                  2 * m_resultTable->frameWidth());
    QStringList lines{OperationText::outcome(finished->outcome)};
    if (!isGood(finished->outcome) && finished->error.code != ErrorCode::Cancelled) {
        const ErrorWords words = ErrorText::describe(finished->error);
        lines << words.title << words.advice();
    }
    QStringList notPutBack;
    QStringList cordoned;
    for (const operation::NodeResult &node : finished->nodes) {
        notPutBack += node.notPutBack;
        cordoned += node.leftCordoned ? QStringList{node.node} : QStringList();
    }
    if (!notPutBack.isEmpty()) {
        lines << tr("Changed and not put back: %1. The operation's folder holds all that was done.")
                     .arg(notPutBack.join(u", "_s));
    }
    if (!cordoned.isEmpty()) {
        lines << tr("Left cordoned: %1. Uncordon when they are fine again.").arg(cordoned.join(u", "_s));
    }
    lines.removeFirst(); // the header says it
    m_resultText->setText(lines.join(u'\n'));
    m_resultText->setVisible(!lines.isEmpty());
}

void OperationView::setUnsettled(const QList<maintenance::Reconciliation> &unsettled)
{
    m_unsettled = unsettled;
    updateAll();
}

void OperationView::confirmCancel()
{
    auto *box = new QuestionBox(this);
    box->setObjectName(u"cancelDialog"_s);
    box->setTexts(tr("Stop the operation?"), tr("The step under way is ended and put back where that is safe. Nodes "
                                                "not reached stay untouched. A node that is "
                                                "restarting now comes back by itself, but may stay cordoned."));
    box->addChoice(tr("&Stop the operation"), u"cancelConfirm"_s, [this] { m_controller.cancel(); });
    box->addRefusal(tr("&Go on"), u"cancelRefuse"_s);
    connect(&m_controller, &OperationController::finished, box, &QDialog::reject);
    box->open();
}

void OperationView::retranslateUi()
{
    setAccessibleName(tr("Operations"));
    m_empty->setTexts(
        tr("No operation yet"),
        tr("“Rolling reboot…” restarts nodes one after the other. It shows the plan with the exact commands first; "
           "nothing runs before you say so."));
    m_board->setAccessibleName(tr("Nodes and steps"));
    m_resultTable->setAccessibleName(tr("Result for each node"));
    m_controller.retranslate();
    m_results->retranslate();
    fitBoard();
    updateAll();
    updateResult();
}

void OperationView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        updateHeader();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
