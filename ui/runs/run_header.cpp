// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_header.hpp"

#include "base/shell_quote.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_looks.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/run_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fewNodes = 5;
constexpr int narrow = 720;    // for all buttons beside the title
constexpr int narrowest = 420; // less than those, as they give way to a menu

QString some(const QStringList &names)
{
    return names.mid(0, fewNodes).join(u", "_s) + (names.size() > fewNodes ? u", …"_s : QString());
}

} // namespace

RunHeader::RunHeader(FollowedRun &run, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_clock(clock)
{
    setObjectName(u"runHeader"_s);
    setMinimumWidth(narrowest);
    m_back = addButton({}, u"runBack"_s);
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"runTitle"_s);
    QFont large = m_title->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() + 2.5);
    m_title->setFont(large);
    m_runs = new QComboBox(this);
    m_runs->setObjectName(u"runOfFile"_s);
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_again = addButton(u"refresh"_s, u"runAgain"_s);
    m_copy = addButton(u"copy"_s, u"runCopy"_s);
    m_save = addButton({}, u"runSave"_s);
    m_stop = addButton(u"stop"_s, u"runStop"_s);
    m_more = addButton({}, u"runMore"_s);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"runMoreMenu"_s);
    m_copyAction = menu->addAction(QString(), this, &RunHeader::copyCommand);
    m_copyAction->setObjectName(u"runCopyAction"_s);
    m_saveAction = menu->addAction(QString(), this, &RunHeader::saveRequested);
    m_saveAction->setObjectName(u"runSaveAction"_s);
    m_more->setMenu(menu);
    m_state = new ElidedLabel(this);
    m_state->setObjectName(u"runState"_s);
    m_time = plainLabel(this, u"runTime"_s);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_task = new ElidedLabel(this);
    m_task->setObjectName(u"runTask"_s);
    m_counts = plainLabel(this, u"runCounts"_s);
    m_counts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_nodes = new ElidedLabel(this);
    m_nodes->setObjectName(u"runUpgraded"_s);
    m_command = new ElidedLabel(this);
    m_command->setObjectName(u"runCommand"_s);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"runProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setRange(0, 1000);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_back);
    top->addSpacing(4);
    top->addWidget(m_title, 1);
    top->addWidget(m_runs);
    for (QPushButton *button : {m_again, m_copy, m_save, m_more, m_stop}) {
        top->addWidget(button);
    }
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(4);
    layout->setColumnStretch(0, 1);
    layout->addLayout(top, 0, 0, 1, 2);
    layout->addWidget(m_state, 1, 0);
    layout->addWidget(m_time, 1, 1);
    layout->addWidget(m_task, 2, 0);
    layout->addWidget(m_counts, 2, 1);
    layout->addWidget(m_nodes, 3, 0, 1, 2);
    layout->addWidget(m_command, 4, 0, 1, 2);
    layout->addWidget(m_progress, 5, 0, 1, 2);
    connect(m_back, &QPushButton::clicked, this, &RunHeader::backRequested);
    connect(m_runs, &QComboBox::activated, this, &RunHeader::runChosen);
    connect(m_again, &QPushButton::clicked, this, &RunHeader::runAgainRequested);
    connect(m_copy, &QPushButton::clicked, this, &RunHeader::copyCommand);
    connect(m_save, &QPushButton::clicked, this, &RunHeader::saveRequested);
    connect(m_stop, &QPushButton::clicked, this, &RunHeader::stopRequested);
    retranslateUi();
}

QPushButton *RunHeader::addButton(const QString &icon, const QString &name)
{
    auto *button = icon.isEmpty() ? new QPushButton(this) : new QPushButton(icons::action(icon), QString(), this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void RunHeader::updateRuns()
{
    const int count = m_run.runCount();
    m_runs->setVisible(count > 1);
    if (m_runs->count() != count) {
        m_runs->clear();
        for (int run = 1; run <= count; ++run) {
            m_runs->addItem(tr("Run %1 of %2").arg(run).arg(count));
        }
    }
    m_runs->setCurrentIndex(m_run.shownRun());
}

void RunHeader::setPace(std::shared_ptr<const ansible::RunPace> pace)
{
    m_pace = std::move(pace);
    updateTime();
}

void RunHeader::setNodeVersions(const QMap<QString, QString> &versions)
{
    m_upgrade.setVersions(versions);
    updateUpgrade();
}

void RunHeader::setCompact(bool isCompact)
{
    if (m_isCompact != isCompact) {
        m_isCompact = isCompact;
        updateState();
    }
}

qint64 RunHeader::nowMs() const
{
    return m_clock.utcNow().toMSecsSinceEpoch();
}

void RunHeader::refresh()
{
    updateRuns();
    m_wasRunning = m_wasRunning || (m_run.isRunning() && !m_run.isFile());
    updateState();
    updateTask();
    updateTime();
    updateUpgrade();
}

void RunHeader::updateState()
{
    const ansible::RunRecord &record = m_run.record();
    m_title->setText(m_run.isFile() ? record.folder.section(u'/', -1) : record.title());
    const bool isRunning = m_run.isRunning();
    m_stop->setVisible(isRunning);
    m_stop->setEnabled(record.status.state == ansible::RunState::Running);
    m_again->setVisible(!isRunning && !m_run.isFile());
    fitButtons();
    if (m_run.failure()) {
        m_state->setText(ErrorText::line(*m_run.failure()));
        m_state->setIcon(u"not-ready"_s, Appearance::colour(Tone::Bad, palette()));
    } else if (m_run.isFile()) {
        m_state->setText(tr("Log file %1").arg(record.folder));
        m_state->setIcon(u"log"_s, Appearance::colour(Tone::Neutral, palette()));
    } else if (m_run.prompt().kind != ansible::RunPrompt::Kind::None) {
        m_state->setText(tr("Waits for you"));
        m_state->setIcon(u"question"_s, Appearance::colour(Tone::Attention, palette()));
    } else {
        const RunLook look = lookOf(record.status);
        const QString ending = RunText::ending(record.status);
        const QString state = RunText::state(record.status);
        m_state->setText(ending.isEmpty() ? tr("%1 on %2", "state, where").arg(state, RunText::place(record.host))
                                          : QString(state + u"  ·  "_s + ending));
        m_state->setIcon(look.icon, Appearance::colour(look.tone, palette()));
    }
    m_command->setText(commandText());
    m_command->setVisible(!m_isCompact && !m_command->text().isEmpty());
    m_copy->setToolTip(plainToolTip(commandText()));
    m_counts->setText(RunText::tally(m_run.tasks().totals().tally()));
}

void RunHeader::updateTask()
{
    const ansible::RunTree &tree = m_run.tree();
    const ansible::TaskRun *task = m_run.isRunning() ? tree.task(tree.current()) : nullptr;
    if (task == nullptr) {
        m_task->setText(tree.taskCount() > 0 ? tr("%n task(s)", nullptr, tree.taskCount()) : QString());
        return;
    }
    QStringList parts{RunText::task(*task)};
    if (task->startMs > 0) {
        parts << TimeText::elapsed(Milliseconds(nowMs() - task->startMs));
    }
    const auto tried = std::ranges::max_element(task->hosts, {}, [](const ansible::HostRun &host) {
        return host.status == ansible::HostStatus::Running ? host.attempts : -1;
    });
    if (tried != task->hosts.end() && tried->status == ansible::HostStatus::Running && tried->attempts > 0) {
        parts << tr("%1: %2", "node, attempt 3 of 10").arg(tried->host, RunText::attempt(*tried));
    }
    m_task->setText(parts.join(u"  ·  "_s));
}

void RunHeader::updateTime()
{
    const ansible::RunRecord &record = m_run.record();
    const QDateTime end = record.status.isOver() ? record.status.ended : m_clock.utcNow();
    QString text = record.started.isValid() && end.isValid()
                       ? TimeText::elapsed(Milliseconds(record.started.msecsTo(end)))
                       : QString();
    const auto left = m_run.isRunning() && m_pace ? m_pace->remainingMs(m_run.tree(), nowMs()) : std::nullopt;
    if (left && *left > 0) {
        // By minutes: by seconds it would promise more than it knows.
        text += u"  ·  "_s +
                (*left < 60'000
                     ? tr("less than a minute left")
                     : tr("about %1 left").arg(TimeText::limit(Milliseconds((*left + 30'000) / 60'000 * 60'000))));
    }
    m_time->setText(text);
    m_progress->setVisible(left.has_value());
    if (left && record.started.isValid()) {
        const auto spent = static_cast<double>(std::max<qint64>(1, record.started.msecsTo(m_clock.utcNow())));
        m_progress->setValue(
            static_cast<int>(1000.0 * spent / (spent + static_cast<double>(std::max<qint64>(0, *left)))));
    }
}

void RunHeader::updateUpgrade()
{
    const auto state =
        m_wasRunning && m_run.phases().hasPhases() ? m_upgrade.state(m_run.phases().hosts()) : std::nullopt;
    m_nodes->setVisible(state.has_value());
    if (!state) {
        return;
    }
    const int all = static_cast<int>(state->done.size() + state->behind.size());
    const bool isSuccess = m_run.record().status.isSuccess() && !m_run.record().status.wasStopped;
    if (isSuccess && !state->behind.isEmpty()) {
        m_nodes->setText(tr("The run says that all went well, but the API server still has %1 of %2 nodes below %3: %4")
                             .arg(state->behind.size())
                             .arg(all)
                             .arg(state->target, some(state->behind)));
        m_nodes->setIcon(u"warning"_s, Appearance::colour(Tone::Attention, palette()));
        return;
    }
    m_nodes->setText(tr("Upgraded so far, says the API server: %1 of %2 nodes (%3)")
                         .arg(state->done.size())
                         .arg(all)
                         .arg(state->target));
    m_nodes->setIcon(state->behind.isEmpty() ? u"ready"_s : u"node"_s,
                     Appearance::colour(state->behind.isEmpty() ? Tone::Good : Tone::Neutral, palette()));
}

QString RunHeader::commandText() const
{
    return m_run.isFile() ? QString() : shellJoin(m_run.record().command);
}

void RunHeader::fitButtons()
{
    const bool isNarrow = width() < narrow;
    m_copy->setVisible(!isNarrow && !m_run.isFile());
    m_save->setVisible(!isNarrow);
    m_more->setVisible(isNarrow);
    m_copyAction->setEnabled(!m_run.isFile());
}

void RunHeader::copyCommand()
{
    QApplication::clipboard()->setText(commandText());
}

void RunHeader::retranslateUi()
{
    m_runs->clear(); // refresh() says it anew
    m_runs->setAccessibleName(tr("Run of the file"));
    m_runs->setToolTip(tr("The log holds several runs"));
    setAccessibleName(tr("The run"));
    m_back->setText(tr("‹ All r&uns"));
    m_back->setAccessibleName(tr("Back to all runs"));
    m_again->setText(tr("Run a&gain…"));
    m_copy->setText(tr("Cop&y command"));
    m_save->setText(tr("Sav&e log…"));
    m_copyAction->setText(m_copy->text());
    m_saveAction->setText(m_save->text());
    m_more->setText(tr("&More"));
    m_more->setAccessibleName(tr("More that can be done with the run"));
    m_stop->setText(tr("&Stop…"));
    m_progress->setAccessibleName(tr("Progress, by the time that an earlier run took"));
    refresh();
}

void RunHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

void RunHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
