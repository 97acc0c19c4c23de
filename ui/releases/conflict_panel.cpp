// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/conflict_panel.hpp"

#include "ui/text/carry_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::CarryConflict;
using group_vars::Resolution;
using group_vars::ResolutionProblem;

ConflictPanel::ConflictPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"conflictPanel"_s);
    m_question = plainLabel(this, u"conflictQuestion"_s, true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->setSpacing(6);
    layout->addWidget(m_question);
    layout->addWidget(makeSides(), 1);
    layout->addWidget(makeChoices());
    retranslateUi();
}

ConflictPanel::Pane ConflictPanel::addPane(QWidget *parent, const QString &name)
{
    Pane pane;
    pane.title = plainLabel(parent, name + u"Title"_s);
    pane.text = new QPlainTextEdit(parent);
    pane.text->setObjectName(name);
    pane.text->setLineWrapMode(QPlainTextEdit::NoWrap);
    pane.text->setTabChangesFocus(true);
    pane.text->setMinimumHeight(pane.text->fontMetrics().height() * 2 + 14);
    pane.text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the room that is left
    pane.text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(pane.title);
    layout->addWidget(pane.text, 1);
    return pane;
}

QWidget *ConflictPanel::makeSides()
{
    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setChildrenCollapsible(false);
    m_mine = addPane(new QWidget(sides), u"conflictMine"_s);
    m_before = addPane(new QWidget(sides), u"conflictBefore"_s);
    m_after = addPane(new QWidget(sides), u"conflictAfter"_s);
    for (const Pane &pane : {m_mine, m_before, m_after}) {
        pane.text->setReadOnly(true);
    }
    return sides;
}

QWidget *ConflictPanel::makeChoices()
{
    auto *row = new QWidget(this);
    const auto way = [this, row](const QString &name) {
        auto *button = new QRadioButton(row);
        button->setObjectName(name);
        connect(button, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn) {
                choose();
            }
        });
        return button;
    };
    m_keep = way(u"conflictKeep"_s);
    m_take = way(u"conflictTake"_s);
    m_type = way(u"conflictType"_s);
    m_text = new QPlainTextEdit(row);
    m_text->setObjectName(u"conflictText"_s);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFixedHeight(fontMetrics().height() * 3 + 12);
    m_problem = plainLabel(row, u"conflictProblem"_s, true);
    m_decide = new QPushButton(row);
    m_decide->setObjectName(u"conflictDecide"_s);
    m_decide->setAutoDefault(false);
    m_undo = new QPushButton(row);
    m_undo->setObjectName(u"conflictUndo"_s);
    m_undo->setAutoDefault(false);
    auto *ways = new QVBoxLayout;
    ways->addWidget(m_keep);
    ways->addWidget(m_take);
    ways->addWidget(m_type);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_decide);
    buttons->addWidget(m_undo);
    buttons->addStretch(1);
    auto *text = new QVBoxLayout;
    text->setSpacing(3);
    text->addWidget(m_text);
    text->addWidget(m_problem);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(ways);
    layout->addLayout(text, 1);
    layout->addLayout(buttons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ConflictPanel::updateState);
    connect(m_decide, &QPushButton::clicked, this, [this] { Q_EMIT resolved(m_conflict.id, resolution()); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undone(m_conflict.id); });
    return row;
}

void ConflictPanel::setConflict(const CarryConflict &conflict, const std::optional<Resolution> &chosen,
                                const QString &from, const QString &to)
{
    m_conflict = conflict;
    m_from = from;
    m_to = to;
    m_mine.text->setPlainText(conflict.mine);
    m_before.text->setPlainText(conflict.before);
    m_after.text->setPlainText(conflict.after);
    const Resolution::Choice choice = chosen ? chosen->choice : Resolution::Choice::Mine;
    {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(choice == Resolution::Choice::Text ? chosen->text
                             : conflict.proposal.isEmpty()      ? conflict.mine
                                                                : conflict.proposal);
    }
    // A better text than mine is offered first: mine as it is would not be read as it is meant.
    const bool isProposed = !chosen && !conflict.proposal.isEmpty() && conflict.proposal != conflict.mine;
    m_type->setChecked(choice == Resolution::Choice::Text || isProposed);
    m_take->setChecked(choice == Resolution::Choice::New);
    m_keep->setChecked(choice == Resolution::Choice::Mine && !isProposed);
    retranslateUi();
}

void ConflictPanel::choose()
{
    updateState();
}

Resolution ConflictPanel::resolution() const
{
    if (m_take->isChecked()) {
        return {.choice = Resolution::Choice::New, .text = {}};
    }
    if (m_type->isChecked()) {
        return {.choice = Resolution::Choice::Text, .text = m_text->toPlainText()};
    }
    return {};
}

void ConflictPanel::updateState()
{
    m_text->setEnabled(m_type->isChecked());
    const auto problem =
        m_type->isChecked() ? group_vars::checkResolution(m_conflict, m_text->toPlainText()) : std::nullopt;
    m_problem->setText(problem ? CarryText::problem(*problem) : QString());
    const bool isGood = !problem || *problem == ResolutionProblem::OtherType;
    m_decide->setEnabled(isGood);
    m_decide->setText(m_conflict.isResolved ? tr("&Change the decision") : tr("&Decide"));
    m_undo->setVisible(m_conflict.isResolved);
}

void ConflictPanel::retranslateUi()
{
    m_question->setText(CarryText::question(m_conflict));
    m_mine.title->setText(tr("Mine"));
    m_before.title->setText(tr("Sample of %1").arg(m_from));
    m_after.title->setText(tr("Sample of %1").arg(m_to));
    m_mine.text->setAccessibleName(tr("Mine"));
    m_before.text->setAccessibleName(tr("Old sample"));
    m_after.text->setAccessibleName(tr("New sample"));
    for (const Pane &pane : {m_mine, m_before, m_after}) {
        pane.text->setPlaceholderText(tr("not there"));
    }
    m_keep->setText(tr("&Keep mine"));
    m_take->setText(tr("Take the &new one"));
    m_type->setText(tr("&Write it myself:"));
    m_text->setAccessibleName(tr("Text of the setting"));
    m_undo->setText(tr("&Undo the decision"));
    updateState();
}

void ConflictPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
