// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fake_cluster.hpp"

#include <QTimeZone>

#include <algorithm>
#include <array>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeOperation final : public ui::RunningOperation
{
public:
    explicit FakeOperation(std::shared_ptr<FakeClusterState> state)
        : m_state(std::move(state))
    {
        m_state->handleAlive = true;
    }
    ~FakeOperation() override { m_state->handleAlive = false; }
    void cancel() override { ++m_state->cancels; }
    void answer(int question, const operation::Answer &answer) override { m_state->answers.append({question, answer}); }
    [[nodiscard]] operation::Controls &controls() override { return m_state->controls; }

private:
    std::shared_ptr<FakeClusterState> m_state;
};

maintenance::Forecast nothingInTheWay(const operation::Plan &plan)
{
    maintenance::Forecast forecast;
    for (const QString &node : plan.nodes) {
        maintenance::NodeForecast &turn = forecast.nodes.emplace_back();
        turn.node = node;
    }
    return forecast;
}

class FakeSession final : public ui::ClusterSession
{
public:
    explicit FakeSession(std::shared_ptr<FakeClusterState> state)
        : m_state(std::move(state))
    {
    }

    [[nodiscard]] const cluster::Profile &profile() const override { return m_state->profile; }
    void watchNodes(kube::NodeFeedSink sink) override { m_state->feed = std::move(sink); }
    [[nodiscard]] ui::ReleaseSource &releases() override { return m_state->releases; }
    [[nodiscard]] ui::RunSource &runs() override { return m_state->runs; }
    [[nodiscard]] ui::UpgradeSource &upgrades() override { return m_state->upgrades; }
    [[nodiscard]] ui::AdviceSource &advice() override { return m_state->advice; }
    void refresh() override { ++m_state->refreshes; }
    void probe(const QList<monitor::ProbeTarget> &targets, monitor::ProbeSink sink) override
    {
        m_state->targets = targets;
        if (!m_state->probes) {
            m_state->probes = std::move(sink);
        }
    }
    void askRebootNeeds(const QList<monitor::ProbeTarget> &nodes, maintenance::RebootNeedSink sink) override
    {
        if (!m_state->rebootNeeds) {
            m_state->rebootNeeds = std::move(sink);
        }
        QStringList names;
        for (const monitor::ProbeTarget &target : nodes) {
            names.append(target.node);
        }
        m_state->rebootQuestions.append(names);
        for (const QString &name : m_state->onRebootNeed ? names : QStringList()) {
            m_state->rebootNeeds(name, m_state->onRebootNeed(name));
        }
    }
    void setSchedulable(const QString &node, bool schedulable, std::function<void(Result<>)> done) override
    {
        m_state->scheduling.append({node, schedulable});
        done(m_state->onScheduling(node, schedulable));
    }
    void planRollingReboot(const ui::RollingRebootRequest &request,
                           std::function<void(Result<ui::PlannedReboot>)> done) override
    {
        m_state->planRequests.append(request.nodes);
        const auto plan = m_state->onPlan ? m_state->onPlan(request.nodes) : makePlan(request.nodes);
        if (!plan) {
            done(std::unexpected(plan.error()));
            return;
        }
        done(ui::PlannedReboot{.plan = *plan, .forecast = {}});
        m_state->giveForecast = [state = m_state.get(), plan = *plan, done = std::move(done)] {
            done(ui::PlannedReboot{.plan = plan,
                                   .forecast = state->onForecast ? state->onForecast(plan) : nothingInTheWay(plan)});
        };
        if (!m_state->holdForecasts) {
            m_state->giveForecast();
        }
    }
    void planPowerCycle(std::function<void(Result<operation::Plan>)> done) override
    {
        if (m_state->onPowerPlan) {
            done(m_state->onPowerPlan());
        }
    }
    [[nodiscard]] std::unique_ptr<ui::RunningOperation> start(const operation::Plan &plan,
                                                              operation::EventSink sink) override
    {
        return takeUp(plan, operation::RunMode::Begin, std::move(sink));
    }
    void reconcile(std::function<void(QList<maintenance::Reconciliation>)> done) override
    {
        ++m_state->reconciliations;
        done(m_state->unsettled);
    }
    [[nodiscard]] std::unique_ptr<ui::RunningOperation> takeUp(const operation::Plan &plan, operation::RunMode mode,
                                                               operation::EventSink sink) override
    {
        ++m_state->starts;
        m_state->started = plan;
        m_state->mode = mode;
        m_state->events = std::move(sink);
        return std::make_unique<FakeOperation>(m_state);
    }

private:
    std::shared_ptr<FakeClusterState> m_state;
};

class FakeFleet final : public ui::FleetSource
{
public:
    explicit FakeFleet(std::shared_ptr<FakeFleetState> state)
        : m_state(std::move(state))
    {
        m_state->isOpen = true;
    }
    ~FakeFleet() override
    {
        m_state->isOpen = false;
        m_state->sink = {};
    }
    FakeFleet(const FakeFleet &) = delete;
    FakeFleet &operator=(const FakeFleet &) = delete;

    void follow(Sink sink) override { m_state->sink = std::move(sink); }
    void look(const QList<cluster::Profile> &clusters, command::Asking asking) override
    {
        QStringList ids;
        for (const cluster::Profile &profile : clusters) {
            ids << profile.id;
        }
        m_state->looks.append({ids, asking});
    }

private:
    std::shared_ptr<FakeFleetState> m_state;
};

/// The steps of every node, in order; the last node has a closing one besides.
constexpr std::array stepKinds{
    operation::StepKind::Gates,        operation::StepKind::Cordon,    operation::StepKind::Drain,
    operation::StepKind::WaitDetached, operation::StepKind::Shutdown,  operation::StepKind::WaitDown,
    operation::StepKind::WaitUp,       operation::StepKind::WaitReady, operation::StepKind::Uncordon};

} // namespace

void FakeDirectory::add(const cluster::Profile &profile)
{
    m_profiles.append(profile);
    auto state = std::make_shared<FakeClusterState>();
    state->profile = profile;
    state->releases.checkoutPlace = {
        .host = profile.kubespray.host, .path = profile.kubespray.path, .inventory = profile.kubespray.inventory};
    state->runs.checkoutPlace = state->releases.checkoutPlace;
    m_states.insert(profile.id, std::move(state));
}

std::unique_ptr<ui::ClusterSession> FakeDirectory::open(const cluster::Profile &profile, command::Prompter &prompter)
{
    const std::shared_ptr<FakeClusterState> state = m_states.value(profile.id);
    state->prompter = &prompter;
    return std::make_unique<FakeSession>(state);
}

std::unique_ptr<ui::FleetSource> FakeDirectory::openFleet(command::Prompter & /*prompter*/)
{
    return std::make_unique<FakeFleet>(fleet);
}

QString bootId(int number)
{
    return u"%1-7c41-4e0b-9a55-2f60c1d7e9b3"_s.arg(0x5f3a9c10U + static_cast<uint>(number) * 7919U, 8, 16, QChar(u'0'));
}

kube::Node makeNode(const QString &name, int number, bool controlPlane, kube::ConditionStatus ready)
{
    kube::Node node;
    node.name = name;
    node.uid = u"uid-%1"_s.arg(number);
    node.roles = controlPlane ? QStringList{u"control-plane"_s} : QStringList{u"worker"_s};
    node.version = u"v1.31.4"_s;
    node.internalIp = u"10.0.%1.%2"_s.arg(number / 250).arg(number % 250 + 11);
    node.hostname = name;
    node.osImage = u"Debian GNU/Linux 12 (bookworm)"_s;
    node.kernel = u"6.1.0-28-amd64"_s;
    node.runtime = u"containerd://1.7.24"_s;
    node.bootId = bootId(number);
    node.createdAt = QDateTime(QDate(2025, 11, 3), QTime(8, 0), QTimeZone::utc()).addDays(number % 40);
    node.conditions.append({.type = u"Ready"_s,
                            .status = ready,
                            .reason = ready == kube::ConditionStatus::True ? u"KubeletReady"_s : u"NodeStatusUnknown"_s,
                            .message = ready == kube::ConditionStatus::True ? u"kubelet is posting ready status"_s
                                                                            : u"Kubelet stopped posting node status."_s,
                            .lastHeartbeat = {},
                            .lastTransition = {}});
    return node;
}

cluster::Profile makeProfile(const QString &id, const QString &name, cluster::Purpose purpose)
{
    cluster::Profile profile;
    profile.id = id;
    profile.name = name;
    profile.purpose = purpose;
    profile.controlPlane.hosts = {u"10.0.0.11"_s, u"10.0.0.12"_s};
    profile.controlPlane.user = u"ops"_s;
    profile.controlPlane.kubectl = u"kubectl"_s;
    return profile;
}

operation::Plan makePlan(const QStringList &nodes)
{
    using operation::StepKind;
    operation::Plan plan{.operation = u"20260301-213000-reboot-lab"_s,
                         .kind = u"rolling-reboot"_s,
                         .cluster = u"lab"_s,
                         .nodes = nodes,
                         .steps = {},
                         .warnings = {}};
    int number = 0;
    for (const QString &node : nodes) {
        const QString host = u"ops@10.0.0.%1"_s.arg(31 + number++);
        const auto add = [&](StepKind kind, const QString &command, const QString &location, Milliseconds timeout) {
            plan.steps.append({.id = node + u'/' + operation::toString(kind),
                               .node = node,
                               .kind = kind,
                               .command = command,
                               .location = location,
                               .timeout = timeout});
        };
        const QString control = u"ops@10.0.0.11"_s;
        add(StepKind::Gates, u"nodes-ready, readyz, etcd, workloads, budgets, ceph"_s, control, 15min);
        add(StepKind::Cordon,
            u"sudo kubectl annotate node %1 kubemori.io/operation=%2 kubemori.io/by=ops@desk\n"
            "sudo kubectl cordon %1"_s.arg(node, plan.operation),
            control, 60s);
        add(StepKind::Drain, u"sudo kubectl drain %1 --force --ignore-daemonsets --timeout=600s"_s.arg(node), control,
            10min);
        add(StepKind::WaitDetached, u"volumes"_s, control, 6min);
        add(StepKind::Shutdown, u"sudo shutdown -r now"_s, host, 60s);
        add(StepKind::WaitDown, u"cat /proc/sys/kernel/random/boot_id"_s, host, 5min);
        add(StepKind::WaitUp, u"cat /proc/sys/kernel/random/boot_id"_s, host, 15min);
        add(StepKind::WaitReady, u"sudo kubectl get --raw /api/v1/nodes/"_s + node, control, 10min);
        add(StepKind::Uncordon,
            u"sudo kubectl uncordon %1\nsudo kubectl annotate node %1 kubemori.io/operation- kubemori.io/by-"_s.arg(
                node),
            control, 60s);
        if (node == nodes.constLast()) {
            add(StepKind::Settle, u"workloads"_s, control, 15min);
        }
    }
    return plan;
}

maintenance::Reconciliation makeReconciliation(const QStringList &nodes)
{
    using operation::StepState;
    maintenance::Reconciliation found;
    found.past.id = u"20260301-213000-reboot-lab"_s;
    found.past.standing = operation::Standing::CutOff;
    operation::JournalContents contents;
    contents.plan = makePlan(nodes);
    contents.begunAt = QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc());
    contents.lastAt = contents.begunAt.addSecs(312);
    contents.by.user = u"ops"_s;
    contents.by.host = u"desk"_s;
    found.past.contents = contents;
    found.done = nodes.first(1);
    found.nodes = {{.node = nodes.at(1),
                    .step = contents.plan.steps.at(11),
                    .stepState = StepState::Interrupted,
                    .cordonedByUs = true,
                    .cordonedBefore = false,
                    .off = false,
                    .toldToReboot = true,
                    .now = maintenance::NodeStanding::Now::Cordoned,
                    .rebooted = true,
                    .claimedBy = {}}};
    found.waiting = nodes.sliced(2);
    return found;
}

operation::Plan makePowerPlan(const QStringList &nodes)
{
    using operation::StepKind;
    operation::Plan plan{.operation = u"20260301-213000-000-power-cycle-lab"_s,
                         .kind = u"power-cycle"_s,
                         .cluster = u"lab"_s,
                         .nodes = nodes,
                         .steps = {},
                         .warnings = {}};
    const QString control = u"ops@10.0.0.11"_s;
    const auto add = [&](StepKind kind, const QString &node, const QString &command, Milliseconds timeout) {
        plan.steps.append({.id = node + u'/' + operation::toString(kind),
                           .node = node,
                           .kind = kind,
                           .command = command,
                           .location = kind == StepKind::PowerCut ? QString() : control,
                           .timeout = timeout});
    };
    const QString readBootId = u"cat /proc/sys/kernel/random/boot_id"_s;
    add(StepKind::Gates, nodes.constFirst(), u"nodes-ready, readyz, etcd, workloads, ceph"_s, 15min);
    add(StepKind::Snapshot, nodes.constLast(), u"etcdctl snapshot save /var/lib/kubemori/…"_s, 60min);
    for (const QString &node : nodes) {
        add(StepKind::Identify, node, readBootId, 60s);
        add(StepKind::Cordon, node, u"sudo kubectl cordon "_s + node, 60s);
    }
    for (const QString &node : nodes) {
        add(StepKind::PowerOff, node, u"sudo shutdown -P now"_s, 60s);
        add(StepKind::WaitOff, node, readBootId, 5min);
    }
    add(StepKind::PowerCut, nodes.constLast(), {}, 0s);
    for (qsizetype index = nodes.size() - 1; index >= 0; --index) {
        add(StepKind::WaitUp, nodes.at(index), readBootId, 15min);
        add(StepKind::WaitReady, nodes.at(index), u"sudo kubectl get --raw /api/v1/nodes/"_s + nodes.at(index), 10min);
    }
    for (qsizetype index = nodes.size() - 1; index >= 0; --index) {
        add(StepKind::Uncordon, nodes.at(index), u"sudo kubectl uncordon "_s + nodes.at(index), 60s);
    }
    add(StepKind::Settle, nodes.constFirst(), u"workloads"_s, 15min);
    return plan;
}

maintenance::Reconciliation makeResting(const QStringList &nodes)
{
    maintenance::Reconciliation found = makeReconciliation(nodes);
    found.past.id = u"20260301-213000-000-power-cycle-lab"_s;
    found.past.standing = operation::Standing::Ended;
    found.past.contents->plan = makePowerPlan(nodes);
    found.past.contents->finished = operation::Finished{
        .operation = found.past.id, .outcome = operation::Outcome::Suspended, .nodes = {}, .at = {}, .error = {}};
    found.done.clear();
    found.waiting.clear();
    found.nodes.clear();
    for (const QString &node : nodes) {
        found.nodes.append({.node = node,
                            .step = *std::ranges::find(found.past.contents->plan.steps, node + u"/wait-off"_s,
                                                       &operation::PlanStep::id),
                            .stepState = operation::StepState::Succeeded,
                            .cordonedByUs = true,
                            .cordonedBefore = false,
                            .off = true,
                            .toldToReboot = true,
                            .now = maintenance::NodeStanding::Now::Unknown,
                            .rebooted = false,
                            .claimedBy = {}});
    }
    found.error.code = ErrorCode::Unreachable;
    found.error.subject = u"ops@10.0.0.11"_s;
    return found;
}

void playNode(const operation::EventSink &sink, const QString &node, QDateTime &at)
{
    constexpr std::array seconds{3, 1, 34, 2, 2, 21, 48, 26, 1};
    for (std::size_t i = 0; i < stepKinds.size(); ++i) {
        const QString name = operation::toString(stepKinds[i]);
        const QString step = node + u'/' + name;
        sink(operation::StepChanged{.step = step, .state = operation::StepState::Running, .at = at, .error = {}});
        sink(operation::CommandStarted{
            .step = step, .command = u"sudo kubectl "_s + name + u' ' + node, .location = u"ops@10.0.0.11"_s});
        at = at.addSecs(seconds[i]);
        sink(operation::CommandOutput{.step = step, .line = "node/" + node.toUtf8() + " done", .error = false});
        sink(operation::CommandFinished{
            .step = step, .code = 0, .signal = 0, .duration = std::chrono::seconds(seconds[i]), .error = {}});
        sink(operation::StepChanged{.step = step, .state = operation::StepState::Succeeded, .at = at, .error = {}});
    }
}

} // namespace kubemori::test
