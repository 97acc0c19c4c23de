// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/question_panel.hpp"

#include "ui/operations/gate_list.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::Choice;
using operation::Question;

namespace {

constexpr int longestReason = 500;

} // namespace

QuestionPanel::QuestionPanel(QWidget *parent)
    : AttentionFrame(parent)
{
    setObjectName(u"questionPanel"_s);
    m_icon = new QLabel(this);
    m_icon->setObjectName(u"questionIcon"_s);
    m_title = plainLabel(this, u"questionTitle"_s, true);
    emphasise(m_title, 1.5);
    m_text = plainLabel(this, u"questionText"_s, true);
    m_detail = plainLabel(this, u"questionDetail"_s, true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_budgets = new QTableWidget(this);
    m_budgets->setObjectName(u"questionBudgets"_s);
    m_budgets->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_budgets->setSelectionMode(QAbstractItemView::NoSelection);
    m_budgets->setShowGrid(false);
    m_budgets->verticalHeader()->hide();
    m_pods = new QListWidget(this);
    m_pods->setObjectName(u"questionPods"_s);
    m_gates = new GateList(this);
    m_reasonTitle = plainLabel(this, u"questionReasonTitle"_s, true);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"questionReason"_s);
    m_reason->setMaxLength(longestReason);
    m_reasonTitle->setBuddy(m_reason);
    connect(m_reason, &QLineEdit::textChanged, this, &QuestionPanel::updateReason);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(8);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_text, 1, 1);
    layout->addWidget(m_budgets, 2, 1);
    layout->addWidget(m_pods, 3, 1);
    layout->addWidget(m_gates, 4, 1);
    layout->addWidget(m_detail, 5, 1);
    layout->addWidget(m_reasonTitle, 6, 1);
    layout->addWidget(m_reason, 7, 1);
    layout->addLayout(m_buttons, 8, 1);
    hide();
}

void QuestionPanel::setQuestion(const std::optional<Question> &question)
{
    if (m_question == question) {
        return;
    }
    m_question = question;
    m_reason->clear();
    setVisible(m_question.has_value());
    if (m_question) {
        fill();
    }
}

QString QuestionPanel::titleText() const
{
    if (m_question->kind == Question::Kind::EmptyDirData) {
        return tr("%1: pods keep data that the drain would delete").arg(m_question->node);
    }
    // A playbook runs over many nodes: it is told by the task and the host at which it failed.
    if (m_question->error.detail.startsWith("TASK ["_L1) && !m_question->error.subject.isEmpty()) {
        return tr("The playbook failed at %1. How shall it go on?", "node").arg(m_question->error.subject);
    }
    return tr("%1: %2. How shall it go on?", "node, what happened")
        .arg(m_question->node, ErrorText::line({m_question->error.code, {}, {}, {}}));
}

void QuestionPanel::fill()
{
    const ErrorWords words = ErrorText::describe(m_question->error);
    m_icon->setPixmap(
        icons::pixmap(u"question"_s, 26, Appearance::colour(Tone::Attention, palette()), devicePixelRatioF()));
    m_title->setText(titleText());
    setAccessibleName(titleText());
    if (m_question->kind == Question::Kind::EmptyDirData) {
        m_text->setText(
            tr("These %n pod(s) keep data in emptyDir volumes. It lives only on this node and is lost when they are "
               "moved:",
               nullptr, static_cast<int>(m_question->pods.size())));
    } else {
        m_text->setText(words.advice());
    }
    const bool plain = m_question->budgets.isEmpty() && m_question->pods.isEmpty() && m_question->gates.isEmpty();
    // What a program printed may be very long; the log has all of it.
    m_detail->setText(words.detail.left(600));
    m_detail->setVisible(plain && !words.detail.isEmpty());
    fillBudgets();
    fillGates();
    m_pods->clear();
    m_pods->addItems(m_question->pods);
    m_pods->setVisible(!m_question->pods.isEmpty());
    m_pods->setAccessibleName(tr("Pods with data in emptyDir volumes"));
    const int podRows = std::clamp(static_cast<int>(m_question->pods.size()), 1, 5);
    m_pods->setFixedHeight(podRows * (fontMetrics().height() + 2) + 2 * m_pods->frameWidth() + 4);
    fillButtons();
}

void QuestionPanel::fillBudgets()
{
    const QList<operation::BlockingBudget> &budgets = m_question->budgets;
    m_budgets->setVisible(!budgets.isEmpty() && m_question->blockers.isEmpty()); // the blocker board has the numbers
    m_budgets->setAccessibleName(tr("Disruption budgets that block the drain"));
    const QStringList titles{
        tr("Disruption budget"), tr("Pod that may not go"), tr("Healthy"), tr("Needed"), tr("May go now"), tr("Rule")};
    m_budgets->setColumnCount(static_cast<int>(titles.size()));
    m_budgets->setRowCount(static_cast<int>(budgets.size()));
    m_budgets->setHorizontalHeaderLabels(titles);
    m_budgets->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int row = 0; row < budgets.size(); ++row) {
        const operation::BlockingBudget &budget = budgets[row];
        const QStringList cells{budget.name,
                                budget.pod,
                                QString::number(budget.currentHealthy),
                                QString::number(budget.desiredHealthy),
                                QString::number(budget.disruptionsAllowed),
                                budget.rule};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(plainToolTip(cells[column]));
            m_budgets->setItem(row, column, item);
        }
    }
    m_budgets->resizeColumnsToContents();
    m_budgets->resizeRowsToContents();
    m_budgets->horizontalHeader()->setStretchLastSection(true);
    int height = m_budgets->horizontalHeader()->sizeHint().height() + 2 * m_budgets->frameWidth() + 2;
    for (int row = 0; row < std::min(5, m_budgets->rowCount()); ++row) {
        height += m_budgets->rowHeight(row);
    }
    m_budgets->setFixedHeight(height);
}

void QuestionPanel::fillGates()
{
    m_gates->setResults(m_question->gates);
    m_gates->setVisible(!m_question->gates.isEmpty());
    const bool asksWhy = std::ranges::any_of(m_question->choices, operation::needsWords);
    m_reasonTitle->setText(tr("To go on all the same, say why. It is kept in the journal:"));
    m_reason->setPlaceholderText(tr("Reason, for example a change ticket"));
    m_reason->setAccessibleName(tr("Reason for going on"));
    m_reasonTitle->setVisible(asksWhy);
    m_reason->setVisible(asksWhy);
}

void QuestionPanel::updateReason()
{
    if (m_needsReason != nullptr) {
        m_needsReason->setEnabled(!m_reason->text().trimmed().isEmpty());
    }
}

void QuestionPanel::fillButtons()
{
    m_needsReason = nullptr;
    while (m_buttons->count() > 1) {
        const QLayoutItem *item = m_buttons->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Choice choice : m_question->choices) {
        if (operation::isRemedy(choice)) {
            continue; // on the blocker board, beside the pod that it is for
        }
        auto *button = new QPushButton(OperationText::choice(choice, m_question->node), this);
        button->setObjectName(u"answer"_s + operation::toString(choice));
        const QString effect = OperationText::choiceEffect(choice, m_question->node);
        button->setToolTip(plainToolTip(effect));
        button->setAccessibleDescription(effect);
        button->setAutoDefault(false);
        // The safe one is marked, but gets no focus: a key pressed for something else must not answer.
        button->setDefault(choice == m_question->choices.constLast());
        if (operation::needsWords(choice)) {
            m_needsReason = button;
        }
        connect(button, &QPushButton::clicked, this, [this, choice] {
            Q_EMIT answered({choice, operation::needsWords(choice) ? m_reason->text().trimmed() : QString()});
        });
        m_buttons->addWidget(button);
    }
    updateReason();
}

void QuestionPanel::changeEvent(QEvent *event)
{
    if (m_question && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)) {
        fill();
    }
    AttentionFrame::changeEvent(event);
}

void QuestionPanel::resizeEvent(QResizeEvent *event)
{
    AttentionFrame::resizeEvent(event);
    Q_EMIT laidOut();
}

void QuestionPanel::showEvent(QShowEvent *event)
{
    AttentionFrame::showEvent(event);
    Q_EMIT laidOut();
}

} // namespace kubemori::ui
