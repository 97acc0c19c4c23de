// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/cluster_session.hpp"
#include "ui/support/fake_advice.hpp"
#include "ui/support/fake_releases.hpp"
#include "ui/support/fake_runs.hpp"
#include "ui/support/fake_upgrades.hpp"

#include <QHash>

#include <functional>
#include <memory>

namespace kubemori::test {

/// What a test does with a session that the window opened. Shared with the session, outlives it.
struct FakeClusterState
{
    cluster::Profile profile;
    kube::NodeFeedSink feed;
    monitor::ProbeSink probes;
    QList<monitor::ProbeTarget> targets;
    int refreshes = 0;
    command::Prompter *prompter = nullptr;

    maintenance::RebootNeedSink rebootNeeds;
    QList<QStringList> rebootQuestions; ///< calls of askRebootNeeds, the nodes' names
    /// Set: nodes answer at once; else the test calls `rebootNeeds`.
    std::function<Result<maintenance::RebootNeed>(const QString &)> onRebootNeed;

    QList<std::pair<QString, bool>> scheduling; ///< calls of setSchedulable
    std::function<Result<>(const QString &, bool)> onScheduling = [](const QString &, bool) { return Result<>(); };

    QList<QStringList> planRequests;
    std::function<Result<operation::Plan>(const QStringList &)> onPlan;
    /// What the plan is told to meet; without it nothing.
    std::function<Result<maintenance::Forecast>(const operation::Plan &)> onForecast;
    /// Set: forecasts do not come by themselves; the test calls this, the last one asked for.
    bool holdForecasts = false;
    std::function<void()> giveForecast;

    std::function<Result<operation::Plan>()> onPowerPlan;

    operation::EventSink events; ///< of the running operation
    operation::Plan started;
    operation::RunMode mode = operation::RunMode::Begin;
    operation::Controls controls; ///< of every operation of this session
    int starts = 0;
    int cancels = 0;
    QList<std::pair<int, operation::Answer>> answers;
    bool handleAlive = false;

    FakeReleases releases; ///< the checkout's place is the profile's
    FakeRuns runs;         ///< the same
    FakeUpgrades upgrades;
    FakeAdvice advice;

    QList<maintenance::Reconciliation> unsettled; ///< what reconcile() answers
    int reconciliations = 0;
};

/// What a test does with the fleet page's source. Outlives it.
struct FakeFleetState
{
    ui::FleetSource::Sink sink; ///< for the test to give records to
    /// Calls of look(): ids, and whether a person may be asked.
    QList<std::pair<QStringList, command::Asking>> looks;
    bool isOpen = false;
};

/// A window's world without a cluster: sessions do nothing by themselves, the test plays what happens.
class FakeDirectory final : public ui::ClusterDirectory
{
public:
    void add(const cluster::Profile &profile);

    [[nodiscard]] QList<cluster::Profile> profiles() const override { return m_profiles; }
    /// A demo stays one, whatever the file holds.
    [[nodiscard]] QList<cluster::Profile> take(const QList<cluster::Profile> &configured, bool /*isBroken*/) override
    {
        return !m_profiles.isEmpty() && m_profiles.constFirst().simulated ? m_profiles : configured;
    }
    [[nodiscard]] std::unique_ptr<ui::ClusterSession> open(const cluster::Profile &profile,
                                                           command::Prompter &prompter) override;
    [[nodiscard]] std::unique_ptr<ui::FleetSource> openFleet(command::Prompter &prompter) override;
    void findUnsettled(std::function<void(QStringList)> done) override { done(unsettled); }
    [[nodiscard]] FakeClusterState &state(const QString &id) const { return *m_states.value(id); }

    QStringList unsettled; ///< what findUnsettled() answers
    std::shared_ptr<FakeFleetState> fleet = std::make_shared<FakeFleetState>();

private:
    QList<cluster::Profile> m_profiles;
    QHash<QString, std::shared_ptr<FakeClusterState>> m_states;
};

/// A node as a kubelet of our day reports it. `number` makes address and boot id.
[[nodiscard]] kube::Node makeNode(const QString &name, int number, bool controlPlane = false,
                                  kube::ConditionStatus ready = kube::ConditionStatus::True);
[[nodiscard]] cluster::Profile makeProfile(const QString &id, const QString &name, cluster::Purpose purpose);
/// The plan of a rolling reboot of these nodes, as the real planner words it.
[[nodiscard]] operation::Plan makePlan(const QStringList &nodes);
/// That plan, cut off while the second of at least two nodes was coming up; it is back by now.
[[nodiscard]] maintenance::Reconciliation makeReconciliation(const QStringList &nodes);
/// The plan of a shutdown and start-up of these nodes, in the order of going down; the last one is the control plane.
[[nodiscard]] operation::Plan makePowerPlan(const QStringList &nodes);
/// That plan at rest: every node is off, and nobody answers.
[[nodiscard]] maintenance::Reconciliation makeResting(const QStringList &nodes);
[[nodiscard]] QString bootId(int number);
/// The events of one node's steps until it is back, `begin` moving on.
void playNode(const operation::EventSink &sink, const QString &node, QDateTime &at);

} // namespace kubemori::test
