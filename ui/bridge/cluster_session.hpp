// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile.hpp"
#include "command/prompter.hpp"
#include "kube/node_feed.hpp"
#include "maintenance/forecast.hpp"
#include "maintenance/reboot_survey.hpp"
#include "maintenance/reconciliation.hpp"
#include "monitor/probe.hpp"
#include "operation/controls.hpp"
#include "operation/event.hpp"
#include "operation/operation_folder.hpp"
#include "ui/bridge/advice_source.hpp"
#include "ui/bridge/fleet_source.hpp"
#include "ui/bridge/release_source.hpp"
#include "ui/bridge/run_source.hpp"
#include "ui/bridge/upgrade_source.hpp"

#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace kubemori::ui {

/// What the person chose in the rolling-reboot dialog.
struct RollingRebootRequest
{
    QStringList nodes; ///< empty: every node of the cluster
};

/// A plan to be read before anything runs.
struct PlannedReboot
{
    operation::Plan plan;
    /// What it will meet, or why that cannot be told; none while it is being worked out.
    std::optional<Result<maintenance::Forecast>> forecast;
};

/// An operation under way. Destroying the handle stops the operation and waits for its thread; the window keeps it
/// until Finished has arrived.
class RunningOperation
{
public:
    virtual ~RunningOperation() = default;
    /// Asks it to stop; it puts back what is safe to put back and then reports Finished. Returns at once.
    virtual void cancel() = 0;
    /// Answers a question that was reported by Asked. Returns at once; a late answer is ignored.
    virtual void answer(int question, const operation::Answer &answer) = 0;
    /// Pausing, skipping and the like. Lives as long as the handle.
    [[nodiscard]] virtual operation::Controls &controls() = 0;
};

/// Everything the window does with one cluster. No call blocks; callbacks and sinks come on worker threads and are
/// carried to the GUI thread by GuiMailbox. Destroying the session stops its watches and waits for their threads.
class ClusterSession
{
public:
    virtual ~ClusterSession() = default;

    [[nodiscard]] virtual const cluster::Profile &profile() const = 0;
    /// Where its operations are kept on disk.
    [[nodiscard]] virtual QString operationsRoot() const { return operation::defaultOperationsRoot(); }
    /// Follows the nodes until the session ends. Once per session.
    virtual void watchNodes(kube::NodeFeedSink sink) = 0;
    /// Forgets what is known and lists again now (also ends a backoff wait).
    virtual void refresh() = 0;
    /// Pings these nodes from now on, until the next call or the session's end. The first call sets the sink.
    virtual void probe(const QList<monitor::ProbeTarget> &targets, monitor::ProbeSink sink) = 0;
    /// Asks these nodes whether they need a reboot, a few at a time and in the background; nobody is asked for a
    /// password or about a host key. The sink gets one answer for each node. The first call sets the sink.
    virtual void askRebootNeeds(const QList<monitor::ProbeTarget> &nodes, maintenance::RebootNeedSink sink) = 0;
    virtual void setSchedulable(const QString &node, bool schedulable, std::function<void(Result<>)> done) = 0;
    /// `done` gets the plan as soon as it is made, and the same plan once more with its forecast; or once an error. A
    /// later call ends what an earlier one still works on, with Cancelled.
    virtual void planRollingReboot(const RollingRebootRequest &request,
                                   std::function<void(Result<PlannedReboot>)> done) = 0;
    /// Plans the shutdown and start-up of the whole cluster. A later call of this or of planRollingReboot() ends it.
    virtual void planPowerCycle(std::function<void(Result<operation::Plan>)> done) = 0;
    /// Runs a plan made by this session. The sink gets Started first and Finished last.
    [[nodiscard]] virtual std::unique_ptr<RunningOperation> start(const operation::Plan &plan,
                                                                  operation::EventSink sink) = 0;
    /// The operations on this cluster that somebody has to decide on, compared with what is true of the nodes now.
    virtual void reconcile(std::function<void(QList<maintenance::Reconciliation>)> done) = 0;
    /// Its Kubespray checkout; lives as long as the session.
    [[nodiscard]] virtual ReleaseSource &releases() = 0;
    /// Its runs of ansible; lives as long as the session.
    [[nodiscard]] virtual RunSource &runs() = 0;
    /// Its upgrades; lives as long as the session.
    [[nodiscard]] virtual UpgradeSource &upgrades() = 0;
    /// The known issues of it; lives as long as the session.
    [[nodiscard]] virtual AdviceSource &advice() = 0;
    /// As start(), for an operation that is on disk.
    [[nodiscard]] virtual std::unique_ptr<RunningOperation> takeUp(const operation::Plan &plan, operation::RunMode mode,
                                                                   operation::EventSink sink) = 0;
};

/// The clusters that are configured, and the way to open one. Implemented by app/composition over the real world, by
/// the demo and by tests.
class ClusterDirectory
{
public:
    virtual ~ClusterDirectory() = default;
    [[nodiscard]] virtual QList<cluster::Profile> profiles() const = 0;
    /// Says which clusters the file holds now, and whether something is wrong in it; returns those to be shown, which
    /// are not the same while there is only a demo to show.
    [[nodiscard]] virtual QList<cluster::Profile> take(const QList<cluster::Profile> &configured, bool /*isBroken*/)
    {
        return configured;
    }
    /// The clock by which this cluster lives; null: the machine's own. Must outlive its session.
    [[nodiscard]] virtual const Clock *clockOf(const cluster::Profile & /*profile*/) const { return nullptr; }
    /// `prompter` must outlive the session.
    [[nodiscard]] virtual std::unique_ptr<ClusterSession> open(const cluster::Profile &profile,
                                                               command::Prompter &prompter) = 0;
    /// The way to look at all clusters side by side; none: there is no fleet page. `prompter` must outlive it.
    [[nodiscard]] virtual std::unique_ptr<FleetSource> openFleet(command::Prompter &prompter) = 0;
    /// The ids of clusters with an operation that somebody has to decide on; asks no cluster. `done` comes on a worker
    /// thread.
    virtual void findUnsettled(std::function<void(QStringList)> done) = 0;
};

} // namespace kubemori::ui
