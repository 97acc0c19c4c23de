// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_health.hpp"

#include "maintenance/cluster_actions.hpp"
#include "support/fake_clock.hpp"

#include <functional>
#include <map>
#include <mutex>

namespace kubemori::test {

/// How a node takes a reboot.
struct RebootHabit
{
    Milliseconds down{4000};                        ///< after the command: silent
    Milliseconds up{30000};                         ///< after the command: ssh answers again
    Milliseconds ready{60000};                      ///< after the command: the kubelet reports Ready
    bool obeys = true;                              ///< false: the command does nothing
    bool comesBack = true;                          ///< after a power-off: only once somebody has switched it on
    bool newBootId = true;                          ///< false: only its network was away
    int malformedReads = 0;                         ///< boot ids that come back torn once it is up
    Result<command::Exit> answer = command::Exit{}; ///< of the shutdown command
};

/// A cluster made of values, on a FakeClock: what it does to a node happens as time goes by. Every call is written
/// down.
class SimCluster final : public maintenance::ClusterActions
{
public:
    struct Node
    {
        kube::Node api;
        QString bootId;
        QList<kube::Pod> pods;
        RebootHabit habit;
        Milliseconds clockAhead{0}; ///< of the node's clock, which its heartbeats carry
        bool port22 = true;         ///< the ssh port can be looked at directly
        bool registered = true;     ///< false: its Node object was deleted
        int reboots = 0;
        bool rebooting = false;
        SteadyTime toldAt;
        QDateTime toldAtUtc;
    };

    /// Somebody deletes the Node object; the machine goes on.
    void deleteNode(const QString &name) { at(name).registered = false; }
    /// Its kubelet makes a fresh one.
    void registerNode(const QString &name);

    /// A workload's replicas and the budgets' specs: what remedies change.
    struct Borrowable
    {
        QMap<QString, int> replicas;             ///< by "namespace/kind/name"
        QMap<QString, kube::BudgetSpec> budgets; ///< by "namespace/name"
        bool operator==(const Borrowable &) const = default;
    };

    explicit SimCluster(FakeClock &clock);

    Node &add(const QString &name, bool controlPlane);
    [[nodiscard]] Node &at(const QString &name) { return m_nodes.at(name); }
    /// As the API server has it now; not counted as a call.
    [[nodiscard]] QList<kube::Node> snapshot();
    /// Somebody presses its power button.
    void switchOn(const QString &node);
    [[nodiscard]] bool isUp(const QString &node) const { return isUp(m_nodes.at(node)); }
    void addPod(const QString &node, const QString &name, const QString &ownerKind = QStringLiteral("ReplicaSet"));

    /// A deployment in the namespace "default" with pods of the label app=NAME, one of them on each of these nodes.
    void addWorkload(const QString &name, const QStringList &nodes);
    /// A budget over the pods of the label app=`app`; `rule` is put into its spec.
    void addBudget(const QString &name, const QString &app, const QJsonObject &rule);
    Borrowable borrowable;
    /// The numbers that a server would compute now.
    [[nodiscard]] QList<kube::PodDisruptionBudget> budgetNumbers() const;

    void loseFinalizers(const QString &node); ///< somebody takes them off, and the pods that were ending are gone

    /// Called before every call's effect with "cordon node1" and the like; an error it returns is the call's.
    std::function<std::optional<Error>(const QString &call)> onCall;
    /// The same after the effect: an answer that is lost on its way back.
    std::function<std::optional<Error>(const QString &call)> onAnswer;
    std::function<void()> onChanged; ///< called after every change to what is borrowable
    [[nodiscard]] QStringList calls() const { return m_calls; }
    /// Only those that change something.
    [[nodiscard]] QStringList changes() const;

    SimHealth seen;          ///< what gates look at
    bool selfHosted = false; ///< the API server runs on the control planes: with all of them down nobody answers
    int budgetBlocks = 0;    ///< drains that fail because of the budget, which until then holds nobody
    QString kubectl;         ///< the host in use
    QStringList avoided;

    Result<kube::Node> node(const QString &name, std::stop_token stop) override;
    Result<kube::Cordoned> cordon(const QString &node, std::stop_token stop) override;
    Result<> uncordon(const QString &node, std::stop_token stop) override;
    Result<> annotate(const QString &node, const QStringList &changes, std::stop_token stop) override;
    kube::DrainOutcome drain(const QString &node, const kube::DrainRequest &request,
                             const maintenance::DrainListener &listener, std::stop_token stop) override;
    Result<maintenance::DrainView> drainView(const QString &node, std::stop_token stop) override;
    Result<kube::BudgetSpec> budgetSpec(const QString &nameSpace, const QString &name, std::stop_token stop) override;
    Result<int> replicas(const QString &nameSpace, const QString &kind, const QString &name,
                         std::stop_token stop) override;
    Result<> apply(const kube::ClusterChange &change, std::stop_token stop) override;
    Result<QList<kube::Pod>> podsOnNode(const QString &node, std::stop_token stop) override;
    Result<QList<operation::BlockingBudget>> blockingBudgets(const QString &node, std::stop_token stop) override;
    Result<command::Exit> shutdown(const maintenance::NodeRef &node, std::stop_token stop) override;
    Result<command::Exit> powerOff(const maintenance::NodeRef &node, std::stop_token stop) override;
    Result<> powerOn(const maintenance::NodeRef &node, std::stop_token stop) override;
    Result<monitor::BootId> bootId(const maintenance::NodeRef &node, std::stop_token stop) override;
    maintenance::Reachability probe(const maintenance::NodeRef &node, std::stop_token stop) override;
    [[nodiscard]] QString kubectlHost() const override { return kubectl; }
    void avoidHost(const maintenance::NodeRef &node) override;
    void allowHost(const maintenance::NodeRef &node) override;
    [[nodiscard]] maintenance::ClusterHealth &health() override { return seen; }
    [[nodiscard]] maintenance::ActionText describe(operation::StepKind kind,
                                                   const maintenance::NodeRef &node) const override;
    [[nodiscard]] maintenance::ActionText describeAnnotate(const QString &node,
                                                           const QStringList &changes) const override;
    [[nodiscard]] maintenance::ActionText describe(const kube::ClusterChange &change) const override;

private:
    [[nodiscard]] Result<> blockedDrain(const kube::DrainRequest &request, const kube::DrainSink &sink,
                                        kube::DrainReport &report, const std::stop_token &stop);
    [[nodiscard]] bool evictOnce(const QString &node, const kube::DrainSink &sink, kube::DrainReport &report);
    void replace(const kube::Pod &pod);
    [[nodiscard]] maintenance::DrainView view(const QString &node) const;
    [[nodiscard]] QList<kube::Pod> podsOf(const QString &app) const;
    void fit(const QString &app, int replicas);
    [[nodiscard]] std::optional<Error> called(const QString &call, const std::stop_token &stop);
    /// The same for a call about the Node object itself.
    [[nodiscard]] std::optional<Error> asked(const QString &verb, const QString &node, const std::stop_token &stop);
    /// The value, unless it is lost on its way.
    template<class T> [[nodiscard]] Result<T> answered(const QString &call, T value) const
    {
        if (const auto lost = onAnswer ? onAnswer(call) : std::nullopt) {
            return std::unexpected(*lost);
        }
        return value;
    }
    [[nodiscard]] Result<> answered(const QString &call) const
    {
        return answered(call, 0).transform([](int) {});
    }
    [[nodiscard]] bool isUp(const Node &node) const;
    [[nodiscard]] bool isApiAway(const QString &call) const;
    void goDown(Node &node);
    void settle(Node &node);
    /// By the nodes' own clocks, which a jump of this machine's does not move.
    [[nodiscard]] QDateTime nodeTime() const;
    void heartbeat(Node &node, kube::ConditionStatus ready, const QDateTime &at) const;

    FakeClock &m_clock;
    QDateTime m_beganUtc;
    SteadyTime m_began;
    std::map<QString, Node> m_nodes;
    QStringList m_calls;
    QString m_heldNode; ///< the budget holds its pods
    int m_lastId = 0;
    bool m_hasBlocked = false;
};

/// A well-formed boot id with this number.
[[nodiscard]] QString bootIdOf(int number);

} // namespace kubemori::test
