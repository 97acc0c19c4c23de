// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/plan.hpp"

#include <QTimer>
#include <QWidget>

class QTabWidget;

namespace kubemori::ui {

class ClusterContext;
class GuiMailbox;
class HealthPage;
class MessageBar;
class NodePanel;
class OperationView;
class ReleasesPage;
class RunsPage;
class UpgradePage;

/// The middle of the window for one cluster: messages, and the tabs Nodes, Operations, Releases, Ansible, Upgrade and
/// Health.
class ClusterPage final : public QWidget
{
    Q_OBJECT
public:
    /// `context` and `mailbox` must outlive the page.
    ClusterPage(ClusterContext &context, GuiMailbox &mailbox, QWidget *parent = nullptr);

    [[nodiscard]] ClusterContext &context() const { return m_context; }
    [[nodiscard]] NodePanel *nodePanel() const { return m_nodes; }
    [[nodiscard]] OperationView *operationView() const { return m_operations; }
    [[nodiscard]] ReleasesPage *releasesPage() const { return m_releases; }
    [[nodiscard]] RunsPage *runsPage() const { return m_runs; }
    [[nodiscard]] UpgradePage *upgradePage() const { return m_upgrades; }
    [[nodiscard]] HealthPage *healthPage() const { return m_health; }
    [[nodiscard]] MessageBar *messageBar() const { return m_message; }
    void showNodes();
    void showOperations();
    /// The operation that runs: where somebody follows it already, or else on its own tab.
    void showOperation();
    void showReleases();
    void showRuns();
    void showUpgrades();
    void showHealth();
    /// Asks for a log of a run, of a service or of kubectl, and shows what is known of what it says.
    void explainLog();
    /// Goes on with the upgrade that is worked on, or begins one.
    void upgrade();
    /// What is shown has a log of its own, so that the cluster's is not needed beside it.
    [[nodiscard]] bool hasOwnLog() const;

Q_SIGNALS:
    /// A person wants to change the cluster's profile.
    void editRequested();
    void profileRequested(const QString &venv, const QString &inventory);
    /// Another tab is shown.
    void viewChanged();
    void startRequested(const kubemori::operation::Plan &plan);
    void rollingRebootRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void updateTabs();
    void updateUnsettled();
    void makeRuns(GuiMailbox &mailbox);
    void makeUpgrades(GuiMailbox &mailbox);
    void makeHealth(GuiMailbox &mailbox);
    /// What the API server says of the nodes, for the runs.
    void lookForRuns();
    void updateRuns();

    ClusterContext &m_context;
    MessageBar *m_message = nullptr;
    QTabWidget *m_tabs = nullptr;
    NodePanel *m_nodes = nullptr;
    OperationView *m_operations = nullptr;
    ReleasesPage *m_releases = nullptr;
    int m_ticksWithoutRun = 0; ///< of an upgrade
    RunsPage *m_runs = nullptr;
    UpgradePage *m_upgrades = nullptr;
    HealthPage *m_health = nullptr;
    QTimer m_nodesTimer;
    bool m_unsettledShown = false;
};

} // namespace kubemori::ui
