// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_prompt_panel.hpp"

#include "ui/text/run_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using Kind = ansible::RunPrompt::Kind;

namespace {

constexpr qsizetype longestWords = 600; // what a program printed may be very long; the log has all of it
constexpr int longestLine = 4000;       // a terminal takes no longer ones

} // namespace

RunPromptPanel::RunPromptPanel(QWidget *parent)
    : AttentionFrame(parent)
{
    setObjectName(u"runPrompt"_s);
    m_icon = new QLabel(this);
    m_icon->setObjectName(u"runPromptIcon"_s);
    m_title = plainLabel(this, u"runPromptTitle"_s, true);
    emphasise(m_title, 1.5);
    m_text = plainLabel(this, u"runPromptText"_s, true);
    m_state = plainLabel(this, u"runPromptState"_s, true);
    m_words = plainLabel(this, u"runPromptWords"_s, true);
    m_words->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QLabel *label : {m_title, m_text, m_state, m_words}) {
        label->setMinimumWidth(140); // else they want to be wider than high, beside the buttons
    }
    m_line = new QLineEdit(this);
    m_line->setObjectName(u"runPromptLine"_s);
    m_line->setMaxLength(longestLine);
    m_continue = addButton(u"runPromptContinue"_s);
    m_abort = addButton(u"runPromptAbort"_s);
    m_accept = addButton(u"runPromptAccept"_s);
    m_refuse = addButton(u"runPromptRefuse"_s);
    m_send = addButton(u"runPromptSend"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_continue, m_abort, m_accept, m_refuse}) {
        buttons->addWidget(button);
    }
    auto *typing = new QHBoxLayout;
    typing->setSpacing(8);
    typing->addWidget(m_line, 1);
    typing->addWidget(m_send);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(6);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_text, 1, 1);
    layout->addWidget(m_state, 2, 1);
    layout->addWidget(m_words, 3, 1, 1, 2);
    layout->addLayout(typing, 4, 1, 1, 2);
    layout->addLayout(buttons, 0, 2, 3, 1, Qt::AlignVCenter); // beside the words, as rows are few in a small window
    connect(m_continue, &QPushButton::clicked, this, [this] { answer({}); });
    connect(m_accept, &QPushButton::clicked, this, [this] { answer(u"yes"_s); });
    connect(m_refuse, &QPushButton::clicked, this, [this] { answer(u"no"_s); });
    connect(m_send, &QPushButton::clicked, this, [this] { answer(m_line->text()); });
    connect(m_line, &QLineEdit::returnPressed, this, [this] { answer(m_line->text()); });
    connect(m_abort, &QPushButton::clicked, this, &RunPromptPanel::abortRequested);
    hide();
}

QPushButton *RunPromptPanel::addButton(const QString &name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAutoDefault(false); // a key that was pressed for something else must not answer
    return button;
}

void RunPromptPanel::setPrompt(const ansible::RunPrompt &prompt)
{
    if (m_prompt == prompt) {
        return;
    }
    m_prompt = prompt;
    m_isAnswered = false;
    m_line->clear();
    setVisible(m_prompt.kind != Kind::None);
    fill();
}

void RunPromptPanel::setNodeStates(const QMap<QString, QString> &states)
{
    if (m_states != states) {
        m_states = states;
        fill();
    }
}

void RunPromptPanel::answer(const QString &line)
{
    // A second click would answer the next question, unseen.
    m_isAnswered = true;
    m_line->clear();
    fill();
    Q_EMIT answered(line);
}

void RunPromptPanel::fill()
{
    if (m_prompt.kind == Kind::None) {
        return;
    }
    m_icon->setPixmap(icons::pixmap(m_prompt.isSecret ? u"key"_s : u"question"_s, 26,
                                    Appearance::colour(Tone::Attention, palette()), devicePixelRatioF()));
    m_title->setText(RunText::promptTitle(m_prompt));
    setAccessibleName(RunText::promptTitle(m_prompt));
    m_text->setText(m_isAnswered ? tr("Answered. Waiting for the run to go on…") : RunText::promptText(m_prompt));
    setAccessibleDescription(m_text->text());
    const QString state = m_states.value(m_prompt.node);
    m_state->setText(tr("%1 now: %2", "node, its state").arg(m_prompt.node, state));
    m_state->setVisible(m_prompt.kind == Kind::Pause && !state.isEmpty());
    const bool isQuoted = m_prompt.kind == Kind::HostKey || m_prompt.kind == Kind::Unknown ||
                          (m_prompt.kind == Kind::Pause && m_prompt.node.isEmpty());
    m_words->setText(m_prompt.text.left(longestWords).trimmed());
    m_words->setVisible(isQuoted && !m_words->text().isEmpty());
    m_continue->setText(tr("Cont&inue"));
    m_abort->setText(tr("Sto&p the run…"));
    m_accept->setText(tr("&Accept the key"));
    m_refuse->setText(tr("&Refuse"));
    m_send->setText(tr("Sen&d"));
    m_line->setPlaceholderText(tr("A line to type into the run"));
    m_line->setAccessibleName(tr("A line to type into the run"));
    m_continue->setVisible(m_prompt.kind == Kind::Pause);
    m_abort->setVisible(m_prompt.kind == Kind::Pause);
    m_accept->setVisible(m_prompt.kind == Kind::HostKey);
    m_refuse->setVisible(m_prompt.kind == Kind::HostKey);
    m_line->setVisible(m_prompt.kind == Kind::Unknown);
    m_send->setVisible(m_prompt.kind == Kind::Unknown);
    for (QWidget *each : std::initializer_list<QWidget *>{m_continue, m_accept, m_refuse, m_line, m_send}) {
        each->setEnabled(!m_isAnswered);
    }
}

void RunPromptPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        fill();
    }
    AttentionFrame::changeEvent(event);
}

} // namespace kubemori::ui
