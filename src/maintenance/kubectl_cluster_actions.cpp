// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/kubectl_cluster_actions.hpp"

#include "kube/blocking_budget.hpp"
#include "maintenance/blockers/drain_look.hpp"
#include "maintenance/node_probe.hpp"
#include "operation/logged_runner.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::StepKind;

namespace {

/// A boot id is 37 bytes: whoever cannot send them within this time is not up.
constexpr Milliseconds bootIdTimeout{10000};
/// Between two looks at a node that is being drained.
constexpr Milliseconds lookInterval{2500};

kube::CallObserver observerFor(const std::shared_ptr<operation::CommandLog> &log)
{
    return {
        .started = [log](const command::Command &command, const QString &location) { log->started(command, location); },
        .output = [log](command::Stream stream, QByteArrayView line) { log->output(stream, line); },
        .finished = [log](const Result<command::Exit> &exit) { log->finished(exit); }};
}

/// The same for a drain on a thread of its own: the log hears of it on the operation's thread.
kube::CallObserver relayedObserver(const std::shared_ptr<operation::CommandLog> &log, CallRelay &relay)
{
    return {.started =
                [log, &relay](const command::Command &command, const QString &location) {
                    relay.post([log, command, location] { log->started(command, location); });
                },
            .output =
                [log, &relay](command::Stream stream, QByteArrayView line) {
                    relay.post([log, stream, bytes = line.toByteArray()] { log->output(stream, bytes); });
                },
            .finished =
                [log, &relay](const Result<command::Exit> &exit) { relay.post([log, exit] { log->finished(exit); }); }};
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
                                             std::shared_ptr<operation::CommandLog> commands, FreshRunner fresh,
                                             std::shared_ptr<monitor::Network> network)
    : m_kubectl(kubectl.observed(observerFor(commands)))
    , m_quiet(kubectl)
    , m_access(std::move(access))
    , m_local(std::move(local))
    , m_commands(std::move(commands))
    , m_fresh(std::move(fresh))
    , m_network(std::move(network))
    , m_health(m_kubectl, m_access, m_local, m_commands)
{
}

Result<kube::Node> KubectlClusterActions::node(const QString &name, std::stop_token stop)
{
    return m_kubectl.getNode(name, std::move(stop));
}

Result<kube::Cordoned> KubectlClusterActions::cordon(const QString &node, std::stop_token stop)
{
    return m_kubectl.cordon(node, std::move(stop));
}

Result<> KubectlClusterActions::uncordon(const QString &node, std::stop_token stop)
{
    return m_kubectl.uncordon(node, std::move(stop));
}

Result<> KubectlClusterActions::annotate(const QString &node, const QStringList &changes, std::stop_token stop)
{
    return m_kubectl.annotateNode(node, changes, std::move(stop));
}

kube::DrainOutcome KubectlClusterActions::drain(const QString &node, const kube::DrainRequest &request,
                                                const DrainListener &listener, std::stop_token stop)
{
    const auto drain = [&](CallRelay &relay) {
        const auto progress = [&](const kube::DrainProgress &said) {
            if (listener.progress) {
                relay.post([&listener, said] { listener.progress(said); });
            }
        };
        return m_quiet.observed(relayedObserver(m_commands, relay)).drain(node, request, progress, stop);
    };
    DrainLook looks(m_quiet);
    const auto look = [&](const std::stop_token &over) { return looks.at(node, over); };
    return watchedDrain({.drain = drain, .look = look}, listener, m_clock, lookInterval);
}

Result<DrainView> KubectlClusterActions::drainView(const QString &node, std::stop_token stop)
{
    return DrainLook(m_kubectl).at(node, stop);
}

Result<kube::BudgetSpec> KubectlClusterActions::budgetSpec(const QString &nameSpace, const QString &name,
                                                           std::stop_token stop)
{
    return kube::readBudgetSpec(m_kubectl, nameSpace, name, std::move(stop));
}

Result<int> KubectlClusterActions::replicas(const QString &nameSpace, const QString &kind, const QString &name,
                                            std::stop_token stop)
{
    return kube::readReplicas(m_kubectl, nameSpace, kind, name, stop);
}

Result<> KubectlClusterActions::apply(const kube::ClusterChange &change, std::stop_token stop)
{
    return m_kubectl.apply(change, std::move(stop));
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
                         .rule = budget.rule,
                         .expectedPods = 0,
                         .selector = {}});
    }
    return blocking;
}

Result<command::Exit> KubectlClusterActions::shutdown(const NodeRef &node, std::stop_token stop)
{
    return halt(node, u"-r"_s, std::move(stop));
}

Result<command::Exit> KubectlClusterActions::powerOff(const NodeRef &node, std::stop_token stop)
{
    return halt(node, u"-P"_s, std::move(stop));
}

Result<> KubectlClusterActions::powerOn(const NodeRef &node, std::stop_token stop)
{
    if (m_access->profile().power.on.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the profile names no command that switches a machine on"_s, node.name);
    }
    operation::LoggedRunner here(m_local, m_commands);
    return command::captureChecked(here, powerOnCommand(node), std::move(stop)).transform([](const auto &) {});
}

Result<command::Exit> KubectlClusterActions::halt(const NodeRef &node, const QString &how, std::stop_token stop) const
{
    const auto there = host(node);
    if (!there) {
        return std::unexpected(there.error());
    }
    return there->runner->run(haltCommand(how, there->become), {}, std::move(stop));
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
    return probeNode(*m_local, *m_network, m_access->nodeAddress(node.name, node.internalIp),
                     static_cast<quint16>(port), stop);
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
    case StepKind::PowerOff:
        return {.command = displayText(haltCommand(kind == StepKind::Shutdown ? u"-r"_s : u"-P"_s,
                                                   there ? there->become : profile.nodes.become)),
                .location = nodeLocation};
    case StepKind::PowerOn:
        return {.command = displayText(powerOnCommand(node)), .location = m_local->location()};
    case StepKind::Snapshot:
        return {.command = m_health.etcdSnapshotText(), .location = m_kubectl.location()};
    case StepKind::PowerCut:
    case StepKind::Facts:
    case StepKind::Upgrade:
    case StepKind::Upgraded:
    case StepKind::Addons:
    case StepKind::Remedy:
    case StepKind::Backup:
    case StepKind::Renew:
    case StepKind::Restart:
    case StepKind::Serving:
        return {};
    case StepKind::Gates:
    case StepKind::WaitDetached:
    case StepKind::Settle:
        return {.command = {}, .location = m_kubectl.location()}; // what they look at is for the plan to say
    case StepKind::WaitReady:
        return {.command = displayText(m_kubectl.getNodeCommand(node.name)), .location = m_kubectl.location()};
    case StepKind::Identify:
    case StepKind::WaitDown:
    case StepKind::WaitOff:
    case StepKind::WaitUp:
        break;
    }
    return {.command = u"cat /proc/sys/kernel/random/boot_id"_s, .location = nodeLocation};
}

ActionText KubectlClusterActions::describeAnnotate(const QString &node, const QStringList &changes) const
{
    return {.command = displayText(m_kubectl.annotateNodeCommand(node, changes)), .location = m_kubectl.location()};
}

ActionText KubectlClusterActions::describe(const kube::ClusterChange &change) const
{
    return {.command = displayText(m_kubectl.changeCommand(change)), .location = m_kubectl.location()};
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

command::Command KubectlClusterActions::powerOnCommand(const NodeRef &node) const
{
    command::Command command;
    for (QString word : m_access->profile().power.on) {
        command.argv.append(word.replace(u"{node}"_s, node.name).replace(u"{ip}"_s, node.internalIp));
    }
    command.timeout = m_access->profile().timeouts.command;
    return command;
}

command::Command KubectlClusterActions::haltCommand(const QString &how, bool become) const
{
    command::Command command;
    command.argv = {u"shutdown"_s, how, u"now"_s};
    command.become = become;
    command.timeout = m_access->profile().timeouts.command;
    return command;
}

} // namespace kubemori::maintenance
