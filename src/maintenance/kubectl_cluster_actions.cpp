// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/kubectl_cluster_actions.hpp"

#include "kube/blocking_budget.hpp"
#include "maintenance/node_probe.hpp"
#include "operation/logged_runner.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::StepKind;

namespace {

/// A boot id is 37 bytes: whoever cannot send them within this time is not up.
constexpr Milliseconds bootIdTimeout{10000};

kube::CallObserver observerFor(const std::shared_ptr<operation::CommandLog> &log)
{
    return {
        .started = [log](const command::Command &command, const QString &location) { log->started(command, location); },
        .output = [log](command::Stream stream, QByteArrayView line) { log->output(stream, line); },
        .finished = [log](const Result<command::Exit> &exit) { log->finished(exit); }};
}

QStringList aliasesOf(const NodeRef &node)
{
    QStringList aliases{node.name, node.hostname, node.internalIp};
    aliases.removeAll(QString());
    aliases.removeDuplicates();
    return aliases;
}

} // namespace

KubectlClusterActions::KubectlClusterActions(const kube::Kubectl &kubectl,
                                             std::shared_ptr<const cluster::ClusterAccess> access,
                                             std::shared_ptr<command::Runner> local,
                                             std::shared_ptr<operation::CommandLog> commands, FreshRunner fresh)
    : m_kubectl(kubectl.observed(observerFor(commands)))
    , m_access(std::move(access))
    , m_local(std::move(local))
    , m_commands(std::move(commands))
    , m_fresh(std::move(fresh))
    , m_health(m_kubectl, m_access, m_local, m_commands)
{
}

Result<kube::Node> KubectlClusterActions::node(const QString &name, std::stop_token stop)
{
    return m_kubectl.getNode(name, std::move(stop));
}

Result<> KubectlClusterActions::cordon(const QString &node, std::stop_token stop)
{
    return m_kubectl.cordon(node, std::move(stop));
}

Result<> KubectlClusterActions::uncordon(const QString &node, std::stop_token stop)
{
    return m_kubectl.uncordon(node, std::move(stop));
}

kube::DrainOutcome KubectlClusterActions::drain(const QString &node, const kube::DrainRequest &request,
                                                const kube::DrainSink &sink, std::stop_token stop)
{
    return m_kubectl.drain(node, request, sink, std::move(stop));
}

Result<QList<kube::Pod>> KubectlClusterActions::podsOnNode(const QString &node, std::stop_token stop)
{
    return m_kubectl.podsOnNode(node, std::move(stop));
}

Result<QList<operation::BlockingBudget>> KubectlClusterActions::blockingBudgets(const QString &node,
                                                                                std::stop_token stop)
{
    const auto pods = m_kubectl.podsOnNode(node, stop);
    if (!pods) {
        return std::unexpected(pods.error());
    }
    const auto budgets = m_kubectl.podDisruptionBudgets(stop);
    if (!budgets) {
        return std::unexpected(budgets.error());
    }
    QList<operation::BlockingBudget> blocking;
    for (const kube::BlockingBudget &budget : kube::blockingBudgets(*pods, *budgets)) {
        blocking.append({.name = budget.name,
                         .pod = budget.pod,
                         .currentHealthy = budget.currentHealthy,
                         .desiredHealthy = budget.desiredHealthy,
                         .disruptionsAllowed = budget.disruptionsAllowed,
                         .rule = budget.rule});
    }
    return blocking;
}

Result<command::Exit> KubectlClusterActions::shutdown(const NodeRef &node, std::stop_token stop)
{
    const auto there = host(node);
    if (!there) {
        return std::unexpected(there.error());
    }
    return there->runner->run(shutdownCommand(there->become), {}, std::move(stop));
}

Result<monitor::BootId> KubectlClusterActions::bootId(const NodeRef &node, std::stop_token stop)
{
    const auto there = host(node);
    if (!there) {
        return std::unexpected(there.error());
    }
    if (!m_fresh) {
        return monitor::readBootId(*there->runner, bootIdTimeout, std::move(stop));
    }
    operation::LoggedRunner fresh(m_fresh(there->target), m_commands);
    return monitor::readBootId(fresh, bootIdTimeout, std::move(stop));
}

Reachability KubectlClusterActions::probe(const NodeRef &node, std::stop_token stop)
{
    const auto there = host(node);
    if (!there) {
        return {};
    }
    const int port = there->target.port > 0 ? there->target.port : 22;
    return probeNode(*m_local, m_access->nodeAddress(node.name, node.internalIp), static_cast<quint16>(port), stop);
}

QString KubectlClusterActions::kubectlHost() const
{
    return m_kubectl.host();
}

void KubectlClusterActions::avoidHost(const NodeRef &node)
{
    m_kubectl.avoid(aliasesOf(node));
}

void KubectlClusterActions::allowHost(const NodeRef &node)
{
    m_kubectl.allow(aliasesOf(node));
}

ActionText KubectlClusterActions::describe(StepKind kind, const NodeRef &node) const
{
    const auto there = host(node);
    const QString nodeLocation = there ? there->runner->location() : node.name;
    const cluster::Profile &profile = m_access->profile();
    switch (kind) {
    case StepKind::Cordon:
        return {.command = displayText(m_kubectl.cordonCommand(node.name)), .location = m_kubectl.location()};
    case StepKind::Uncordon:
        return {.command = displayText(m_kubectl.uncordonCommand(node.name)), .location = m_kubectl.location()};
    case StepKind::Drain: {
        const auto request = kube::DrainRequest::fromProfile(profile.drain, profile.timeouts.drain);
        return {.command = displayText(m_kubectl.drainCommand(node.name, request)), .location = m_kubectl.location()};
    }
    case StepKind::Shutdown:
        return {.command = displayText(shutdownCommand(there ? there->become : profile.nodes.become)),
                .location = nodeLocation};
    case StepKind::Gates:
    case StepKind::WaitDetached:
    case StepKind::Settle:
        return {.command = {}, .location = m_kubectl.location()}; // what they look at is for the plan to say
    case StepKind::WaitReady:
        return {.command = displayText(m_kubectl.getNodeCommand(node.name)), .location = m_kubectl.location()};
    case StepKind::WaitDown:
    case StepKind::WaitUp:
        break;
    }
    return {.command = u"cat /proc/sys/kernel/random/boot_id"_s, .location = nodeLocation};
}

Result<cluster::NodeHost> KubectlClusterActions::host(const NodeRef &node) const
{
    auto there = m_access->nodeHost(node.name, node.internalIp);
    if (!there) {
        // No command was sent anywhere: the steps must be able to tell.
        Error error = there.error();
        error.code = ErrorCode::InvalidInput;
        return std::unexpected(error);
    }
    there->runner = std::make_shared<operation::LoggedRunner>(there->runner, m_commands);
    return there;
}

command::Command KubectlClusterActions::shutdownCommand(bool become) const
{
    command::Command command;
    command.argv = {u"shutdown"_s, u"-r"_s, u"now"_s};
    command.become = become;
    command.timeout = m_access->profile().timeouts.command;
    return command;
}

} // namespace kubemori::maintenance
