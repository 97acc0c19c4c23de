// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_view.hpp"

#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/runs/failure_card.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_header.hpp"
#include "ui/runs/run_nodes_panel.hpp"
#include "ui/runs/run_prompt_panel.hpp"
#include "ui/runs/run_task_panel.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/run_text.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/question_box.hpp"

#include <QEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int wideEnough = 1150; // for tree and log side by side
constexpr int highEnough = 600;  // for everything there is to say above them

} // namespace

RunView::RunView(FollowedRun &run, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_clock(clock)
{
    setObjectName(u"runView"_s);
    makeParts();
    makeLayout();
    m_ticker.setInterval(std::chrono::seconds(1));
    m_settling.setInterval(std::chrono::milliseconds(50));
    m_settling.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &RunView::updateNotices);
    auto *back = new QShortcut(QKeySequence::Back, this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &RunView::backRequested);
    connect(&m_ticker, &QTimer::timeout, this, &RunView::tick);
    connect(m_tasks, &RunTaskPanel::onlyLinesRequested, this, &RunView::showOnly);
    m_tasks->setHasLines([this](const ansible::TreePlace &place) { return m_run.linesOf(place).has_value(); });
    connect(m_log, &LogPanel::partCleared, this, [this] { m_only = {}; });
    connect(m_log->view(), &LogView::contentChanged, this, &RunView::updateOnly);
    connect(&run, &FollowedRun::logChanged, this, [this] { m_log->setStore(m_run.log()); });
    connect(&run, &FollowedRun::runChanged, this, [this] {
        m_log->clearPart();
        m_failuresShown = {-1, -1}; // as many may be others
    });
    connect(&run, &FollowedRun::progressed, this, &RunView::takeProgress);
    connect(&run, &FollowedRun::recordChanged, this, &RunView::takeState);
    connect(&run, &FollowedRun::prompted, this, &RunView::takeState);
    connect(&run, &FollowedRun::connectionChanged, this, &RunView::takeState);
    connect(&run, &FollowedRun::failed, this, &RunView::takeState);
    retranslateUi();
    takeState();
    takeProgress();
}

RunView::~RunView() = default;

void RunView::makeParts()
{
    m_header = new RunHeader(m_run, m_clock, this);
    m_prompt = new RunPromptPanel(this);
    m_connection = new MessageBar(this);
    m_connection->setObjectName(u"runConnection"_s);
    m_stopped = new MessageBar(this);
    m_stopped->setObjectName(u"runStopped"_s);
    m_failure = new FailureCard(this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"runSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_tabs = new QTabWidget(m_splitter);
    m_tabs->setObjectName(u"runTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tasks = new RunTaskPanel(m_run.tasks(), m_tabs);
    m_nodes = new RunNodesPanel(m_run, m_tabs);
    m_tabs->addTab(m_tasks, QString());
    m_tabs->addTab(m_nodes, QString());
    m_log = new LogPanel(m_run.log(), m_splitter);
    m_log->setObjectName(u"runLog"_s);
    m_splitter->addWidget(m_tabs);
    m_splitter->addWidget(m_log);
    m_tabs->setMinimumSize(220, 110);
    m_log->setMinimumSize(220, 90);
    connect(m_header, &RunHeader::backRequested, this, &RunView::backRequested);
    connect(m_header, &RunHeader::runAgainRequested, this, &RunView::runAgainRequested);
    connect(m_header, &RunHeader::runChosen, this, [this](int index) {
        m_run.showRun(index);
        revealInLog({.play = 0, .batch = -1, .task = -1, .host = -1});
    });
    connect(m_header, &RunHeader::stopRequested, this, &RunView::confirmStop);
    connect(m_header, &RunHeader::saveRequested, m_log->view(), &LogView::saveAs);
    connect(m_log, &LogPanel::saveFailed, this, &RunView::saveFailed);
    connect(m_prompt, &RunPromptPanel::answered, &m_run, &FollowedRun::send);
    connect(m_prompt, &RunPromptPanel::abortRequested, this, &RunView::confirmAbort);
    connect(m_failure, &FailureCard::revealRequested, this, &RunView::reveal);
    connect(m_failure, &FailureCard::shownChanged, this, &RunView::showCause);
    connect(m_failure, &FailureCard::detailsRequested, this, &RunView::openCause);
    connect(m_tasks, &RunTaskPanel::chosen, this, &RunView::revealInLog);
    connect(m_nodes, &RunNodesPanel::chosen, this, &RunView::revealInLog);
}

void RunView::makeLayout()
{
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(8);
    head->addWidget(m_header);
    head->addWidget(m_prompt);
    head->addWidget(m_failure);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_connection);
    layout->addWidget(m_stopped);
    layout->addWidget(m_splitter, 1);
    // In a small window a question, a failure, tasks and log do not fit at once: then the page scrolls.
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"runScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(page);
    m_scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

void RunView::setPace(std::shared_ptr<const ansible::RunPace> pace)
{
    m_header->setPace(std::move(pace));
}

void RunView::setNodeVersions(const QMap<QString, QString> &versions)
{
    m_header->setNodeVersions(versions);
}

void RunView::setNodeStates(const QMap<QString, QString> &states)
{
    m_prompt->setNodeStates(states);
}

void RunView::takeProgress()
{
    m_header->refresh();
    m_tasks->follow();
    m_nodes->refresh();
    // The list of failures is asked for when there are more or fewer.
    const StatusCounts &totals = m_run.tasks().totals();
    const std::pair failures(totals.failures(), totals.at(ansible::HostStatus::Rescued));
    if (std::exchange(m_failuresShown, failures) != failures) {
        m_failure->setFailures(m_run.tree(), m_run.tree().failures());
    }
    if (!m_run.isRunning()) {
        m_settling.start(); // a run that is over tells that first and its events after it
    }
}

void RunView::takeState()
{
    m_header->refresh();
    m_prompt->setPrompt(m_run.prompt());
    if (m_run.prompt().kind != ansible::RunPrompt::Kind::None) { // out of sight it would look like a hang
        QMetaObject::invokeMethod(
            this, [this] { m_scroll->ensureWidgetVisible(m_prompt, 0, 8); }, Qt::QueuedConnection);
    }
    m_nodes->refresh();
    updateNotices();
    if (m_run.isRunning() && isVisible()) {
        m_ticker.start();
    } else {
        m_ticker.stop();
    }
    tick();
}

void RunView::tick()
{
    const qint64 now = m_clock.utcNow().toMSecsSinceEpoch();
    m_run.tasks().setNow(now);
    m_nodes->setNow(now);
    m_header->refresh();
}

void RunView::updateNotices()
{
    if (m_run.connection()) {
        m_connection->showMessage(Tone::Attention,
                                  tr("The connection to %1 broke; the run goes on there. Looking again…")
                                      .arg(RunText::place(m_run.record().host)));
    } else {
        m_connection->hide();
    }
    const ansible::RunStatus &status = m_run.record().status;
    const bool isCut =
        status.isOver() && (status.wasStopped || status.signal != 0 || status.state == ansible::RunState::Lost);
    const QString open = isCut ? RunText::unfinished(m_run.tree()) : QString();
    QStringList parts;
    if (m_run.failure()) {
        parts << ErrorText::describe(*m_run.failure()).toText();
    }
    if (!open.isEmpty()) {
        parts << tr("These tasks were under way and may still be running on the nodes. Look there before you run it "
                    "again:") +
                     u'\n' + open;
    } else if (isCut && !m_run.isFile()) {
        parts << tr("No task was under way on the nodes.");
    }
    if (!status.leftovers.isEmpty()) {
        parts << tr("Programs of the run that had to be killed: %1").arg(status.leftovers.join(u", "_s));
    }
    if (parts.isEmpty()) {
        m_stopped->hide();
    } else if (m_stopped->text() != parts.join(u'\n')) { // else a person may have closed it
        m_stopped->showMessage(m_run.failure() ? Tone::Bad : Tone::Attention, parts.join(u'\n'));
    }
}

void RunView::confirmStop()
{
    auto *box = new QuestionBox(this);
    box->setObjectName(u"runStopDialog"_s);
    QString text = tr("ansible is interrupted; what does not end within 20 seconds is ended, and killed 10 seconds "
                      "later. A task that has begun on a node, such as an installation, may go on there, and a node "
                      "that is cordoned stays cordoned.");
    if (const QString open = RunText::unfinished(m_run.tree()); !open.isEmpty()) {
        text += u"\n\n"_s + tr("Under way now:") + u'\n' + open;
    }
    box->setTexts(tr("Stop %1?").arg(m_run.record().title()), text);
    box->addChoice(tr("&Stop the run"), u"runStopConfirm"_s, [run = &m_run] { run->stop(); });
    box->addRefusal(tr("&Let it go on"), u"runStopRefuse"_s);
    connect(&m_run, &FollowedRun::recordChanged, box, [this, box] {
        if (!m_run.isRunning()) {
            box->reject();
        }
    });
    box->open();
}

void RunView::confirmAbort()
{
    const QString node = m_run.prompt().node;
    auto *box = new QuestionBox(this);
    box->setObjectName(u"runAbortDialog"_s);
    box->setTexts(tr("Stop the run here?"),
                  node.isEmpty()
                      ? tr("The playbook ends at this question. Nodes stay as they are now.")
                      : tr("The playbook ends at this question. Nodes that are done stay upgraded, %1 stays as it is "
                           "now, the others are not touched.")
                            .arg(node));
    box->addChoice(tr("&Stop the run"), u"runAbortConfirm"_s, [run = &m_run] { run->abortPause(); });
    box->addRefusal(tr("&Cancel"), u"runAbortRefuse"_s);
    connect(&m_run, &FollowedRun::prompted, box, [this, box] {
        if (m_run.prompt().kind == ansible::RunPrompt::Kind::None) {
            box->reject();
        }
    });
    box->open();
}

void RunView::reveal(const ansible::TreePlace &place)
{
    m_tabs->setCurrentWidget(m_tasks);
    m_tasks->reveal(place);
    revealInLog(place);
}

void RunView::revealInLog(const ansible::TreePlace &place)
{
    const std::optional<qint64> line = m_locator ? m_locator(place) : m_run.lineOf(place);
    if (!line) {
        return;
    }
    if (const auto &part = m_log->part(); part && !part->lines.contains(*line)) {
        m_log->clearPart(); // what is asked for now is elsewhere
    }
    m_log->view()->revealLine(*line);
}

void RunView::showOnly(const ansible::TreePlace &place)
{
    const ansible::TaskRun *const task = m_run.tree().task(place);
    const std::optional<logs::LineRange> lines = m_run.linesOf(place);
    if (task == nullptr || !lines) {
        return; // nothing was printed of it (yet)
    }
    const ansible::HostRun *const host = m_run.tree().host(place);
    const QString name = RunText::task(*task);
    m_log->setPart({.lines = *lines,
                    .title = host == nullptr ? tr("Task: %1").arg(name) : tr("Task: %1, %2").arg(name, host->host),
                    .node = host == nullptr ? QString() : host->host});
    m_only = place;
}

/// The lines of a task that is under way end with the next banner.
void RunView::updateOnly()
{
    const std::optional<LogPart> part = m_log->part();
    if (!part || m_only.play < 0 || !part->lines.isOpen()) {
        return;
    }
    const std::optional<logs::LineRange> lines = m_run.linesOf(m_only);
    if (lines && *lines != part->lines) {
        m_log->setPart({.lines = *lines, .title = part->title, .node = part->node});
    }
}

void RunView::retranslateUi()
{
    setAccessibleName(tr("Run of ansible"));
    m_tabs->setAccessibleName(tr("Views of the run"));
    m_tabs->setTabText(m_tabs->indexOf(m_tasks), tr("&Tasks"));
    m_tabs->setTabText(m_tabs->indexOf(m_nodes), tr("N&odes"));
    m_connection->setAccessibleName(tr("Connection"));
    m_stopped->setAccessibleName(tr("How it ended"));
    m_stopped->hide();
    updateNotices();
}

void RunView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

void RunView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_header->setCompact(height() < highEnough);
    m_failure->setCompact(height() < highEnough);
    const Qt::Orientation wanted = width() >= wideEnough ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted) {
        m_splitter->setOrientation(wanted);
        const int room = wanted == Qt::Horizontal ? width() : height();
        m_splitter->setSizes({room * 11 / 20, room * 9 / 20});
    }
}

void RunView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    takeState();
    takeProgress();
}

void RunView::hideEvent(QHideEvent *event)
{
    m_ticker.stop();
    QWidget::hideEvent(event);
}

} // namespace kubemori::ui
