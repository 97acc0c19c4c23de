// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_cluster.hpp"

#include "kube/blocking_budget.hpp"

#include <algorithm>
#include <utility>

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
    , m_beganUtc(clock.utcNow())
    , m_began(clock.steadyNow())
{
}

QDateTime SimCluster::nodeTime() const
{
    return m_beganUtc.addMSecs(std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - m_began).count());
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
    heartbeat(node, kube::ConditionStatus::True, nodeTime());
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
        if (node.registered) {
            nodes.append(node.api);
        }
    }
    return nodes;
}

QStringList SimCluster::changes() const
{
    QStringList changes;
    for (const QString &call : m_calls) {
        static const QStringList verbs{u"cordon"_s,  u"uncordon"_s,  u"drain"_s,   u"shutdown"_s,
                                       u"patch"_s,   u"scale"_s,     u"delete"_s,  u"claim"_s,
                                       u"release"_s, u"power-off"_s, u"power-on"_s};
        if (verbs.contains(call.section(u' ', 0, 0))) {
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
    return error || !isApiAway(call)
               ? error
               : Error{.code = ErrorCode::Unreachable, .detail = {}, .subject = {}, .context = {}};
}

bool SimCluster::isApiAway(const QString &call) const
{
    static const QStringList overSsh{u"shutdown"_s, u"power-off"_s, u"power-on"_s, u"boot-id"_s, u"probe"_s};
    return selfHosted && !overSsh.contains(call.section(u' ', 0, 0)) &&
           std::ranges::none_of(
               m_nodes, [this](const auto &node) { return node.second.api.isControlPlane() && isUp(node.second); });
}

void SimCluster::switchOn(const QString &name)
{
    Node &node = at(name);
    node.habit.comesBack = true;
    node.toldAt = m_clock.steadyNow() - node.habit.down;
    node.toldAtUtc = m_clock.utcNow().addMSecs(-node.habit.down.count());
}

std::optional<Error> SimCluster::asked(const QString &verb, const QString &node, const std::stop_token &stop)
{
    if (const auto error = called(verb + u' ' + node, stop)) {
        return error;
    }
    const auto found = m_nodes.find(node);
    if (found == m_nodes.end() || !found->second.registered) {
        return Error{.code = ErrorCode::NotFound, .detail = {}, .subject = node, .context = {}};
    }
    return std::nullopt;
}

void SimCluster::registerNode(const QString &name)
{
    Node &node = at(name);
    settle(node);
    node.registered = true;
    node.api.schedulable = true;
    node.api.annotations.clear();
    node.api.bootId = node.bootId;
    heartbeat(node, kube::ConditionStatus::True, nodeTime());
}

void SimCluster::loseFinalizers(const QString &node)
{
    at(node).pods.removeIf(
        [](const kube::Pod &pod) { return !pod.finalizers.isEmpty() && pod.deletionTimestamp.isValid(); });
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
    if (const auto error = asked(u"node"_s, name, stop)) {
        return std::unexpected(*error);
    }
    settle(at(name));
    return at(name).api;
}

Result<kube::Cordoned> SimCluster::cordon(const QString &node, std::stop_token stop)
{
    const QString call = u"cordon "_s + node;
    if (const auto error = asked(u"cordon"_s, node, stop)) {
        return std::unexpected(*error);
    }
    const bool was = std::exchange(at(node).api.schedulable, false);
    return answered(call, was ? kube::Cordoned::Now : kube::Cordoned::Already);
}

Result<> SimCluster::uncordon(const QString &node, std::stop_token stop)
{
    const QString call = u"uncordon "_s + node;
    if (const auto error = asked(u"uncordon"_s, node, stop)) {
        return std::unexpected(*error);
    }
    at(node).api.schedulable = true;
    return answered(call);
}

Result<> SimCluster::annotate(const QString &node, const QStringList &changes, std::stop_token stop)
{
    const bool removes = changes.constFirst().endsWith(u'-');
    const QString call = (removes ? u"release "_s : u"claim "_s) + node;
    if (const auto error = asked(removes ? u"release"_s : u"claim"_s, node, stop)) {
        return std::unexpected(*error);
    }
    QMap<QString, QString> &annotations = at(node).api.annotations;
    for (const QString &change : changes) {
        const QString key = change.section(removes ? u'-' : u'=', 0, removes ? -2 : 0);
        if (removes) {
            annotations.remove(key);
        } else if (annotations.contains(key)) {
            return fail(ErrorCode::AlreadyExists, {}, node);
        } else {
            annotations.insert(key, change.section(u'=', 1));
        }
    }
    return answered(call);
}

kube::DrainOutcome SimCluster::drain(const QString &node, const kube::DrainRequest &request,
                                     const maintenance::DrainListener &listener, std::stop_token stop)
{
    if (const auto error = called(
            u"drain "_s + node + (request.deleteEmptyDirData ? u" --delete-emptydir-data"_s : QString()), stop)) {
        return {.result = std::unexpected(*error), .report = {}};
    }
    if (!at(node).registered) {
        return {.result = fail(ErrorCode::NotFound, {}, node), .report = {}};
    }
    kube::DrainReport report;
    for (const kube::Pod &pod : std::as_const(at(node).pods)) {
        if (kube::isEvictable(pod) && pod.emptyDir && !request.deleteEmptyDirData) {
            report.emptyDirPods.append(pod.qualifiedName());
        }
    }
    if (!report.emptyDirPods.isEmpty()) {
        return {.result = fail(ErrorCode::EmptyDirData, {}, node), .report = report};
    }
    if (budgetBlocks > 0) {
        m_heldNode = node;
        return {.result = blockedDrain(request, listener.progress, report, stop), .report = report};
    }
    const SteadyTime end = m_clock.steadyNow() + request.timeout;
    while (!evictOnce(node, listener.progress, report)) {
        // As kubectl: a pod that can never be evicted ends the drain at once, and so does the time.
        if (m_clock.steadyNow() >= end || !report.failed.isEmpty()) {
            report.timedOut = report.failed.isEmpty();
            const bool blocked = !report.blocked.isEmpty() || !report.failed.isEmpty();
            return {.result = fail(blocked ? ErrorCode::BlockedByPdb : ErrorCode::TimedOut, {}, node),
                    .report = report};
        }
        if (!m_clock.sleepFor(std::chrono::seconds{5}, stop)) {
            return {.result = fail(ErrorCode::Cancelled, {}, node), .report = report};
        }
        listener.seen(view(node));
    }
    m_clock.advance(std::chrono::seconds{10});
    report.drained = true;
    return {.result = {}, .report = report};
}

Result<> SimCluster::blockedDrain(const kube::DrainRequest &request, const kube::DrainSink &sink,
                                  kube::DrainReport &report, const std::stop_token &stop)
{
    --budgetBlocks;
    m_hasBlocked = true;
    sink({.kind = kube::DrainProgress::Kind::Blocked, .pods = {u"default/web-1"_s}, .text = u"error when evicting"_s});
    if (!m_clock.sleepFor(request.timeout, stop)) {
        return fail(ErrorCode::Cancelled);
    }
    report.timedOut = true;
    return fail(ErrorCode::BlockedByPdb, u"global timeout reached"_s);
}

/// Asks once for the eviction of every pod; true when none is left to ask for. That those have gone is not waited for.
bool SimCluster::evictOnce(const QString &node, const kube::DrainSink &sink, kube::DrainReport &report)
{
    report.blocked.clear();
    const QList<kube::Pod> pods = at(node).pods;
    for (const kube::Pod &pod : pods) {
        if (!kube::isEvictable(pod)) {
            continue;
        }
        const auto blocking = kube::blockingBudgets({pod}, budgetNumbers());
        if (blocking.isEmpty() && !pod.finalizers.isEmpty()) {
            std::ranges::find(at(node).pods, pod.uid, &kube::Pod::uid)->deletionTimestamp = nodeTime();
        } else if (blocking.isEmpty()) {
            at(node).pods.removeOne(pod);
            replace(pod);
        } else if (blocking.size() > 1) {
            report.failed.append(pod.qualifiedName());
            sink({.kind = kube::DrainProgress::Kind::Failed, .pods = {pod.qualifiedName()}, .text = {}});
        } else {
            report.blocked.append({.pod = pod.qualifiedName(), .attempts = 1});
            sink({.kind = kube::DrainProgress::Kind::Blocked, .pods = {pod.qualifiedName()}, .text = {}});
        }
    }
    return std::ranges::none_of(at(node).pods, [](const kube::Pod &pod) {
        return kube::isEvictable(pod) || (pod.deletionTimestamp.isValid() && !pod.finalizers.isEmpty());
    });
}

void SimCluster::addWorkload(const QString &name, const QStringList &nodes)
{
    borrowable.replicas.insert(u"default/deployment/"_s + name, static_cast<int>(nodes.size()));
    for (const QString &node : nodes) {
        addPod(node, name + u'-' + node);
        at(node).pods.last().labels = {{u"app"_s, name}};
        at(node).pods.last().ownerName = name + u"-5d7f9"_s;
    }
}

void SimCluster::addBudget(const QString &name, const QString &app, const QJsonObject &rule)
{
    QJsonObject spec = rule;
    spec.insert(u"selector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app"_s, app}}}});
    borrowable.budgets.insert(u"default/"_s + name, {.uid = u"uid-%1"_s.arg(++m_lastId), .spec = spec});
}

QList<kube::Pod> SimCluster::podsOf(const QString &app) const
{
    QList<kube::Pod> pods;
    for (const auto &[name, node] : m_nodes) {
        for (const kube::Pod &pod : node.pods) {
            if (pod.labels.value(u"app"_s) == app) {
                pods.append(pod);
            }
        }
    }
    return pods;
}

QList<kube::PodDisruptionBudget> SimCluster::budgetNumbers() const
{
    QList<kube::PodDisruptionBudget> all;
    for (const auto &[key, entry] : borrowable.budgets.asKeyValueRange()) {
        kube::PodDisruptionBudget budget;
        budget.nameSpace = u"default"_s;
        budget.name = key.section(u'/', 1);
        const QString app = entry.spec[u"selector"][u"matchLabels"][u"app"].toString();
        budget.matchLabels = {{u"app"_s, app}};
        budget.selectorText = u"app="_s + app;
        budget.minAvailable = entry.spec[u"minAvailable"].toVariant().toString();
        budget.maxUnavailable = entry.spec[u"maxUnavailable"].toVariant().toString();
        const QList<kube::Pod> pods = podsOf(app);
        budget.expectedPods = static_cast<int>(pods.size());
        budget.currentHealthy = static_cast<int>(std::ranges::count_if(
            pods, [](const kube::Pod &pod) { return pod.ready && !pod.deletionTimestamp.isValid(); }));
        budget.desiredHealthy = budget.minAvailable.isEmpty() ? budget.expectedPods - budget.maxUnavailable.toInt()
                                                              : budget.minAvailable.toInt();
        budget.disruptionsAllowed = std::max(0, budget.currentHealthy - budget.desiredHealthy);
        all.append(budget);
    }
    return all;
}

/// Where its controller makes it again: on any other node that takes pods.
void SimCluster::replace(const kube::Pod &pod)
{
    const QString app = pod.labels.value(u"app"_s);
    if (!app.isEmpty()) {
        fit(app, borrowable.replicas.value(u"default/deployment/"_s + app));
    }
}

void SimCluster::fit(const QString &app, int replicas)
{
    QList<kube::Pod> pods = podsOf(app);
    for (qsizetype missing = replicas - pods.size(); missing > 0; --missing) {
        const auto free = std::ranges::find_if(m_nodes, [](const auto &node) { return node.second.api.schedulable; });
        addPod(free->first, u"%1-new%2"_s.arg(app).arg(++m_lastId));
        free->second.pods.last().labels = {{u"app"_s, app}};
        free->second.pods.last().ownerName = app + u"-5d7f9"_s;
    }
    for (qsizetype over = pods.size() - replicas; over > 0; --over) {
        const kube::Pod last = pods.takeLast();
        at(last.node).pods.removeOne(last);
    }
}

maintenance::DrainView SimCluster::view(const QString &node) const
{
    maintenance::DrainView view;
    view.pods = m_nodes.at(node).pods;
    view.budgets = budgetNumbers();
    view.nodeReady = m_nodes.at(node).api.ready() == kube::ConditionStatus::True;
    if (view.budgets.isEmpty() && m_hasBlocked) {
        kube::PodDisruptionBudget budget;
        budget.nameSpace = u"default"_s;
        budget.name = u"web"_s;
        budget.minAvailable = u"2"_s;
        budget.currentHealthy = 2;
        budget.desiredHealthy = 2;
        budget.expectedPods = 3;
        view.budgets.append(budget);
    }
    for (const kube::PodDisruptionBudget &budget : std::as_const(view.budgets)) {
        view.counted.insert(budget.qualifiedName(), podsOf(budget.matchLabels.value(u"app"_s)));
    }
    for (const kube::Pod &pod : std::as_const(view.pods)) {
        const QString app = pod.labels.value(u"app"_s);
        if (borrowable.replicas.contains(u"default/deployment/"_s + app)) {
            view.owners.insert(pod.uid, {.kind = u"deployment"_s,
                                         .name = app,
                                         .replicas = borrowable.replicas.value(u"default/deployment/"_s + app),
                                         .scales = true});
        }
    }
    return view;
}

Result<maintenance::DrainView> SimCluster::drainView(const QString &node, std::stop_token stop)
{
    if (const auto error = asked(u"view"_s, node, stop)) {
        return std::unexpected(*error);
    }
    return view(node);
}

Result<kube::BudgetSpec> SimCluster::budgetSpec(const QString &nameSpace, const QString &name, std::stop_token stop)
{
    const QString key = nameSpace + u'/' + name;
    if (const auto error = called(u"budget "_s + key, stop)) {
        return std::unexpected(*error);
    }
    if (!borrowable.budgets.contains(key)) {
        return fail(ErrorCode::NotFound, {}, key);
    }
    return borrowable.budgets.value(key);
}

Result<int> SimCluster::replicas(const QString &nameSpace, const QString &kind, const QString &name,
                                 std::stop_token stop)
{
    const QString key = nameSpace + u'/' + kind + u'/' + name;
    if (const auto error = called(u"replicas "_s + key, stop)) {
        return std::unexpected(*error);
    }
    if (!borrowable.replicas.contains(key)) {
        return fail(ErrorCode::NotFound, {}, key);
    }
    return borrowable.replicas.value(key);
}

Result<> SimCluster::apply(const kube::ClusterChange &change, std::stop_token stop)
{
    if (const auto error = called(describe(change).command.section(u' ', 1), stop)) {
        return std::unexpected(*error);
    }
    if (const auto *budget = std::get_if<kube::BudgetChange>(&change)) {
        kube::BudgetSpec &there = borrowable.budgets[budget->nameSpace + u'/' + budget->name];
        if (there.spec != budget->expected) {
            return fail(ErrorCode::ExitedNonZero, u"test failed"_s, budget->name);
        }
        there.spec = budget->wanted;
    } else if (const auto *workload = std::get_if<kube::ScaleChange>(&change)) {
        int &there = borrowable.replicas[workload->nameSpace + u'/' + workload->kind + u'/' + workload->name];
        if (there != workload->from) {
            return fail(ErrorCode::ExitedNonZero, u"Expected replicas to be something else"_s, workload->name);
        }
        there = workload->to;
        fit(workload->name, there);
    } else {
        const auto &pod = std::get<kube::ForcedDeletion>(change);
        for (auto &[name, node] : m_nodes) {
            node.pods.removeIf([&pod](const kube::Pod &one) {
                return one.nameSpace == pod.nameSpace && one.name == pod.name && one.finalizers.isEmpty();
            });
        }
    }
    if (onChanged) {
        onChanged();
    }
    return {};
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
    goDown(node);
    return node.habit.answer;
}

void SimCluster::goDown(Node &node)
{
    if (node.habit.obeys) {
        node.rebooting = true;
        node.reboots = 0;
        node.toldAt = m_clock.steadyNow();
        node.toldAtUtc = nodeTime();
    }
}

Result<command::Exit> SimCluster::powerOff(const NodeRef &ref, std::stop_token stop)
{
    if (const auto error = called(u"power-off "_s + ref.name, stop)) {
        return std::unexpected(*error);
    }
    Node &node = at(ref.name);
    node.habit.comesBack = false;
    goDown(node);
    return node.habit.answer;
}

Result<> SimCluster::powerOn(const NodeRef &ref, std::stop_token stop)
{
    if (const auto error = called(u"power-on "_s + ref.name, stop)) {
        return std::unexpected(*error);
    }
    switchOn(ref.name);
    return {};
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

maintenance::ActionText SimCluster::describeAnnotate(const QString &node, const QStringList &changes) const
{
    return {.command = u"kubectl annotate node "_s + node + u' ' + changes.join(u' '), .location = kubectl};
}

maintenance::ActionText SimCluster::describe(const kube::ClusterChange &change) const
{
    if (const auto *budget = std::get_if<kube::BudgetChange>(&change)) {
        return {.command = u"kubectl patch %1/%2"_s.arg(budget->nameSpace, budget->name), .location = kubectl};
    }
    if (const auto *workload = std::get_if<kube::ScaleChange>(&change)) {
        return {.command =
                    u"kubectl scale %1/%2/%3 from %4 to %5"_s.arg(workload->nameSpace, workload->kind, workload->name)
                        .arg(workload->from)
                        .arg(workload->to),
                .location = kubectl};
    }
    const auto &pod = std::get<kube::ForcedDeletion>(change);
    return {.command = u"kubectl delete %1/%2"_s.arg(pod.nameSpace, pod.name), .location = kubectl};
}

} // namespace kubemori::test
