// SPDX-License-Identifier: GPL-3.0-or-later
// How the window follows the list of clusters while it changes.
#include "ui/clusters/cluster_context.hpp"
#include "ui/clusters/cluster_manager.hpp"
#include "ui/clusters/cluster_panel.hpp"
#include "ui/clusters/demo_banner.hpp"
#include "ui/clusters/no_clusters_page.hpp"
#include "ui/fleet/fleet_page.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/main_window/cluster_page.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/window_actions.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QDockWidget>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// Whether only the words of the list differ, not how the cluster is reached or treated.
bool isSameButForName(cluster::Profile one, const cluster::Profile &other)
{
    one.name = other.name;
    one.purpose = other.purpose;
    return one == other;
}

} // namespace

void MainWindow::makeManager()
{
    m_clusterPanel->setCanAdd(m_setup.clusterSetup != nullptr);
    m_noClusters->setCanAdd(m_setup.clusterSetup != nullptr);
    m_clusterPanel->setProblems(static_cast<int>(m_setup.problems.size()));
    connect(m_clusterPanel, &ClusterPanel::addRequested, m_manager, &ClusterManager::add);
    connect(m_clusterPanel, &ClusterPanel::problemsRequested, m_manager, &ClusterManager::showProblems);
    connect(m_clusterPanel, &ClusterPanel::menuRequested, m_manager, &ClusterManager::showMenu);
    connect(m_noClusters, &NoClustersPage::addRequested, m_manager, &ClusterManager::add);
    connect(m_demoBanner, &DemoBanner::addClusterRequested, m_manager, &ClusterManager::add);
    connect(m_manager, &ClusterManager::clusterReady, this, [this](const QString &id) {
        (void)showCluster(id);
        m_logDock->show();
    });
    connect(m_manager, &ClusterManager::noticed, this, [this](const QString &text, bool isBad) {
        if (ClusterPage *page = currentPage()) {
            page->messageBar()->showMessage(isBad ? Tone::Bad : Tone::Good, text);
        } else {
            m_noClusters->setNotice(text);
        }
    });
    connect(m_manager, &ClusterManager::listRead, this,
            [this](const QList<cluster::Profile> &profiles, const QStringList &problems) {
                m_configured = m_directory.take(profiles, !problems.isEmpty());
                m_setup.problems = problems;
                m_noClusters->setProblems(problems);
                m_clusterPanel->setProblems(static_cast<int>(problems.size()));
                takeClusters();
            });
}

void MainWindow::takeClusters()
{
    const ClusterContext *current = currentCluster();
    const QString shown = current == nullptr ? QString() : current->profile().id;
    QList<cluster::Profile> list = m_configured;
    QStringList outdated;
    for (const auto &[id, context] : m_contexts) {
        const auto found = std::ranges::find(list, id, &cluster::Profile::id);
        const bool isOperating = context->operation().isRunning();
        if (found == list.end()) {
            isOperating ? list.append(context->profile()) : outdated.append(id);
        } else if (isSameButForName(context->profile(), *found)) {
            context->rename(found->name, found->purpose);
        } else if (isOperating) {
            *found = context->profile();
        } else {
            outdated.append(id);
        }
    }
    for (const QString &id : std::as_const(outdated)) {
        closePage(id);
    }
    if (m_clusters.profiles() == list && outdated.isEmpty()) {
        return;
    }
    const bool wasDemo = isDemo();
    m_clusters.setProfiles(list);
    if (wasDemo != isDemo()) {
        showDemoParts();
        closeFleet();
    }
    if (m_fleet != nullptr) {
        m_fleet->setProfiles(m_configured);
    }
    for (const auto &[id, context] : m_contexts) {
        m_clusters.setSummary(id, context->summary());
    }
    if (m_clusters.rowCount() == 0) {
        m_stack->setCurrentWidget(m_noClusters);
        m_logDock->hide();
    } else if (!shown.isEmpty()) {
        (void)showCluster(m_clusters.profile(std::max(0, m_clusters.indexOf(shown))).id);
    }
    updateState();
}

void MainWindow::showDemoParts()
{
    m_demoBanner->setVisible(isDemo());
    m_actions->practise->setVisible(isDemo());
}

/// What it shows belongs to other clusters than those in the list.
void MainWindow::closeFleet()
{
    if (isFleetShown()) {
        m_stack->setCurrentWidget(m_noClusters);
    }
    delete std::exchange(m_fleet, nullptr);
    m_fleetSource.reset();
}

void MainWindow::closePage(const QString &id)
{
    if (const auto page = m_pages.find(id); page != m_pages.end()) {
        if (m_stack->currentWidget() == page->second) {
            // The log of a cluster that goes must not stay on screen.
            m_log->setStore(std::make_shared<logs::LogStore>());
            m_stack->setCurrentWidget(m_noClusters);
        }
        delete page->second;
        m_pages.erase(page);
    }
    m_contexts.erase(id);
}

} // namespace kubemori::ui
