// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/stage_page.hpp"

#include "ui/logs/log_panel.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/accept_panel.hpp"
#include "ui/upgrade/commands_panel.hpp"
#include "ui/upgrade/findings_view.hpp"
#include "ui/upgrade/fold.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;
using upgrade::StageRecord;

StagePage::StagePage(Stage stage, UpgradeDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_stage(stage)
    , m_desk(desk)
{
    setObjectName(u"stage_"_s + upgrade::toString(stage));
    m_content = new QWidget(this);
    m_title = plainLabel(m_content, u"stageTitle"_s, true);
    emphasise(m_title, 3.0);
    m_purpose = plainLabel(m_content, u"stagePurpose"_s, true);
    m_message = new MessageBar(m_content);
    m_message->setObjectName(u"stageMessage"_s);
    m_choices = new QWidget(m_content);
    m_body = new QVBoxLayout(m_choices);
    m_body->setContentsMargins(0, 0, 0, 0);
    const bool looksOnly =
        stage == Stage::Health || stage == Stage::Inventory || stage == Stage::Reach || stage == Stage::Verify;
    m_commands = new CommandsPanel(looksOnly, m_content);
    m_findings = new FindingsView(m_content);
    m_accept = new AcceptPanel(m_content);
    m_logFold = new Fold(u"stageLog"_s, m_content);
    m_findings->hide();
    m_accept->hide();
    m_layout = new QVBoxLayout(m_content);
    m_layout->setContentsMargins(16, 12, 16, 12);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_purpose);
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_choices);
    for (QWidget *each : std::initializer_list<QWidget *>{m_commands, m_findings, m_accept, m_logFold}) {
        m_layout->addWidget(each);
    }
    m_layout->addStretch(1);
    m_scroll = new QScrollArea(this); // in a small window
    m_scroll->setObjectName(u"stageScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    // Nothing goes out of sight to the right: a part that cannot be as narrow as the page is cut alone.
    m_content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(m_scroll);
    constexpr auto moment = std::chrono::milliseconds{250};
    m_commandsTimer.setSingleShot(true);
    m_commandsTimer.setInterval(moment);
    connect(&m_commandsTimer, &QTimer::timeout, this, &StagePage::askForCommands);
    connect(&desk, &UpgradeDesk::changed, this, &StagePage::takeChange);
    connect(&desk, &UpgradeDesk::runChanged, this, &StagePage::takeRun);
    connect(m_accept, &AcceptPanel::accepted, this, [this](const QString &reason) {
        m_desk.edit(
            [this, &reason](upgrade::Upgrade &upgrade) { upgrade.current().stages[m_stage].accepted = reason; });
    });
    connect(m_findings, &FindingsView::fixConfirmed, this,
            [this](const upgrade::Fix &fix) { m_desk.runFix(m_stage, fix); });
    connect(&desk, &UpgradeDesk::fixed, this, [this](const QString &output) {
        if (isVisible()) {
            say(Tone::Good, tr("The command was run. Do this page again to see what it changed.") +
                                (output.trimmed().isEmpty() ? QString() : QString(u'\n' + output.trimmed())));
        }
    });
    connect(m_logFold, &Fold::toggled, this, [this](bool open) {
        if (open) {
            openLog();
        }
    });
}

StageRecord StagePage::record() const
{
    return m_desk.hasUpgrade() ? m_desk.hop().record(m_stage) : StageRecord();
}

QString StagePage::actionText() const
{
    return record().isDone() ? tr("%1 again", "what a button does").arg(UpgradeText::action(m_stage))
                             : UpgradeText::action(m_stage);
}

QString StagePage::whyNoAction() const
{
    return m_desk.isRunning()     ? tr("Something is under way already.")
           : m_desk.isOperating() ? tr("Not while an operation is running on this cluster.")
                                  : QString();
}

QString StagePage::whyNoNext() const
{
    const StageRecord now = record();
    return now.isPassed() ? QString()
           : now.isDone() ? tr("Something blocks: mend it, or say below why you go on.")
                          : tr("This page is not done yet.");
}

void StagePage::act()
{
    m_desk.run(m_stage);
}

void StagePage::say(Tone tone, const QString &text)
{
    m_message->showMessage(tone, text);
    m_scroll->ensureVisible(0, 0);
}

void StagePage::growBody()
{
    constexpr int all = 1000; // of what the stretch below would take
    m_layout->setStretchFactor(m_choices, all);
}

void StagePage::hideCommands()
{
    m_hasCommands = false;
    m_commands->hide();
}

void StagePage::setOpen(bool open)
{
    m_isOpen = open;
    m_choices->setEnabled(m_isOpen && !m_desk.isRunning());
}

void StagePage::enter()
{
    const QString shownFor =
        m_desk.hasUpgrade() ? m_desk.upgrade().id + u' ' + QString::number(m_desk.upgrade().hop) : QString();
    if (std::exchange(m_shownFor, shownFor) != shownFor) {
        forget();
    }
    takeChange();
    takeRun();
    if (m_hasCommands) {
        m_commands->setCommands(std::nullopt);
    }
    if (!m_desk.isRunning()) {
        loadAll();
    }
}

void StagePage::forget()
{
    m_message->hide();
}

void StagePage::loadAll()
{
    if (m_hasCommands) {
        askForCommands();
    }
    if (m_desk.hasUpgrade() || m_stage == Stage::Target) {
        load();
    }
}

void StagePage::askForCommands()
{
    if (!m_desk.hasUpgrade() || m_desk.isRunning() || !isVisible()) {
        return;
    }
    m_planned = m_desk.hop().choices;
    m_desk.flush();
    using Commands = QList<upgrade::PlannedCommand>;
    m_desk.source().planStage(m_desk.upgrade(), m_stage,
                              m_desk.back<Commands>(this, [this, asked = ++m_generation](const Result<Commands> &plan) {
                                  // What was cancelled was asked for by something that is over.
                                  if (asked == m_generation && (plan || plan.error().code != ErrorCode::Cancelled)) {
                                      m_commands->setCommands(plan);
                                  }
                              }));
}

void StagePage::takeChange()
{
    if (!isVisible() || (!m_desk.hasUpgrade() && m_stage != Stage::Target)) {
        return; // again when it is shown
    }
    const StageRecord now = record();
    m_findings->setFindings(now.findings);
    m_accept->setRecord(now);
    if (m_hasCommands && isVisible() && m_desk.hasUpgrade() && m_planned != m_desk.hop().choices) {
        m_commandsTimer.start();
    }
    showChoices();
    Q_EMIT stateChanged();
}

void StagePage::takeRun()
{
    const bool isRunning = m_desk.isRunning();
    const bool isMine = m_desk.running() == m_stage;
    m_choices->setEnabled(m_isOpen && !isRunning);
    m_accept->setEnabled(!isRunning);
    m_findings->setBusy(isRunning);
    const bool hasLog = m_desk.hasUpgrade() && (isMine || m_desk.log(m_stage)->lineCount() > 0);
    m_logFold->setVisible(hasLog);
    if (isMine && !m_logFold->isOpen()) {
        m_logFold->setOpen(true);
    } else if (hasLog && m_logFold->isOpen()) {
        openLog();
    }
    if (isMine) {
        m_message->hide();
    }
    showError();
    Q_EMIT stateChanged();
    // What was asked for before may have been cancelled with it, and may be another now.
    if (std::exchange(m_wasRunning, isRunning) && !isRunning && isVisible()) {
        loadAll();
    }
}

void StagePage::showError()
{
    const auto error = m_desk.error(m_stage);
    if (error && error->code == ErrorCode::Cancelled) {
        m_message->showMessage(Tone::Attention, tr("Cancelled. What was done so far is found again when you do this "
                                                   "page once more."));
    } else if (error) {
        m_message->showMessage(Tone::Bad, ErrorText::describe(*error).toText());
    }
}

void StagePage::openLog()
{
    if (m_log == nullptr) {
        m_log = new LogPanel(m_desk.log(m_stage), m_logFold);
        m_log->setFixedHeight(220);
        if (auto *nodes = m_log->findChild<QComboBox *>(u"logNode"_s)) {
            nodes->hide(); // all of it is of one program
        }
        m_logFold->setContent(m_log);
    } else if (m_log->store() != m_desk.log(m_stage)) {
        m_log->setStore(m_desk.log(m_stage));
    }
}

void StagePage::retranslateUi()
{
    m_title->setText(UpgradeText::stage(m_stage));
    m_purpose->setText(UpgradeText::purpose(m_stage));
    m_logFold->setTitle(tr("Output"));
    m_choices->setVisible(m_body->count() > 0);
    setAccessibleName(UpgradeText::stage(m_stage));
    showError();
    showChoices();
    Q_EMIT stateChanged();
}

void StagePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        showChoices();
    }
    QWidget::changeEvent(event);
}

void StagePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    enter();
}

} // namespace kubemori::ui
