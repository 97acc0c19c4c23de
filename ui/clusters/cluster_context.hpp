// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_store.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/coalescing_node_feed.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/sample_collector.hpp"
#include "ui/clusters/cluster_list_model.hpp"
#include "ui/nodes/node_table_model.hpp"
#include "ui/nodes/reboot_needs.hpp"
#include "ui/operations/operation_controller.hpp"

#include <QObject>
#include <QTimer>

#include <memory>

namespace kubemori::ui {

/// A cluster that is open: its session and the models that follow it. GUI thread; its end waits for the session's
/// threads.
class ClusterContext final : public QObject
{
    Q_OBJECT
public:
    /// All arguments but the limits of its log must outlive the context.
    ClusterContext(const cluster::Profile &profile, ClusterDirectory &directory, GuiMailbox &mailbox,
                   command::Prompter &prompter, const Clock &clock, const logs::LogLimits &logLimits = {},
                   QObject *parent = nullptr);
    ~ClusterContext() override;

    [[nodiscard]] const cluster::Profile &profile() const { return m_profile; }
    [[nodiscard]] ClusterSession &session() { return *m_session; }
    [[nodiscard]] NodeTableModel &nodes() { return m_nodes; }
    /// By which the cluster lives.
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] RebootNeeds &rebootNeeds() { return *m_rebootNeeds; }
    [[nodiscard]] OperationController &operation() { return m_operation; }
    [[nodiscard]] const std::shared_ptr<logs::LogStore> &log() const { return m_log; }
    [[nodiscard]] const kube::FeedState &feedState() const { return m_feedState; }
    /// Counts down while the feed waits to reconnect.
    [[nodiscard]] int secondsToRetry() const { return m_secondsToRetry; }
    /// Whether the first list was completed.
    [[nodiscard]] bool isListed() const { return m_listed; }
    [[nodiscard]] ClusterSummary summary() const;

    /// Other words for the same cluster.
    void rename(const QString &name, cluster::Purpose purpose);
    void refresh();
    /// Looks for operations that somebody has to decide on; unsettledChanged() tells.
    void findUnsettled();
    [[nodiscard]] const QList<maintenance::Reconciliation> &unsettled() const { return m_unsettled; }
    /// One after the other; what fails is reported by schedulingFailed.
    void setSchedulable(const QStringList &nodes, bool schedulable);
    [[nodiscard]] bool isScheduling() const { return !m_scheduling.isEmpty(); }
    /// The command as it will be run, for people.
    [[nodiscard]] QString schedulingCommand(const QString &node, bool schedulable) const;

Q_SIGNALS:
    /// Connection, counts or operation changed.
    void changed();
    void listed();
    void unsettledChanged();
    void schedulingFailed(const kubemori::Error &error, bool schedulable);

private:
    struct Scheduling
    {
        QString node;
        bool schedulable = false;
    };
    void takeNodes();
    void takeSamples();
    void updateProbes();
    void tick();
    void scheduleNext();
    void scheduled(const Result<> &result);

    cluster::Profile m_profile;
    const Clock &m_clock;
    GuiMailbox &m_mailbox;
    std::shared_ptr<logs::LogStore> m_log;
    NodeTableModel m_nodes;
    OperationController m_operation;
    std::shared_ptr<CoalescingNodeFeed> m_feed;
    std::shared_ptr<SampleCollector> m_samples;
    kube::FeedState m_feedState;
    int m_secondsToRetry = 0;
    bool m_listed = false;
    QList<Scheduling> m_scheduling; ///< the first is under way
    QList<maintenance::Reconciliation> m_unsettled;
    QList<monitor::ProbeTarget> m_targets;
    QTimer m_nodesTimer;
    QTimer m_samplesTimer;
    QTimer m_probesTimer;
    QTimer m_tickTimer;
    int m_ticks = 0;
    std::unique_ptr<RebootNeeds> m_rebootNeeds;
    std::unique_ptr<ClusterSession> m_session; ///< last: its threads end before what they post to
};

} // namespace kubemori::ui
