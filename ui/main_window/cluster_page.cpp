// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/cluster_page.hpp"

#include "ui/clusters/cluster_context.hpp"
#include "ui/health/health_page.hpp"
#include "ui/nodes/node_panel.hpp"
#include "ui/operations/operation_view.hpp"
#include "ui/releases/releases_page.hpp"
#include "ui/runs/runs_page.hpp"
#include "ui/text/error_text.hpp"
#include "ui/upgrade/upgrade_page.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/message_bar.hpp"
#include "upgrade/run/upgrade_plan.hpp"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

namespace {

/// Seconds.
constexpr int ticksPerLook = 3;

} // namespace

using namespace Qt::StringLiterals;

ClusterPage::ClusterPage(ClusterContext &context, GuiMailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(u"clusterPage"_s);
    m_message = new MessageBar(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"clusterTabs"_s);
    m_tabs->tabBar()->setObjectName(u"clusterTabBar"_s);
    m_tabs->setDocumentMode(true); // the line below the tabs goes all the way
    m_nodes = new NodePanel(context.nodes(), m_tabs);
    m_nodes->setListed(context.isListed());
    m_operations = new OperationView(context.operation(), m_tabs);
    m_tabs->addTab(m_nodes, icons::action(u"node"_s), QString());
    m_tabs->addTab(m_operations, icons::action(u"operations"_s), QString());
    m_releases = new ReleasesPage(context.session().releases(), mailbox, context.log(), m_tabs);
    m_tabs->addTab(m_releases, icons::action(u"release"_s), QString());
    makeRuns(mailbox);
    makeUpgrades(mailbox);
    makeHealth(mailbox);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_tabs, 1);
    connect(&context, &ClusterContext::listed, this, [this] { m_nodes->setListed(true); });
    connect(&context, &ClusterContext::schedulingFailed, this,
            [this](const Error &error) { m_message->showMessage(Tone::Bad, ErrorText::describe(error).toText()); });
    connect(m_operations, &OperationView::openFailed, this,
            [this](const QString &why) { m_message->showMessage(Tone::Attention, why); });
    connect(&context.operation(), &OperationController::statusChanged, this, &ClusterPage::updateTabs);
    connect(&context, &ClusterContext::unsettledChanged, this, &ClusterPage::updateUnsettled);
    connect(m_operations, &OperationView::lookRequested, &context, &ClusterContext::findUnsettled);
    connect(m_operations, &OperationView::decided, this, [this](const operation::Plan &plan, operation::RunMode mode) {
        m_context.operation().takeUp(m_context.session(), plan, mode);
    });
    connect(m_releases, &ReleasesPage::editRequested, this, &ClusterPage::editRequested);
    updateUnsettled();
    retranslateUi();
}

void ClusterPage::makeRuns(GuiMailbox &mailbox)
{
    m_runs = new RunsPage(m_context.session().runs(), mailbox, m_context.clock(), m_tabs);
    m_runs->setCluster(m_context.profile().name, m_context.profile().purpose);
    m_tabs->addTab(m_runs, icons::action(u"playbook"_s), QString());
    connect(m_runs, &RunsPage::editRequested, this, &ClusterPage::editRequested);
    connect(m_runs, &RunsPage::stateChanged, this, &ClusterPage::updateTabs);
    // Many nodes change at once, and a run need not know within the moment.
    constexpr auto moment = std::chrono::milliseconds{500};
    m_nodesTimer.setSingleShot(true);
    m_nodesTimer.setInterval(moment);
    connect(&m_nodesTimer, &QTimer::timeout, this, &ClusterPage::updateRuns);
    const auto soon = [this] {
        if (!m_nodesTimer.isActive()) {
            m_nodesTimer.start();
        }
    };
    connect(&m_context.nodes(), &QAbstractItemModel::dataChanged, this, soon);
    connect(&m_context.nodes(), &QAbstractItemModel::rowsInserted, this, soon);
    connect(&m_context.nodes(), &QAbstractItemModel::rowsRemoved, this, soon);
    connect(m_tabs, &QTabWidget::currentChanged, this, soon);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ClusterPage::viewChanged);
    m_runs->findGoingOn(); // whoever opens the program after it died sees it on the tab
}

void ClusterPage::makeUpgrades(GuiMailbox &mailbox)
{
    m_upgrades = new UpgradePage(m_context.session(), m_context.operation(), mailbox, m_context.clock(), m_tabs);
    m_tabs->addTab(m_upgrades, icons::action(u"upgrade"_s), QString());
    connect(m_upgrades, &UpgradePage::startRequested, this, &ClusterPage::startRequested);
    connect(m_upgrades, &UpgradePage::rollingRebootRequested, this, &ClusterPage::rollingRebootRequested);
    connect(m_upgrades, &UpgradePage::editRequested, this, &ClusterPage::editRequested);
    connect(m_upgrades, &UpgradePage::profileRequested, this, &ClusterPage::profileRequested);
    connect(m_upgrades, &UpgradePage::stateChanged, this, &ClusterPage::updateTabs);
    connect(m_upgrades, &UpgradePage::pageShown, this, &ClusterPage::viewChanged);
    connect(m_upgrades, &UpgradePage::lookRequested, &m_context, &ClusterContext::findUnsettled);
    connect(m_upgrades, &UpgradePage::decided, this, [this](const operation::Plan &plan, operation::RunMode mode) {
        m_context.operation().takeUp(m_context.session(), plan, mode);
    });
    connect(&m_context.operation(), &OperationController::ticked, this, &ClusterPage::lookForRuns);
    connect(m_upgrades, &UpgradePage::runsRequested, this, [this] {
        showRuns();
        m_runs->findGoingOn(); // the operation started it behind the page's back
        m_runs->refresh();
    });
}

void ClusterPage::makeHealth(GuiMailbox &mailbox)
{
    m_health = new HealthPage(m_context.session(), m_context.operation(), mailbox, m_context.clock(), m_tabs);
    m_tabs->addTab(m_health, icons::action(u"health"_s), QString());
    connect(m_health, &HealthPage::startRequested, this, &ClusterPage::startRequested);
    connect(m_health, &HealthPage::stateChanged, this, &ClusterPage::updateTabs);
    m_runs->setAdvice(m_context.session().advice());
    connect(m_runs, &RunsPage::remedyRequested, m_health, &HealthPage::planRemedy);
}

/// An upgrade starts its runs of ansible behind the page's back: each is looked for until it is followed, so that what
/// it asks is seen.
void ClusterPage::lookForRuns()
{
    const OperationController &operation = m_context.operation();
    const bool isDue =
        operation.isRunning() && operation.status().plan.kind == upgrade::upgradeKind && !m_runs->isRunning();
    m_ticksWithoutRun = isDue ? m_ticksWithoutRun + 1 : 0;
    if (isDue && m_ticksWithoutRun % ticksPerLook == 0) {
        m_runs->refresh();
    }
}

void ClusterPage::updateRuns()
{
    if (!m_runs->isVisible() && !m_runs->isRunning()) {
        return; // again when somebody looks
    }
    QMap<QString, QString> versions;
    QMap<QString, QString> states;
    const NodeTableModel &nodes = m_context.nodes();
    for (int row = 0; row < nodes.rowCount(); ++row) {
        const QString &name = nodes.row(row).node.name;
        versions.insert(name, nodes.row(row).node.version);
        states.insert(name,
                      tr("%1, %2").arg(nodes.text(row, NodeColumn::Status), nodes.text(row, NodeColumn::Scheduling)));
    }
    m_runs->setNodeVersions(versions);
    m_runs->setNodeStates(states);
}

bool ClusterPage::hasOwnLog() const
{
    return m_tabs->currentWidget() == m_runs || m_tabs->currentWidget() == m_health ||
           (m_tabs->currentWidget() == m_upgrades && !m_upgrades->isFollowing());
}

void ClusterPage::showRuns()
{
    m_tabs->setCurrentWidget(m_runs);
}

void ClusterPage::showNodes()
{
    m_tabs->setCurrentWidget(m_nodes);
    m_nodes->table()->setFocus(Qt::ShortcutFocusReason);
}

void ClusterPage::showOperations()
{
    m_tabs->setCurrentWidget(m_operations);
}

void ClusterPage::showOperation()
{
    if (!m_upgrades->isFollowing()) {
        showOperations();
    }
}

void ClusterPage::showUpgrades()
{
    m_tabs->setCurrentWidget(m_upgrades);
}

void ClusterPage::showHealth()
{
    m_tabs->setCurrentWidget(m_health);
}

void ClusterPage::explainLog()
{
    showRuns();
    m_runs->chooseLogFile();
}

void ClusterPage::upgrade()
{
    showUpgrades();
    m_upgrades->showUnfinished();
}

void ClusterPage::showReleases()
{
    m_tabs->setCurrentWidget(m_releases);
}

void ClusterPage::updateUnsettled()
{
    m_operations->setUnsettled(m_context.unsettled());
    m_upgrades->setUnsettled(m_context.unsettled());
    updateTabs();
    // Whoever opens the program after it died has to see this first.
    if (!m_context.unsettled().isEmpty() && !std::exchange(m_unsettledShown, true)) {
        showOperations();
    }
}

void ClusterPage::updateTabs()
{
    const OperationController &operation = m_context.operation();
    const QString mark = operation.status().question        ? tr(" – needs you")
                         : operation.isRunning()            ? tr(" – running")
                         : !m_context.unsettled().isEmpty() ? tr(" – to decide on")
                                                            : QString();
    m_tabs->setTabText(m_tabs->indexOf(m_operations), tr("Operations") + mark);
    const QString runMark = m_runs->isAsking()    ? tr(" – needs you")
                            : m_runs->isRunning() ? tr(" – running")
                                                  : QString();
    m_tabs->setTabText(m_tabs->indexOf(m_runs), tr("Ansible") + runMark);
    m_tabs->setTabText(m_tabs->indexOf(m_upgrades),
                       tr("Upgrade") + (m_upgrades->isRunning() ? tr(" – running") : QString()));
    const QString healthMark = m_health->isChecking()       ? tr(" – running")
                               : m_health->blockCount() > 0 ? tr(" – blocks", "something stands in the way")
                                                            : QString();
    m_tabs->setTabText(m_tabs->indexOf(m_health), tr("Health") + healthMark);
}

void ClusterPage::retranslateUi()
{
    m_tabs->setTabText(m_tabs->indexOf(m_nodes), tr("Nodes"));
    m_tabs->setTabText(m_tabs->indexOf(m_releases), tr("Releases"));
    m_tabs->setAccessibleName(tr("Views of the cluster"));
    updateTabs();
}

void ClusterPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
