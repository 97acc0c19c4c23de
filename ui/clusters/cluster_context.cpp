// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_context.hpp"

#include "command/command.hpp"

#include <QPointer>

#include <chrono>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How many rows are applied before the event loop gets its turn: a few milliseconds' worth.
constexpr qsizetype rowsPerSlice = 150;
/// Faster than the eye follows is wasted.
constexpr auto updateInterval = 33ms;
constexpr auto sampleInterval = 250ms;
constexpr auto probeDelay = 500ms;

} // namespace

ClusterContext::ClusterContext(const cluster::Profile &profile, ClusterDirectory &directory, GuiMailbox &mailbox,
                               command::Prompter &prompter, const Clock &clock, const logs::LogLimits &logLimits,
                               QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_clock(clock)
    , m_mailbox(mailbox)
    , m_log(std::make_shared<logs::LogStore>(logLimits))
    , m_nodes(clock)
    , m_operation(mailbox, clock, m_log)
{
    const QPointer<ClusterContext> self(this);
    const auto wake = [address = mailbox.address(), self](QTimer ClusterContext::*timer) {
        return [address, self, timer] {
            address.post([self, timer] {
                ClusterContext *context = self.get();
                if (context != nullptr && !(context->*timer).isActive()) {
                    (context->*timer).start();
                }
            });
        };
    };
    m_feed = std::make_shared<CoalescingNodeFeed>(wake(&ClusterContext::m_nodesTimer));
    m_samples = std::make_shared<SampleCollector>(wake(&ClusterContext::m_samplesTimer));
    m_nodesTimer.setSingleShot(true);
    m_nodesTimer.setInterval(0ms); // the first page is shown at once
    connect(&m_nodesTimer, &QTimer::timeout, this, &ClusterContext::takeNodes);
    m_samplesTimer.setSingleShot(true);
    m_samplesTimer.setInterval(sampleInterval);
    connect(&m_samplesTimer, &QTimer::timeout, this, &ClusterContext::takeSamples);
    m_probesTimer.setSingleShot(true);
    m_probesTimer.setInterval(probeDelay);
    connect(&m_probesTimer, &QTimer::timeout, this, &ClusterContext::updateProbes);
    m_tickTimer.setInterval(1s);
    connect(&m_tickTimer, &QTimer::timeout, this, &ClusterContext::tick);
    m_tickTimer.start();
    connect(&m_nodes, &NodeTableModel::countsChanged, this, &ClusterContext::changed);
    connect(&m_operation, &OperationController::statusChanged, this, &ClusterContext::changed);
    connect(&m_operation, &OperationController::finished, this, &ClusterContext::findUnsettled);

    m_session = directory.open(profile, prompter);
    m_rebootNeeds = std::make_unique<RebootNeeds>(*m_session, mailbox, m_nodes, clock);
    m_session->watchNodes([feed = m_feed](kube::NodeFeedEvent event) { feed->post(std::move(event)); });
    findUnsettled();
}

ClusterContext::~ClusterContext()
{
    m_operation.shutDown(); // before the session it runs in
    m_rebootNeeds.reset();
    m_session.reset();
}

ClusterSummary ClusterContext::summary() const
{
    return {.feed = m_feedState,
            .nodes = m_nodes.counts(),
            .operating = m_operation.isRunning(),
            .unsettled = !m_unsettled.isEmpty(),
            .asking = m_operation.status().question.has_value()};
}

void ClusterContext::rename(const QString &name, cluster::Purpose purpose)
{
    m_profile.name = name;
    m_profile.purpose = purpose;
}

void ClusterContext::refresh()
{
    m_session->refresh();
    m_rebootNeeds->askAll();
}

void ClusterContext::findUnsettled()
{
    const QPointer<ClusterContext> self(this);
    m_session->reconcile([self, address = m_mailbox.address()](QList<maintenance::Reconciliation> unsettled) {
        address.post([self, unsettled = std::move(unsettled)] {
            if (ClusterContext *context = self.get(); context != nullptr) {
                context->m_unsettled = unsettled;
                Q_EMIT context->unsettledChanged();
                Q_EMIT context->changed();
            }
        });
    });
}

void ClusterContext::takeNodes()
{
    const NodeBatch batch = m_feed->take(rowsPerSlice);
    m_nodes.apply(batch);
    if (batch.state) {
        m_feedState = *batch.state;
        m_secondsToRetry = batch.state->retryInSeconds;
    }
    const bool firstList = batch.onlyThese.has_value() && !m_listed;
    m_listed = m_listed || batch.onlyThese.has_value();
    if (!batch.changes.isEmpty() || batch.onlyThese) {
        m_probesTimer.start();
    }
    if (firstList) {
        Q_EMIT listed();
    }
    if (batch.state || batch.onlyThese) {
        Q_EMIT changed();
    }
    m_nodesTimer.setInterval(batch.more ? 0ms : updateInterval);
    if (batch.more) {
        m_nodesTimer.start();
    }
}

void ClusterContext::takeSamples()
{
    m_nodes.addSamples(m_samples->take());
}

void ClusterContext::updateProbes()
{
    m_rebootNeeds->update();
    QList<monitor::ProbeTarget> targets;
    targets.reserve(m_nodes.rowCount());
    for (int row = 0; row < m_nodes.rowCount(); ++row) {
        const kube::Node &node = m_nodes.row(row).node;
        if (!node.internalIp.isEmpty()) {
            targets.append({.node = node.name, .address = node.internalIp});
        }
    }
    if (targets != m_targets) {
        m_targets = targets;
        m_session->probe(targets, [samples = m_samples](const monitor::ProbeSample &sample) { samples->post(sample); });
    }
}

void ClusterContext::tick()
{
    constexpr int ageTicks = 10;
    constexpr int rebootTicks = 60;
    if (++m_ticks % ageTicks == 0) {
        m_nodes.tick();
    }
    if (m_ticks % rebootTicks == 0) {
        m_rebootNeeds->update();
    }
    m_operation.tick();
    if (m_feedState.kind == kube::FeedState::Kind::Waiting && m_secondsToRetry > 0) {
        --m_secondsToRetry;
        Q_EMIT changed();
    }
}

QString ClusterContext::schedulingCommand(const QString &node, bool schedulable) const
{
    const cluster::ControlPlaneAccess &access = m_profile.controlPlane;
    QStringList argv{access.kubectl.isEmpty() ? u"kubectl"_s : access.kubectl};
    if (!access.kubeconfig.isEmpty()) {
        argv << u"--kubeconfig"_s << access.kubeconfig;
        if (!access.context.isEmpty()) {
            argv << u"--context"_s << access.context;
        }
    }
    argv << (schedulable ? u"uncordon"_s : u"cordon"_s) << node;
    command::Command command;
    command.argv = argv;
    command.become = access.become && access.kubeconfig.isEmpty();
    return command::displayText(command);
}

void ClusterContext::setSchedulable(const QStringList &nodes, bool schedulable)
{
    const bool idle = m_scheduling.isEmpty();
    for (const QString &node : nodes) {
        m_scheduling.append({.node = node, .schedulable = schedulable});
    }
    if (idle) {
        scheduleNext();
    }
    Q_EMIT changed();
}

void ClusterContext::scheduleNext()
{
    if (m_scheduling.isEmpty()) {
        Q_EMIT changed();
        return;
    }
    const Scheduling next = m_scheduling.constFirst();
    const QString where = m_feedState.host.isEmpty() ? QString() : u"  ["_s + m_feedState.host + u']';
    m_log->appendLine((schedulingCommand(next.node, next.schedulable) + where).toUtf8(),
                      {.time = {}, .source = next.node, .level = logs::LogLevel::Command});
    const QPointer<ClusterContext> self(this);
    m_session->setSchedulable(next.node, next.schedulable, [self, address = m_mailbox.address()](Result<> result) {
        address.post([self, result = std::move(result)] {
            if (ClusterContext *context = self.get(); context != nullptr) {
                context->scheduled(result);
            }
        });
    });
}

void ClusterContext::scheduled(const Result<> &result)
{
    if (m_scheduling.isEmpty()) {
        return;
    }
    const Scheduling done = m_scheduling.takeFirst();
    const QString what = done.schedulable ? u"uncordoned"_s : u"cordoned"_s;
    m_log->appendLine(
        result ? what.toUtf8() : toLogLine(result.error()).toUtf8(),
        {.time = {}, .source = done.node, .level = result ? logs::LogLevel::Notice : logs::LogLevel::Error});
    if (!result) {
        Q_EMIT schedulingFailed(result.error().on(done.node), done.schedulable);
    }
    scheduleNext();
}

} // namespace kubemori::ui
