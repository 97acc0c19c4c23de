// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/advice_source.hpp"
#include "app/composition/release_source.hpp"
#include "app/composition/run_source.hpp"
#include "app/composition/task_thread.hpp"
#include "app/composition/upgrade_source.hpp"
#include "app/composition/world.hpp"

#include "kube/node_watcher.hpp"
#include "monitor/probe_scheduler.hpp"
#include "ui/bridge/cluster_session.hpp"

namespace kubemori::composition {

/// A cluster as the window works with it: of the real world, or with a `demo` of that.
class RealClusterSession final : public ui::ClusterSession
{
public:
    /// `prompter` is borrowed.
    RealClusterSession(cluster::Profile profile, command::Prompter &prompter, OperationObserver observer = {},
                       Surroundings surroundings = {});
    ~RealClusterSession() override;

    [[nodiscard]] const cluster::Profile &profile() const override { return m_profile; }
    [[nodiscard]] QString operationsRoot() const override;
    void watchNodes(kube::NodeFeedSink sink) override;
    void refresh() override;
    void probe(const QList<monitor::ProbeTarget> &targets, monitor::ProbeSink sink) override;
    void askRebootNeeds(const QList<monitor::ProbeTarget> &nodes, maintenance::RebootNeedSink sink) override;
    void setSchedulable(const QString &node, bool schedulable, std::function<void(Result<>)> done) override;
    void planRollingReboot(const ui::RollingRebootRequest &request,
                           std::function<void(Result<ui::PlannedReboot>)> done) override;
    void planPowerCycle(std::function<void(Result<operation::Plan>)> done) override;
    [[nodiscard]] std::unique_ptr<ui::RunningOperation> start(const operation::Plan &plan,
                                                              operation::EventSink sink) override;
    [[nodiscard]] ui::ReleaseSource &releases() override { return m_releases; }
    [[nodiscard]] ui::RunSource &runs() override { return m_runs; }
    [[nodiscard]] ui::UpgradeSource &upgrades() override { return m_upgrades; }
    [[nodiscard]] ui::AdviceSource &advice() override { return m_advice; }
    void reconcile(std::function<void(QList<maintenance::Reconciliation>)> done) override;
    [[nodiscard]] std::unique_ptr<ui::RunningOperation> takeUp(const operation::Plan &plan, operation::RunMode mode,
                                                               operation::EventSink sink) override;

private:
    /// Plans on a thread of its own, and ends what an earlier call still works on.
    void plan(std::function<void(const std::stop_token &)> work);
    [[nodiscard]] Result<maintenance::RebootNeed> rebootNeed(const monitor::ProbeTarget &node,
                                                             std::stop_token stop) const;

    // In this order: what comes later uses what comes earlier, from threads that end when it dies.
    cluster::Profile m_profile;
    World m_world;
    kube::Kubectl m_kubectl;
    std::unique_ptr<monitor::ProbeScheduler> m_probes;
    std::unique_ptr<kube::NodeWatcher> m_watcher;
    std::unique_ptr<maintenance::RebootSurvey> m_survey;
    RealReleaseSource m_releases;
    RealRunSource m_runs;
    RealUpgradeSource m_upgrades;
    RealAdviceSource m_advice;
    TaskThread m_tasks;
    /// Apart from the other tasks: a forecast of a large cluster takes seconds.
    TaskThread m_planning;
    std::stop_source m_unwantedPlan; ///< stops the work on the last plan; for the window's thread only
};

} // namespace kubemori::composition
