// SPDX-License-Identifier: GPL-3.0-or-later
// What the window consists of: menus, toolbar, panels, status bar, and how they are remembered.
#include "ui/clusters/cluster_context.hpp"
#include "ui/clusters/cluster_manager.hpp"
#include "ui/clusters/cluster_panel.hpp"
#include "ui/clusters/demo_banner.hpp"
#include "ui/clusters/no_clusters_page.hpp"
#include "ui/credentials/saved_passwords_dialog.hpp"
#include "ui/fleet/fleet_page.hpp"
#include "ui/fleet/fleet_table_view.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/main_window/cluster_page.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/window_actions.hpp"
#include "ui/main_window/window_layout.hpp"
#include "ui/nodes/node_panel.hpp"
#include "ui/text/secret_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QUrl>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

void MainWindow::makeActions()
{
    m_actions = new WindowActions(this);
    m_manager = new ClusterManager(m_setup.clusterSetup, m_mailbox, this);
    connect(m_actions->refresh, &QAction::triggered, this, [this] {
        if (isFleetShown()) {
            m_fleet->refresh();
        } else if (ClusterContext *context = currentCluster()) {
            context->refresh();
        }
    });
    connect(m_actions->cordon, &QAction::triggered, this, [this] { changeScheduling(false); });
    connect(m_actions->uncordon, &QAction::triggered, this, [this] { changeScheduling(true); });
    connect(m_actions->rollingReboot, &QAction::triggered, this, &MainWindow::openRollingReboot);
    connect(m_actions->powerCycle, &QAction::triggered, this, &MainWindow::openPowerCycle);
    connect(m_actions->practise, &QAction::triggered, this, &MainWindow::practise);
    connect(m_actions->copyNames, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(currentPage()->nodePanel()->table()->selectedNodes().join(u'\n'));
    });
    connect(m_actions->filterLog, &QAction::triggered, this, [this] {
        m_log->setNodeFilter(currentPage()->nodePanel()->table()->selectedNodes().value(0));
        m_logDock->show();
    });
    connect(m_actions->openTerminal, &QAction::triggered, this, &MainWindow::openTerminal);
    connect(m_actions->settings, &QAction::triggered, this, &MainWindow::openSettings);
    connect(m_actions->focusFilter, &QAction::triggered, this, [this] {
        if (isFleetShown()) {
            m_fleet->focusFilter();
            return;
        }
        currentPage()->showNodes();
        currentPage()->nodePanel()->focusFilter();
    });
    connect(m_actions->focusClusters, &QAction::triggered, this, [this] { m_clusterPanel->focusList(); });
    connect(m_actions->showNodes, &QAction::triggered, this, [this] { currentPage()->showNodes(); });
    connect(m_actions->showOperations, &QAction::triggered, this, [this] { currentPage()->showOperations(); });
    connect(m_actions->showReleases, &QAction::triggered, this, [this] { currentPage()->showReleases(); });
    connect(m_actions->upgrade, &QAction::triggered, this, [this] { currentPage()->upgrade(); });
    connect(m_actions->showUpgrades, &QAction::triggered, this, [this] { currentPage()->showUpgrades(); });
    connect(m_actions->showHealth, &QAction::triggered, this, [this] { currentPage()->showHealth(); });
    connect(m_actions->explainLog, &QAction::triggered, this, [this] { currentPage()->explainLog(); });
    connect(m_actions->showRuns, &QAction::triggered, this, [this] { currentPage()->showRuns(); });
    connect(m_actions->showFleet, &QAction::triggered, this, &MainWindow::showFleet);
    connect(m_actions->openFolder, &QAction::triggered, this, &MainWindow::openFolder);
    connect(m_actions->savedPasswords, &QAction::triggered, this, &MainWindow::openSavedPasswords);
    m_actions->savedPasswords->setVisible(m_setup.savedPasswords != nullptr);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->languages, &QActionGroup::triggered, this,
            [this](const QAction *action) { setLanguage(action->data().toString()); });
}

void MainWindow::makeMenus()
{
    menuBar()->setObjectName(u"menuBar"_s);
    m_clusterMenu = menuBar()->addMenu(QString());
    m_clusterMenu->setObjectName(u"clusterMenu"_s);
    m_clusterMenu->addActions({m_actions->refresh, m_actions->focusClusters});
    m_clusterMenu->addSeparator();
    m_manager->addTo(m_clusterMenu);
    m_clusterMenu->addActions({m_actions->openFolder, m_actions->savedPasswords});
    m_clusterMenu->addSeparator();
    m_clusterMenu->addActions({m_actions->powerCycle, m_actions->explainLog});
    m_clusterMenu->addSeparator();
    m_clusterMenu->addAction(m_actions->settings);
    m_clusterMenu->addSeparator();
    m_clusterMenu->addAction(m_actions->quit);
    m_nodesMenu = menuBar()->addMenu(QString());
    m_nodesMenu->setObjectName(u"nodesMenu"_s);
    m_nodesMenu->addActions({m_actions->cordon, m_actions->uncordon});
    m_nodesMenu->addSeparator();
    m_nodesMenu->addActions({m_actions->rollingReboot, m_actions->upgrade});
    m_nodesMenu->addSeparator();
    m_nodesMenu->addActions(
        {m_actions->focusFilter, m_actions->copyNames, m_actions->filterLog, m_actions->openTerminal});
    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->setObjectName(u"viewMenu"_s);
    m_viewMenu->addAction(m_actions->showFleet);
    m_viewMenu->addSeparator();
    m_viewMenu->addActions({m_actions->showNodes, m_actions->showOperations, m_actions->showReleases,
                            m_actions->showRuns, m_actions->showUpgrades, m_actions->showHealth,
                            m_logDock->toggleViewAction()});
    m_viewMenu->addSeparator();
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->setObjectName(u"languageMenu"_s);
    m_languageMenu->addActions(m_actions->languages->actions());
    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->setObjectName(u"helpMenu"_s);
    m_helpMenu->addActions({m_actions->practise, m_actions->about});
    for (QMenu *menu : {m_clusterMenu, m_nodesMenu, m_viewMenu, m_helpMenu}) {
        menu->setToolTipsVisible(true);
    }

    m_toolBar = new QToolBar(this);
    m_toolBar->setObjectName(u"toolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->addAction(m_actions->refresh);
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions->cordon, m_actions->uncordon});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions->rollingReboot, m_actions->upgrade});
    addToolBar(m_toolBar);
    for (QAction *action : m_toolBar->actions()) {
        QWidget *button = m_toolBar->widgetForAction(action);
        if (button != nullptr && !action->isSeparator()) {
            button->setObjectName(u"button"_s + action->objectName());
            button->setFocusPolicy(Qt::TabFocus);
        }
    }
}

void MainWindow::makeCentre()
{
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_clusterPanel = new ClusterPanel(m_clusters, m_splitter);
    m_clusterPanel->addEntry(m_actions->showFleet);
    m_stack = new QStackedWidget(m_splitter);
    m_stack->setObjectName(u"clusterPages"_s);
    m_noClusters = new NoClustersPage(m_setup.clustersFile, m_stack);
    m_noClusters->setProblems(m_setup.problems);
    m_stack->addWidget(m_noClusters);
    m_splitter->addWidget(m_clusterPanel);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({230, 1000});
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_demoBanner = new DemoBanner(centre);
    layout->addWidget(m_demoBanner);
    showDemoParts();
    connect(m_demoBanner, &DemoBanner::practiseRequested, this, &MainWindow::practise);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(centre);
    connect(m_clusterPanel, &ClusterPanel::clusterChosen, this, [this](const QString &id) {
        const ClusterContext *context = currentCluster();
        if (context == nullptr || context->profile().id != id) {
            (void)showCluster(id);
        }
    });
    connect(m_noClusters, &NoClustersPage::folderRequested, this, &MainWindow::openFolder);
}

bool MainWindow::isDemo() const
{
    return m_clusters.rowCount() > 0 && m_clusters.profile(0).simulated;
}

const Clock &MainWindow::clockOf(const cluster::Profile &profile) const
{
    const Clock *clock = m_directory.clockOf(profile);
    return clock == nullptr ? m_clock : *clock;
}

void MainWindow::practise()
{
    int row = 0;
    for (int i = m_clusters.rowCount() - 1; i >= 0; --i) {
        row = m_clusters.profile(i).purpose == cluster::Purpose::Education ? i : row;
    }
    if (!showCluster(m_clusters.profile(row).id)) {
        return;
    }
    ClusterContext *context = currentCluster();
    if (context->isListed()) {
        openRollingReboot();
    } else {
        const auto open = [this, context] {
            if (currentCluster() == context) { // nobody has looked elsewhere meanwhile
                openRollingReboot();
            }
        };
        connect(context, &ClusterContext::listed, this, open, Qt::SingleShotConnection);
    }
}

void MainWindow::makeLogDock()
{
    m_logDock = new QDockWidget(this);
    m_logDock->setObjectName(u"logDock"_s);
    m_logDock->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::RightDockWidgetArea);
    m_log = new LogPanel(std::make_shared<logs::LogStore>(), m_logDock);
    m_logDock->setWidget(m_log);
    addDockWidget(Qt::BottomDockWidgetArea, m_logDock);
    resizeDocks({m_logDock}, {190}, Qt::Vertical);
    m_logDock->setVisible(m_clusters.rowCount() > 0);
}

void MainWindow::makeStatusBar()
{
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->setSizeGripEnabled(false);
    m_feedLabel = new ElidedLabel(this);
    m_feedLabel->setObjectName(u"feedState"_s);
    m_feedLabel->setContentsMargins(8, 2, 8, 2);
    m_countsLabel = plainLabel(this, u"nodeCounts"_s);
    m_countsLabel->setContentsMargins(8, 2, 12, 2);
    statusBar()->addWidget(m_feedLabel, 1);
    statusBar()->addPermanentWidget(m_countsLabel);
}

void MainWindow::saveLayout()
{
    m_layout->save();
    if (const ClusterPage *page = currentPage()) {
        m_layout->setColumns(page->nodePanel()->table()->saveColumns());
    }
    if (m_fleet != nullptr) {
        m_settings.setState(u"fleetColumns"_s, m_fleet->table()->saveColumns());
        m_settings.setState(u"fleetSplitter"_s, m_fleet->saveSplitter());
    }
}

void MainWindow::openSavedPasswords()
{
    if (m_setup.savedPasswords != nullptr) {
        (new SavedPasswordsDialog(*m_setup.savedPasswords, m_mailbox, this))->open();
    }
}

void MainWindow::tellNotKept(const command::SecretKey &key, const Error &why)
{
    if (const ClusterPage *page = currentPage()) {
        page->messageBar()->showMessage(Tone::Attention, SecretText::notKept(key, why));
    }
}

void MainWindow::openFolder()
{
    const QString folder = QFileInfo(m_setup.clustersFile).absolutePath();
    QDir().mkpath(folder);
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

void MainWindow::showAbout()
{
    auto *box = new QuestionBox(this);
    box->setObjectName(u"aboutDialog"_s);
    box->setTexts(
        tr("Kubemori %1").arg(QCoreApplication::applicationVersion()),
        tr("Keeps Kubernetes clusters that were installed with Kubespray: shows every node live and reboots them in "
           "order.\n\n"
           "Free software under the GNU General Public License, version 3 or later. It comes without any warranty."));
    box->addLink(tr("The licence"), u"https://www.gnu.org/licenses/gpl-3.0.html"_s);
    box->addLink(tr("Kubespray"), u"https://github.com/kubernetes-sigs/kubespray"_s);
    box->addRefusal(tr("&Close"), u"aboutClose"_s);
    box->open();
}

void MainWindow::showRowMenu(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions({m_actions->cordon, m_actions->uncordon});
    menu->addSeparator();
    menu->addActions({m_actions->copyNames, m_actions->filterLog, m_actions->openTerminal});
    menu->popup(position);
}

void MainWindow::retranslateUi()
{
    m_clusterMenu->setTitle(tr("&Cluster"));
    m_nodesMenu->setTitle(tr("&Nodes"));
    m_viewMenu->setTitle(tr("&View"));
    m_languageMenu->setTitle(tr("Lan&guage"));
    m_helpMenu->setTitle(tr("&Help"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_toolBar->setAccessibleName(tr("Toolbar"));
    m_logDock->setWindowTitle(tr("Log"));
    m_logDock->toggleViewAction()->setText(tr("&Log"));
    m_feedLabel->setAccessibleDescription(tr("State of the connection"));
    m_countsLabel->setAccessibleDescription(tr("Nodes by state"));
    m_actions->retranslateUi();
    m_manager->retranslateUi();
    for (QAction *action : m_actions->languages->actions()) {
        action->setChecked(action->data().toString() == m_language.current());
    }
    updateState();
}

} // namespace kubemori::ui
