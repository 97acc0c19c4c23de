// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.hpp"

#include "ui/clusters/cluster_assistant.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/clusters/cluster_manager.hpp"
#include "ui/clusters/cluster_panel.hpp"
#include "ui/clusters/no_clusters_page.hpp"
#include "ui/fleet/fleet_page.hpp"
#include "ui/fleet/fleet_table_view.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/main_window/cluster_page.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/window_actions.hpp"
#include "ui/main_window/window_layout.hpp"
#include "ui/nodes/node_panel.hpp"
#include "ui/operations/power_cycle_dialog.hpp"
#include "ui/operations/rolling_reboot_dialog.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/text/telling_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(ClusterDirectory &directory, const Clock &clock, Language &language, WindowSetup setup,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_directory(directory)
    , m_clock(clock)
    , m_language(language)
    , m_setup(std::move(setup))
    , m_settings(m_setup.stateFile)
    , m_preferences(m_setup.settingsFile)
    , m_prompter(m_mailbox, this)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(icons::application());
    setMinimumSize(760, 480);
    m_configured = directory.profiles();
    m_clusters.setProfiles(m_configured);
    makeActions();
    makeCentre();
    makeLogDock();
    makeMenus();
    makeStatusBar();
    retranslateUi();
    makeManager();
    connect(&m_notifier, &DesktopNotifier::activated, this, [this](const QString &cluster) {
        (void)showCluster(cluster);
        bringForward();
    });
    connect(&m_prompter, &GuiPrompter::secretNotKept, this, &MainWindow::tellNotKept);
    makePreferences();
    m_layout = std::make_unique<WindowLayout>(*this, *m_splitter, m_settings);
    m_layout->restore();
    updateState();
}

MainWindow::~MainWindow()
{
    // Checks under way and sessions post to the mailbox, pages show models of their context: in this order.
    delete findChild<ClusterAssistant *>();
    for (const auto &[id, page] : std::exchange(m_pages, {})) {
        delete page;
    }
    delete std::exchange(m_fleet, nullptr);
    m_fleetSource.reset();
    m_contexts.clear();
}

Result<> MainWindow::showCluster(const QString &idOrName)
{
    const int row = m_clusters.indexOf(idOrName);
    if (row < 0) {
        const Error error{.code = ErrorCode::NotFound,
                          .detail = u"no such cluster in "_s + m_setup.clustersFile,
                          .subject = idOrName,
                          .context = {}};
        if (ClusterPage *page = currentPage()) {
            page->messageBar()->showMessage(Tone::Bad,
                                            tr("There is no cluster “%1” in %2.").arg(idOrName, m_setup.clustersFile));
        }
        return std::unexpected(error);
    }
    const QString id = m_clusters.profile(row).id;
    ClusterPage *page = openPage(id);
    m_clusterPanel->select(row);
    m_stack->setCurrentWidget(page);
    m_log->setStore(page->context().log());
    m_settings.setLastCluster(id);
    tellProblems();
    updateState();
    return {};
}

void MainWindow::showInitialCluster()
{
    if (m_clusters.rowCount() == 0) {
        return;
    }
    const int last = m_clusters.indexOf(m_settings.lastCluster());
    (void)showCluster(m_clusters.profile(std::max(0, last)).id);
}

void MainWindow::showUnsettled()
{
    const QPointer<MainWindow> self(this);
    m_directory.findUnsettled([self, address = m_mailbox.address()](const QStringList &found) {
        address.post([self, found] {
            MainWindow *window = self.get();
            if (window == nullptr) {
                return;
            }
            QStringList known = found;
            known.removeIf([window](const QString &id) { return window->m_clusters.indexOf(id) < 0; });
            for (const QString &id : std::as_const(known)) {
                window->openPage(id);
            }
            const ClusterContext *current = window->currentCluster();
            if (!known.isEmpty() && (current == nullptr || !known.contains(current->profile().id))) {
                (void)window->showCluster(known.constFirst());
            }
        });
    });
}

bool MainWindow::isFleetShown() const
{
    return m_fleet != nullptr && m_stack->currentWidget() == m_fleet;
}

void MainWindow::showFleet()
{
    if (m_fleet == nullptr) {
        m_fleetSource = m_directory.openFleet(m_prompter);
        m_fleet =
            new FleetPage(*m_fleetSource, m_mailbox, isDemo() ? clockOf(m_clusters.profile(0)) : m_clock, m_stack);
        m_fleet->table()->restoreColumns(m_settings.state(u"fleetColumns"_s));
        m_fleet->restoreSplitter(m_settings.state(u"fleetSplitter"_s));
        m_stack->addWidget(m_fleet);
        connect(m_fleet, &FleetPage::clusterChosen, this, [this](const QString &id) { (void)showCluster(id); });
    }
    m_fleet->setProfiles(m_configured);
    m_clusterPanel->clearSelection();
    m_stack->setCurrentWidget(m_fleet);
    m_fleet->table()->setFocus(Qt::ShortcutFocusReason);
    updateState();
}

ClusterPage *MainWindow::openPage(const QString &id)
{
    if (const auto found = m_pages.find(id); found != m_pages.end()) {
        return found->second;
    }
    const cluster::Profile profile = m_clusters.profile(m_clusters.indexOf(id));
    const logs::LogLimits limits{.mostInMemory = qint64{m_preferences.saved().log.keptMegabytes} << 20};
    const auto [context, inserted] = m_contexts.emplace(
        id, std::make_unique<ClusterContext>(profile, m_directory, m_mailbox, m_prompter, clockOf(profile), limits));
    auto *page = new ClusterPage(*context->second, m_mailbox, m_stack);
    page->nodePanel()->table()->restoreColumns(m_layout->columns());
    m_stack->addWidget(page);
    m_pages.emplace(id, page);
    watchPage(page);
    return page;
}

void MainWindow::watchPage(ClusterPage *page)
{
    ClusterContext &context = page->context();
    connect(&context, &ClusterContext::changed, this, [this, &context] {
        m_clusters.setSummary(context.profile().id, context.summary());
        updateState();
    });
    connect(page, &ClusterPage::editRequested, m_manager, &ClusterManager::edit);
    connect(page, &ClusterPage::profileRequested, m_manager, &ClusterManager::enterUpgraded);
    connect(page, &ClusterPage::viewChanged, this, &MainWindow::updateState);
    connect(page, &ClusterPage::rollingRebootRequested, this, &MainWindow::openRollingReboot);
    connect(page, &ClusterPage::startRequested, this,
            [this, id = context.profile().id](const operation::Plan &plan) { startOperation(plan, id); });
    connect(&context.operation(), &OperationController::asked, this, [this, page] { operationAsked(page); });
    connect(&context.operation(), &OperationController::finished, this, [this, page] { operationFinished(page); });
    connect(page->nodePanel()->table(), &NodeTableView::selectedNodesChanged, this, &MainWindow::updateActions);
    connect(page->nodePanel()->table(), &NodeTableView::rowMenuRequested, this, &MainWindow::showRowMenu);
    connect(&context.nodes(), &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) {
                // Only what actions depend on; this is called for every changed row.
                const int column = static_cast<int>(NodeColumn::Scheduling);
                if (from.column() <= column && column <= to.column()) {
                    updateActions();
                }
            });
    m_clusters.setSummary(context.profile().id, context.summary());
}

ClusterPage *MainWindow::currentPage() const
{
    return qobject_cast<ClusterPage *>(m_stack->currentWidget());
}

ClusterContext *MainWindow::currentCluster() const
{
    const ClusterPage *page = currentPage();
    return page == nullptr ? nullptr : &page->context();
}

QStringList MainWindow::operatingClusters() const
{
    QStringList names;
    for (const auto &[id, context] : m_contexts) {
        if (context->operation().isRunning()) {
            names << context->profile().name;
        }
    }
    return names;
}

void MainWindow::updateLogDock()
{
    const ClusterPage *page = currentPage();
    const bool isAway = page != nullptr && page->hasOwnLog();
    if (std::exchange(m_isLogAway, isAway) == isAway) {
        return;
    }
    if (isAway) {
        m_wasLogShown = !m_logDock->isHidden();
        m_layout->setDocksKept(true);
        m_logDock->hide();
    } else {
        m_logDock->setVisible(m_wasLogShown || !m_logDock->isHidden());
        m_layout->setDocksKept(false);
    }
}

void MainWindow::updateState()
{
    updateLogDock();
    updateActions();
    updateStatusBar();
    const ClusterContext *context = currentCluster();
    const QString shown = isFleetShown() ? tr("Fleet") : context == nullptr ? QString() : context->profile().name;
    const bool simulated = isFleetShown() ? isDemo() : context != nullptr && context->profile().simulated;
    setWindowTitle(shown.isEmpty() ? tr("Kubemori")
                   : simulated     ? tr("%1 (simulated) – Kubemori", "cluster").arg(shown)
                                   : tr("%1 – Kubemori", "cluster").arg(shown));
}

void MainWindow::updateActions()
{
    ActionState state;
    state.fleet = isFleetShown();
    state.terminals = m_setup.terminals != nullptr;
    if (const ClusterPage *page = currentPage()) {
        ClusterContext &context = page->context();
        state.cluster = true;
        state.nodes = context.isListed() && context.nodes().rowCount() > 0;
        state.operating = context.operation().isRunning();
        state.scheduling = context.isScheduling();
        for (const QString &name : page->nodePanel()->table()->selectedNodes()) {
            const int row = context.nodes().indexOf(name);
            if (row >= 0) {
                ++state.selected;
                ++(context.nodes().row(row).node.schedulable ? state.selectedSchedulable : state.selectedCordoned);
            }
        }
    }
    m_actions->update(state);
    m_manager->setCurrent(state.cluster ? currentCluster()->profile().id : QString(), state.operating);
}

void MainWindow::updateStatusBar()
{
    const ClusterContext *context = currentCluster();
    if (context == nullptr) {
        m_feedLabel->setIcon({}, {});
        m_feedLabel->setText({});
        m_countsLabel->clear();
        return;
    }
    using Kind = kube::FeedState::Kind;
    const kube::FeedState &feed = context->feedState();
    const bool live = feed.kind == Kind::Watching;
    const bool waiting = feed.kind == Kind::Waiting;
    m_feedLabel->setIcon(live      ? u"link-up"_s
                         : waiting ? u"warning"_s
                                   : u"link-wait"_s,
                         Appearance::colour(live      ? Tone::Good
                                            : waiting ? Tone::Bad
                                                      : Tone::Neutral,
                                            palette()));
    m_feedLabel->setText(StateText::feed(feed, context->secondsToRetry()));
    const NodeTableModel::Counts counts = context->summary().nodes;
    QString text;
    if (counts.total > 0) {
        text = StateText::readyCount(counts.ready, counts.total);
        if (counts.cordoned > 0) {
            text += u"  ·  "_s + StateText::cordonedCount(counts.cordoned);
        }
    }
    m_countsLabel->setText(text);
}

void MainWindow::changeScheduling(bool schedulable)
{
    ClusterPage *page = currentPage();
    if (page == nullptr) {
        return;
    }
    QStringList names;
    QStringList commands;
    for (const QString &name : page->nodePanel()->table()->selectedNodes()) {
        const int row = page->context().nodes().indexOf(name);
        if (row >= 0 && page->context().nodes().row(row).node.schedulable != schedulable) {
            names << name;
            commands << page->context().schedulingCommand(name, schedulable);
        }
    }
    if (names.size() < 2) {
        page->context().setSchedulable(names, schedulable);
        return;
    }
    const int count = static_cast<int>(names.size());
    auto *box = new QuestionBox(this);
    box->setObjectName(u"schedulingDialog"_s);
    box->setTexts(
        schedulable ? tr("Uncordon %n node(s)?", nullptr, count) : tr("Cordon %n node(s)?", nullptr, count),
        schedulable
            ? tr("New pods are allowed on these nodes again. These commands run, one after the other:")
            : tr("No new pods come onto these nodes; those running stay. These commands run, one after the other:"));
    box->setCommands(commands.join(u'\n'));
    box->addChoice(schedulable ? tr("&Uncordon") : tr("&Cordon"), u"schedulingConfirm"_s,
                   [page, names, schedulable] { page->context().setSchedulable(names, schedulable); });
    box->addRefusal(tr("&Cancel"), u"schedulingCancel"_s);
    box->open();
}

void MainWindow::openRollingReboot()
{
    ClusterContext *context = currentCluster();
    if (context == nullptr || context->operation().isRunning()) {
        return;
    }
    QStringList names;
    const NodeTableModel &nodes = context->nodes();
    for (int row = 0; row < nodes.rowCount(); ++row) {
        names << nodes.row(row).node.name;
    }
    auto *dialog = new RollingRebootDialog(context->session(), m_mailbox, names, this);
    dialog->offerRebootNeeds(context->rebootNeeds());
    connect(dialog, &RollingRebootDialog::planConfirmed, this,
            [this, id = context->profile().id](const operation::Plan &plan) { startOperation(plan, id); });
    dialog->open();
}

void MainWindow::openPowerCycle()
{
    ClusterContext *context = currentCluster();
    if (context == nullptr || context->operation().isRunning()) {
        return;
    }
    auto *dialog = new PowerCycleDialog(context->session(), context->profile().name, m_mailbox, this);
    connect(dialog, &PowerCycleDialog::planConfirmed, this,
            [this, id = context->profile().id](const operation::Plan &plan) { startOperation(plan, id); });
    dialog->open();
}

void MainWindow::startOperation(const operation::Plan &plan, const QString &cluster)
{
    ClusterPage *page = openPage(cluster);
    if (page->context().operation().start(page->context().session(), plan)) {
        page->showOperation();
        m_logDock->show();
    }
    updateState();
}

void MainWindow::operationAsked(ClusterPage *page)
{
    page->showOperation();
    QApplication::alert(this);
    if (const auto &question = page->context().operation().status().question) {
        if (m_preferences.saved().notifications.questions) {
            notify(page, TellingText::needed(page->context().profile().name, *question), true);
        }
    }
}

/// Only whoever looks elsewhere is told.
void MainWindow::notify(ClusterPage *page, const QString &text, bool urgent)
{
    if (!isActiveWindow()) {
        m_notifier.notify(page->context().profile().id, page->context().profile().name, text, urgent);
    }
}

void MainWindow::operationFinished(ClusterPage *page)
{
    QApplication::alert(this);
    if (const auto &finished = page->context().operation().status().finished) {
        const settings::Notifications &wanted = m_preferences.saved().notifications;
        if (operation::isGood(finished->outcome) ? wanted.finished : wanted.failed) {
            notify(page, TellingText::over(page->context().profile().name, *finished), false);
        }
    }
    if (m_fleet != nullptr) {
        m_fleet->refreshCluster(page->context().profile().id);
    }
    updateState();
    closeWhenIdle();
    // What was changed in the list meanwhile; not from within the controller's own signal.
    QMetaObject::invokeMethod(this, &MainWindow::takeClusters, Qt::QueuedConnection);
}

void MainWindow::closeWhenIdle()
{
    if (m_closing && operatingClusters().isEmpty()) {
        // Not from within the controller's own signal.
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!operatingClusters().isEmpty()) {
        event->ignore();
        askBeforeClose();
        return;
    }
    saveLayout();
    event->accept();
}

void MainWindow::askBeforeClose()
{
    if (m_closing || findChild<QuestionBox *>(u"closeDialog"_s) != nullptr) {
        return;
    }
    auto *box = new QuestionBox(this);
    box->setObjectName(u"closeDialog"_s);
    box->setTexts(tr("An operation is running"), tr("%1: the operation needs this window. It can go on in the "
                                                    "background, or be stopped: the step under way is ended and "
                                                    "put back where that is safe, then the window closes.")
                                                     .arg(operatingClusters().join(u", "_s)));
    box->addChoice(tr("&Keep running"), u"closeKeepRunning"_s, [this] { showMinimized(); });
    box->addChoice(tr("&Stop and close"), u"closeStop"_s, [this] {
        m_closing = true;
        for (const auto &[id, context] : m_contexts) {
            context->operation().cancel();
        }
        closeWhenIdle();
    });
    box->addRefusal(tr("&Cancel"), u"closeCancel"_s);
    box->open();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange && m_feedLabel != nullptr) {
        updateStatusBar();
    }
    QMainWindow::changeEvent(event);
}

} // namespace kubemori::ui
