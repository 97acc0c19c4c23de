// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runs_page.hpp"

#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_history.hpp"
#include "ui/runs/run_request_reader.hpp"
#include "ui/runs/run_summary.hpp"
#include "ui/runs/start_run_dialog.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRecord;

RunsPage::RunsPage(RunSource &source, GuiMailbox &mailbox, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_clock(clock)
{
    setObjectName(u"runsPage"_s);
    m_empty = new EmptyState(u"playbook"_s, u"runsNoCheckout"_s, this);
    m_edit = new QPushButton(m_empty);
    m_edit->setObjectName(u"runsEdit"_s);
    m_empty->addWidget(m_edit, Qt::AlignHCenter);
    connect(m_edit, &QPushButton::clicked, this, &RunsPage::editRequested);
    auto *page = new QWidget(this);
    m_message = new MessageBar(page);
    m_message->setObjectName(u"runsMessage"_s);
    m_content = new QStackedWidget(page);
    m_history = new RunHistory(m_content);
    m_content->addWidget(m_history);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_content, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(page);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentWidget(source.place().path.isEmpty() ? static_cast<QWidget *>(m_empty) : page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, [this] { m_history->model().setNow(m_clock.utcNow()); });
    connect(m_history, &RunHistory::startRequested, this, [this] { openStartDialog(); });
    connect(m_history, &RunHistory::openRequested, this, &RunsPage::open);
    connect(m_history, &RunHistory::runAgainRequested, this,
            [this](const RunRecord &run) { openStartDialog(requestOf(run)); });
    connect(m_history, &RunHistory::compareRequested, this, &RunsPage::compare);
    connect(m_history, &RunHistory::removeRequested, this, &RunsPage::confirmRemove);
    connect(m_history, &RunHistory::openFileRequested, this, &RunsPage::chooseLogFile);
    retranslateUi();
}

RunsPage::~RunsPage()
{
    delete m_view; // before the run that it shows
}

void RunsPage::setCluster(const QString &name, cluster::Purpose purpose)
{
    m_cluster = name;
    m_purpose = purpose;
}

void RunsPage::setNodeVersions(const QMap<QString, QString> &versions)
{
    m_versions = versions;
    if (m_view != nullptr) {
        m_view->setNodeVersions(versions);
    }
}

void RunsPage::setNodeStates(const QMap<QString, QString> &states)
{
    m_states = states;
    if (m_view != nullptr) {
        m_view->setNodeStates(states);
    }
}

RunView *RunsPage::runView() const
{
    return m_content->currentWidget() == m_view ? m_view : nullptr;
}

void RunsPage::refresh()
{
    m_isListed = true;
    if (m_source.place().path.isEmpty()) {
        return;
    }
    const QPointer<RunsPage> self(this);
    m_source.list([self, address = m_mailbox.address()](const Result<QList<RunRecord>> &runs) {
        address.post([self, runs] {
            if (RunsPage *page = self.get()) {
                page->takeList(runs);
            }
        });
    });
}

void RunsPage::findGoingOn()
{
    const QPointer<RunsPage> self(this);
    m_source.findGoingOn([self, address = m_mailbox.address()](bool goesOn) {
        address.post([self, goesOn] {
            if (RunsPage *page = self.get(); page != nullptr && goesOn && !page->m_isListed) {
                page->refresh();
            }
        });
    });
}

void RunsPage::takeList(const Result<QList<RunRecord>> &runs)
{
    if (!runs) {
        m_history->setListed(true);
        if (runs.error().code != ErrorCode::Cancelled) {
            showError(runs.error());
        }
        return;
    }
    m_history->model().setNow(m_clock.utcNow());
    m_history->setRuns(*runs);
    // What went on while the program was not there is followed again, and shown to whoever opens it.
    RunRecord latest;
    for (const RunRecord &run : *runs) {
        if (run.status.isOver() || followed(run.id) != nullptr) {
            continue;
        }
        follow().follow(run);
        latest = run.started > latest.started || latest.id.isEmpty() ? run : latest;
    }
    if (!std::exchange(m_isOpened, true) && !latest.id.isEmpty() && runView() == nullptr) {
        showRun(*followed(latest.id));
    }
    Q_EMIT stateChanged();
    summariseNext();
}

FollowedRun &RunsPage::follow()
{
    FollowedRun &run = *m_followed.emplace_back(std::make_unique<FollowedRun>(m_source, m_mailbox));
    connect(&run, &FollowedRun::recordChanged, this, [this, &run] { takeRecord(run); });
    connect(&run, &FollowedRun::prompted, this, &RunsPage::takePrompts);
    connect(&run, &FollowedRun::failed, this, &RunsPage::stateChanged);
    return run;
}

FollowedRun *RunsPage::followed(const QString &id) const
{
    const auto found = std::ranges::find_if(m_followed, [&id](const std::unique_ptr<FollowedRun> &run) {
        return run->record().id == id && !run->failure() && !run->isFile();
    });
    return found == m_followed.end() || id.isEmpty() ? nullptr : found->get();
}

void RunsPage::takeRecord(FollowedRun &run)
{
    const RunRecord &record = run.record();
    m_history->setListed(true);
    takePrompts();
    m_history->model().update(record);
    if (record.status.isOver() && run.tree().taskCount() > 0) {
        m_history->model().setSummary(record.id, summaryOf(run.tree()));
    }
}

void RunsPage::takePrompts()
{
    QSet<QString> asking;
    for (const auto &run : m_followed) {
        if (run->prompt().kind != ansible::RunPrompt::Kind::None) {
            asking.insert(run->record().id);
        }
    }
    m_history->model().setAsking(asking);
    Q_EMIT stateChanged();
}

void RunsPage::open(const RunRecord &run)
{
    if (FollowedRun *known = followed(run.id)) {
        showRun(*known);
        return;
    }
    FollowedRun &opened = follow();
    opened.follow(run);
    showRun(opened);
}

void RunsPage::start(const PlannedRun &run)
{
    FollowedRun &started = follow();
    started.start(run);
    showRun(started);
    Q_EMIT stateChanged();
}

void RunsPage::showRun(FollowedRun &run)
{
    if (m_view == nullptr || &m_view->run() != &run) {
        delete m_view;
        m_view = new RunView(run, m_clock, m_content);
        m_view->setLocator(m_locator ? m_locator(run) : RunView::LineLocator());
        if (m_advice != nullptr) {
            m_view->setAdvice(*m_advice, m_mailbox);
            connect(m_view, &RunView::remedyRequested, this, &RunsPage::remedyRequested);
        }
        m_view->setNodeVersions(m_versions);
        m_view->setNodeStates(m_states);
        m_content->addWidget(m_view);
        // Queued: the button that was pressed is the view's own.
        connect(m_view, &RunView::backRequested, this, &RunsPage::showList, Qt::QueuedConnection);
        connect(
            m_view, &RunView::runAgainRequested, this, [this, &run] { openStartDialog(requestOf(run.record())); },
            Qt::QueuedConnection);
        connect(m_view, &RunView::saveFailed, this, &RunsPage::showError);
        findPace(run);
    }
    m_content->setCurrentWidget(m_view);
    m_stack->setCurrentIndex(0); // a log can be looked at without any checkout
    forget();
}

void RunsPage::showList()
{
    m_content->setCurrentWidget(m_history);
    m_stack->setCurrentIndex(m_source.place().path.isEmpty() ? 1 : 0);
    m_history->table()->setFocus();
    refresh();
}

/// Runs that are over and that nobody looks at.
void RunsPage::forget()
{
    std::erase_if(m_followed, [this](const std::unique_ptr<FollowedRun> &run) {
        return !run->isRunning() && (m_view == nullptr || &m_view->run() != run.get());
    });
}

void RunsPage::openStartDialog(const ansible::RunRequest &request)
{
    ansible::RunRequest wanted = request;
    if (wanted.inventory == m_source.place().inventory) {
        wanted.inventory.clear(); // the cluster's own, whatever it will be called
    }
    auto *dialog = new StartRunDialog(m_source, m_mailbox, wanted, this);
    dialog->setCluster(m_cluster, m_purpose);
    connect(dialog, &StartRunDialog::planConfirmed, this, &RunsPage::start);
    dialog->open();
}

void RunsPage::chooseLogFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a log of ansible"), QDir::homePath());
    dialog->setObjectName(u"runsFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RunsPage::openLogFile);
    dialog->open();
}

void RunsPage::openLogFile(const QString &path)
{
    FollowedRun &run = follow();
    run.openFile(path);
    showRun(run);
}

bool RunsPage::isRunning() const
{
    return std::ranges::any_of(m_followed, [](const auto &run) { return run->isRunning(); });
}

bool RunsPage::isAsking() const
{
    return std::ranges::any_of(m_followed,
                               [](const auto &run) { return run->prompt().kind != ansible::RunPrompt::Kind::None; });
}

void RunsPage::showError(const Error &error)
{
    m_message->showMessage(Tone::Bad, ErrorText::describe(error).toText());
}

void RunsPage::retranslateUi()
{
    setAccessibleName(tr("Runs of ansible"));
    m_empty->setTexts(tr("No Kubespray checkout yet"),
                      tr("Enter in the cluster’s settings where its Kubespray checkout lies, on this machine or on "
                         "another host. Playbooks are run there."));
    m_edit->setText(tr("&Edit the cluster…"));
}

void RunsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

void RunsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_ticker.start();
    if (!m_isListed) {
        refresh();
    } else {
        summariseNext();
    }
}

void RunsPage::hideEvent(QHideEvent *event)
{
    m_ticker.stop();
    QWidget::hideEvent(event);
}

} // namespace kubemori::ui
