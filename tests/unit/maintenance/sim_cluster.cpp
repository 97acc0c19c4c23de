// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_cluster.hpp"

#include "kube/blocking_budget.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;
using maintenance::NodeRef;

QString bootIdOf(int number)
{
    return u"%1-1111-4222-8333-444444444444"_s.arg(number, 8, 10, QLatin1Char('0'));
}

SimCluster::SimCluster(FakeClock &clock)
    : seen([this](const QString &call, const std::stop_token &stop) { return called(call, stop); },
           [this] { return snapshot(); })
    , m_clock(clock)
{
}

SimCluster::Node &SimCluster::add(const QString &name, bool controlPlane)
{
    Node node;
    node.api.name = name;
    node.api.hostname = name;
    node.api.internalIp = u"10.0.0.%1"_s.arg(11 + m_nodes.size());
    node.api.roles = controlPlane ? QStringList{u"control-plane"_s} : QStringList{};
    node.bootId = bootIdOf(++m_lastId);
    node.api.bootId = node.bootId;
    heartbeat(node, kube::ConditionStatus::True, m_clock.utcNow());
    return m_nodes.emplace(name, std::move(node)).first->second;
}

void SimCluster::addPod(const QString &node, const QString &name, const QString &ownerKind)
{
    kube::Pod pod;
    pod.nameSpace = u"default"_s;
    pod.name = name;
    pod.uid = u"uid-%1"_s.arg(++m_lastId);
    pod.node = node;
    pod.phase = u"Running"_s;
    pod.ready = true;
    pod.ownerKind = ownerKind;
    at(node).pods.append(pod);
}

QList<kube::Node> SimCluster::snapshot()
{
    QList<kube::Node> nodes;
    for (auto &[name, node] : m_nodes) {
        settle(node);
        nodes.append(node.api);
    }
    return nodes;
}

QStringList SimCluster::changes() const
{
    QStringList changes;
    for (const QString &call : m_calls) {
        if (call.startsWith(u"cordon ") || call.startsWith(u"uncordon ") || call.startsWith(u"drain ") ||
            call.startsWith(u"shutdown ")) {
            changes.append(call);
        }
    }
    return changes;
}

std::optional<Error> SimCluster::called(const QString &call, const std::stop_token &stop)
{
    m_calls.append(call);
    std::optional<Error> error = onCall ? onCall(call) : std::nullopt;
    if (stop.stop_requested()) {
        return Error{.code = ErrorCode::Cancelled, .detail = {}, .subject = {}, .context = {}};
    }
    return error;
}

bool SimCluster::isUp(const Node &node) const
{
    if (!node.rebooting) {
        return true;
    }
    const auto gone = m_clock.steadyNow() - node.toldAt;
    return gone < node.habit.down || (node.habit.comesBack && gone >= node.habit.up);
}

void SimCluster::heartbeat(Node &node, kube::ConditionStatus ready, const QDateTime &at) const
{
    node.api.conditions = {{.type = u"Ready"_s,
                            .status = ready,
                            .reason = {},
                            .message = {},
                            .lastHeartbeat = at.addMSecs(node.clockAhead.count()),
                            .lastTransition = {}}};
}

void SimCluster::settle(Node &node)
{
    if (!node.rebooting) {
        return;
    }
    const auto gone = m_clock.steadyNow() - node.toldAt;
    if (gone >= node.habit.up && node.habit.comesBack && node.habit.newBootId && node.reboots == 0) {
        ++node.reboots;
        node.bootId = bootIdOf(1000 + ++m_lastId);
    }
    if (gone < node.habit.down) {
        // The kubelet reports once more on its way down: a heartbeat after the command that is still the old boot's.
        heartbeat(node, kube::ConditionStatus::True, node.toldAtUtc.addMSecs(500));
    } else if (node.habit.comesBack && gone >= node.habit.ready) {
        node.api.bootId = node.bootId;
        heartbeat(node, kube::ConditionStatus::True, node.toldAtUtc.addMSecs(node.habit.ready.count()));
        node.rebooting = false;
    } else if (gone > node.habit.down + std::chrono::seconds{20}) {
        node.api.conditions.first().status = kube::ConditionStatus::Unknown;
    }
}

Result<kube::Node> SimCluster::node(const QString &name, std::stop_token stop)
{
    if (const auto error = called(u"node "_s + name, stop)) {
        return std::unexpected(*error);
    }
    const auto found = m_nodes.find(name);
    if (found == m_nodes.end()) {
        return fail(ErrorCode::NotFound, {}, name);
    }
    settle(found->second);
    return found->second.api;
}

Result<> SimCluster::cordon(const QString &node, std::stop_token stop)
{
    if (const auto error = called(u"cordon "_s + node, stop)) {
        return std::unexpected(*error);
    }
    at(node).api.schedulable = false;
    return {};
}

Result<> SimCluster::uncordon(const QString &node, std::stop_token stop)
{
    if (const auto error = called(u"uncordon "_s + node, stop)) {
        return std::unexpected(*error);
    }
    at(node).api.schedulable = true;
    return {};
}

kube::DrainOutcome SimCluster::drain(const QString &node, const kube::DrainRequest &request,
                                     const kube::DrainSink &sink, std::stop_token stop)
{
    if (const auto error = called(
            u"drain "_s + node + (request.deleteEmptyDirData ? u" --delete-emptydir-data"_s : QString()), stop)) {
        return {.result = std::unexpected(*error), .report = {}};
    }
    kube::DrainReport report;
    QList<kube::Pod> &pods = at(node).pods;
    for (const kube::Pod &pod : std::as_const(pods)) {
        if (kube::isEvictable(pod) && pod.emptyDir && !request.deleteEmptyDirData) {
            report.emptyDirPods.append(pod.qualifiedName());
        }
    }
    if (!report.emptyDirPods.isEmpty()) {
        return {.result = fail(ErrorCode::EmptyDirData, {}, node), .report = report};
    }
    if (budgetBlocks > 0) {
        --budgetBlocks;
        m_heldNode = node;
        sink({.kind = kube::DrainProgress::Kind::Blocked,
              .pods = {u"default/web-1"_s},
              .text = u"error when evicting"_s});
        if (!m_clock.sleepFor(request.timeout, stop)) {
            return {.result = fail(ErrorCode::Cancelled, {}, node), .report = report};
        }
        report.timedOut = true;
        return {.result = fail(ErrorCode::BlockedByPdb, u"global timeout reached"_s, node), .report = report};
    }
    pods.removeIf([](const kube::Pod &pod) { return kube::isEvictable(pod); });
    m_clock.advance(std::chrono::seconds{10});
    report.drained = true;
    return {.result = {}, .report = report};
}

Result<QList<kube::Pod>> SimCluster::podsOnNode(const QString &node, std::stop_token stop)
{
    if (const auto error = called(u"pods "_s + node, stop)) {
        return std::unexpected(*error);
    }
    return at(node).pods;
}

Result<QList<operation::BlockingBudget>> SimCluster::blockingBudgets(const QString &node, std::stop_token stop)
{
    if (const auto error = called(u"budgets "_s + node, stop)) {
        return std::unexpected(*error);
    }
    if (m_heldNode != node) {
        return QList<operation::BlockingBudget>{};
    }
    return QList<operation::BlockingBudget>{{.name = u"default/web"_s,
                                             .pod = u"default/web-1"_s,
                                             .currentHealthy = 2,
                                             .desiredHealthy = 2,
                                             .disruptionsAllowed = 0,
                                             .rule = u"minAvailable: 2"_s}};
}

Result<command::Exit> SimCluster::shutdown(const NodeRef &ref, std::stop_token stop)
{
    if (const auto error = called(u"shutdown "_s + ref.name, stop)) {
        return std::unexpected(*error);
    }
    Node &node = at(ref.name);
    if (node.habit.obeys) {
        node.rebooting = true;
        node.reboots = 0;
        node.toldAt = m_clock.steadyNow();
        node.toldAtUtc = m_clock.utcNow();
    }
    return node.habit.answer;
}

Result<monitor::BootId> SimCluster::bootId(const NodeRef &ref, std::stop_token stop)
{
    if (const auto error = called(u"boot-id "_s + ref.name, stop)) {
        return std::unexpected(*error);
    }
    Node &node = at(ref.name);
    if (!isUp(node)) {
        return fail(ErrorCode::Unreachable, {}, ref.name);
    }
    settle(node);
    if (node.reboots > 0 && node.habit.malformedReads > 0) {
        --node.habit.malformedReads;
        return fail(ErrorCode::InvalidData, u"not a boot id: \"cat: …\""_s, ref.name);
    }
    return *monitor::BootId::parse(node.bootId);
}

maintenance::Reachability SimCluster::probe(const NodeRef &ref, std::stop_token stop)
{
    if (called(u"probe "_s + ref.name, stop)) {
        return {.echo = false, .ssh = false};
    }
    const Node &node = at(ref.name);
    const bool up = isUp(node);
    return {.echo = up, .ssh = up && node.port22};
}

void SimCluster::avoidHost(const NodeRef &node)
{
    m_calls.append(u"avoid "_s + node.name);
    avoided.append(node.internalIp);
}

void SimCluster::allowHost(const NodeRef &node)
{
    m_calls.append(u"allow "_s + node.name);
    avoided.removeAll(node.internalIp);
}

maintenance::ActionText SimCluster::describe(operation::StepKind kind, const NodeRef &node) const
{
    switch (kind) {
    case operation::StepKind::Cordon:
        return {.command = u"kubectl cordon "_s + node.name, .location = kubectl};
    case operation::StepKind::Drain:
        return {.command = u"kubectl drain "_s + node.name, .location = kubectl};
    case operation::StepKind::Uncordon:
        return {.command = u"kubectl uncordon "_s + node.name, .location = kubectl};
    case operation::StepKind::Gates:
    case operation::StepKind::WaitDetached:
    case operation::StepKind::Settle:
        return {.command = {}, .location = kubectl};
    case operation::StepKind::Shutdown:
        return {.command = u"sudo shutdown -r now"_s, .location = u"ops@"_s + node.internalIp};
    default:
        return {.command = u"look"_s, .location = node.name};
    }
}

} // namespace kubemori::test
