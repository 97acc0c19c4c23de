// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_session.hpp"

#include "app/composition/reboot_operation.hpp"

#include "operation/engine.hpp"

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

private:
    std::unique_ptr<operation::Operation> m_operation;
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

RealClusterSession::RealClusterSession(cluster::Profile profile, command::Prompter &prompter)
    : m_profile(std::move(profile))
    , m_world(std::shared_ptr<command::Prompter>(&prompter, [](command::Prompter *) { /* borrowed */ }))
    , m_kubectl(m_world.kubectl(m_profile))
{
}

RealClusterSession::~RealClusterSession() = default;

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
        m_probes = std::make_unique<monitor::ProbeScheduler>(m_world.runners().local(), std::move(sink));
    }
    m_probes->setTargets(targets);
}

void RealClusterSession::setSchedulable(const QString &node, bool schedulable, std::function<void(Result<>)> done)
{
    m_tasks.post([this, node, schedulable, done = std::move(done)](const std::stop_token &stop) {
        const Result<> changed = schedulable ? m_kubectl.uncordon(node, stop) : m_kubectl.cordon(node, stop);
        done(changed ? schedulableIs(m_kubectl, node, schedulable, stop) : changed);
    });
}

void RealClusterSession::planRollingReboot(const ui::RollingRebootRequest &request,
                                           std::function<void(Result<operation::Plan>)> done)
{
    m_tasks.post([this, nodes = request.nodes, done = std::move(done)](const std::stop_token &stop) {
        done(RebootOperation(m_world, m_profile, m_kubectl).plan(nodes, stop));
    });
}

std::unique_ptr<ui::RunningOperation> RealClusterSession::start(const operation::Plan &plan, operation::EventSink sink)
{
    auto started = RebootOperation(m_world, m_profile, m_kubectl).start(plan, sink);
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
