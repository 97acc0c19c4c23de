// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_session.hpp"

#include "app/composition/operation_start.hpp"
#include "app/composition/power_operation.hpp"
#include "app/composition/reboot_operation.hpp"
#include "app/composition/unsettled_operations.hpp"

#include "base/linked_stop.hpp"
#include "operation/engine.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::composition {

namespace {

/// The window's handle on an operation. One that could not be begun is an empty handle.
class OperationHandle final : public ui::RunningOperation
{
public:
    explicit OperationHandle(std::unique_ptr<operation::Operation> operation)
        : m_operation(std::move(operation))
    {
    }

    void cancel() override
    {
        if (m_operation) {
            m_operation->cancel();
        }
    }
    void answer(int question, const operation::Answer &answer) override
    {
        if (m_operation) {
            m_operation->answer(question, answer);
        }
    }

    [[nodiscard]] operation::Controls &controls() override
    {
        return m_operation ? m_operation->controls() : m_unheeded;
    }

private:
    std::unique_ptr<operation::Operation> m_operation;
    operation::Controls m_unheeded;
};

/// kubectl said that it is done; the node itself has the last word.
Result<> schedulableIs(const kube::Kubectl &kubectl, const QString &node, bool wanted, const std::stop_token &stop)
{
    const auto now = kubectl.getNode(node, stop);
    if (!now) {
        return std::unexpected(now.error());
    }
    if (now->schedulable != wanted) {
        return fail(ErrorCode::NotProved,
                    wanted ? QStringLiteral("it is still cordoned") : QStringLiteral("it is not cordoned"), node);
    }
    return {};
}

} // namespace

RealClusterSession::RealClusterSession(cluster::Profile profile, command::Prompter &prompter,
                                       OperationObserver observer, Surroundings surroundings)
    : m_profile(std::move(profile))
    , m_world(std::shared_ptr<command::Prompter>(&prompter, [](command::Prompter *) { /* borrowed */ }),
              std::move(surroundings))
    , m_kubectl(m_world.kubectl(m_profile))
    , m_releases(m_world.access(m_profile))
    , m_runs(m_profile, m_world)
    , m_upgrades(m_profile, m_world, m_kubectl)
    , m_advice(m_profile, m_world, m_kubectl)
{
    m_world.observe(std::move(observer));
}

RealClusterSession::~RealClusterSession() = default;

QString RealClusterSession::operationsRoot() const
{
    return composition::operationsRoot(m_profile.simulated);
}

void RealClusterSession::watchNodes(kube::NodeFeedSink sink)
{
    m_watcher = std::make_unique<kube::NodeWatcher>(m_kubectl, std::move(sink), m_world.clock());
}

void RealClusterSession::refresh()
{
    if (m_watcher) {
        m_watcher->refresh();
    }
}

void RealClusterSession::probe(const QList<monitor::ProbeTarget> &targets, monitor::ProbeSink sink)
{
    if (!m_probes) {
        m_probes = std::make_unique<monitor::ProbeScheduler>(m_world.runners().local(), std::move(sink),
                                                             monitor::ProbePace{}, m_world.network());
    }
    m_probes->setTargets(targets);
}

void RealClusterSession::askRebootNeeds(const QList<monitor::ProbeTarget> &nodes, maintenance::RebootNeedSink sink)
{
    if (!m_survey) {
        m_survey = std::make_unique<maintenance::RebootSurvey>(
            [this](const monitor::ProbeTarget &node, std::stop_token stop) {
                return rebootNeed(node, std::move(stop));
            },
            std::move(sink));
    }
    m_survey->ask(nodes);
}

Result<maintenance::RebootNeed> RealClusterSession::rebootNeed(const monitor::ProbeTarget &node,
                                                               std::stop_token stop) const
{
    // A host that is down must not keep the others waiting for long.
    constexpr Milliseconds longest = std::chrono::seconds{30};
    const auto host = m_world.access(m_profile).nodeHost(node.node, node.address);
    if (!host) {
        return std::unexpected(host.error());
    }
    return maintenance::rebootRequired(*m_world.quietRunner(host->target), m_profile.rebootRequired.command,
                                       std::min(m_profile.timeouts.command, longest), std::move(stop));
}

void RealClusterSession::setSchedulable(const QString &node, bool schedulable, std::function<void(Result<>)> done)
{
    m_tasks.post([this, node, schedulable, done = std::move(done)](const std::stop_token &stop) {
        const Result<> changed =
            schedulable ? m_kubectl.uncordon(node, stop)
                        : m_kubectl.cordon(node, stop).transform([](kube::Cordoned) { /* either will do */ });
        done(changed ? schedulableIs(m_kubectl, node, schedulable, stop) : changed);
    });
}

void RealClusterSession::planRollingReboot(const ui::RollingRebootRequest &request,
                                           std::function<void(Result<ui::PlannedReboot>)> done)
{
    plan([this, nodes = request.nodes, done = std::move(done)](const std::stop_token &stop) {
        const RebootOperation reboot(m_world, m_profile, m_kubectl);
        auto made = reboot.plan(nodes, stop);
        if (!made) {
            done(std::unexpected(made.error()));
            return;
        }
        done(ui::PlannedReboot{.plan = *made, .forecast = {}});
        done(ui::PlannedReboot{.plan = *made, .forecast = reboot.forecast(*made, stop)});
    });
}

void RealClusterSession::planPowerCycle(std::function<void(Result<operation::Plan>)> done)
{
    plan([this, done = std::move(done)](const std::stop_token &stop) {
        done(PowerOperation(m_world, m_profile, m_kubectl).plan(stop));
    });
}

void RealClusterSession::plan(std::function<void(const std::stop_token &)> work)
{
    m_unwantedPlan.request_stop();
    m_unwantedPlan = {};
    m_planning.post([work = std::move(work), unwanted = m_unwantedPlan.get_token()](const std::stop_token &stop) {
        const LinkedStop either(stop, unwanted);
        work(either.token());
    });
}

std::unique_ptr<ui::RunningOperation> RealClusterSession::start(const operation::Plan &plan, operation::EventSink sink)
{
    return takeUp(plan, operation::RunMode::Begin, std::move(sink));
}

void RealClusterSession::reconcile(std::function<void(QList<maintenance::Reconciliation>)> done)
{
    m_tasks.post([this, done = std::move(done)](const std::stop_token &stop) {
        done(reconciledOperations(operationsRoot(), m_profile.id, m_kubectl, stop));
    });
}

std::unique_ptr<ui::RunningOperation> RealClusterSession::takeUp(const operation::Plan &plan, operation::RunMode mode,
                                                                 operation::EventSink sink)
{
    auto started = startOperation(m_world, m_profile, m_kubectl, plan, sink, mode);
    if (!started) {
        m_tasks.post([this, plan, sink = std::move(sink), error = started.error()](const std::stop_token &) {
            sink(operation::Started{.plan = plan, .at = m_world.clock().utcNow()});
            sink(operation::neverBegun(plan, error, m_world.clock().utcNow()));
        });
        return std::make_unique<OperationHandle>(nullptr);
    }
    return std::make_unique<OperationHandle>(std::move(*started));
}

} // namespace kubemori::composition
