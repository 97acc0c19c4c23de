// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_values.hpp"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace kubemori::demo {

/// One simulated cluster: values, and what happens to them as time goes by. Pure: no clock, no thread, no I/O; time is
/// told by advance(), and whatever is done is done at the time that was told last.
class ClusterModel
{
public:
    /// A change of a Node object, for watches.
    struct Change
    {
        quint64 version = 0;
        int node = 0;
    };

    ClusterModel(QString id, Instant now);

    // Making it; see cluster_builder.hpp.
    int addNode(SimNode node);
    /// With its pods, all of them ready.
    void addWorkload(SimWorkload workload);
    void addBudget(const QString &nameSpace, const QString &app, const QJsonObject &rule);
    void setVersions(QString kubespray, QString etcd);

    /// Lets time go on, never back; everything that was due happens in its order.
    void advance(Instant now);
    [[nodiscard]] Instant now() const { return m_now; }
    /// When something happens next.
    [[nodiscard]] std::optional<Instant> nextEvent() const;
    void at(Instant when, std::function<void()> event);
    void after(Milliseconds delay, std::function<void()> event) { at(m_now + delay, std::move(event)); }

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &kubespray() const { return m_kubespray; }
    /// Somebody checked out another release.
    void setKubespray(const QString &tag) { m_kubespray = tag; }
    /// Whether an upgrade that is at its second node is to fail: the first one is.
    [[nodiscard]] bool takeUpgradeFailure() { return std::exchange(m_isUpgradeToFail, false); }
    [[nodiscard]] Installation &installation() { return m_installation; }
    [[nodiscard]] const Installation &installation() const { return m_installation; }
    /// The tag of the release that a workload was installed by.
    [[nodiscard]] QString installedBy(const QString &workload) const;
    [[nodiscard]] const std::vector<SimNode> &nodes() const { return m_nodes; }
    [[nodiscard]] SimNode &node(int index) { return m_nodes.at(static_cast<std::size_t>(index)); }
    [[nodiscard]] const SimNode &node(int index) const { return m_nodes.at(static_cast<std::size_t>(index)); }
    [[nodiscard]] const std::vector<SimWorkload> &workloads() const { return m_workloads; }
    [[nodiscard]] const SimWorkload &workloadOf(const SimPod &pod) const;
    [[nodiscard]] const std::vector<SimPod> &pods() const { return m_pods; }
    [[nodiscard]] const std::vector<SimBudget> &budgets() const { return m_budgets; }
    /// By name or address; -1: there is none.
    [[nodiscard]] int indexOf(const QString &nameOrAddress) const;
    [[nodiscard]] const SimPod *pod(const QString &nameSpace, const QString &name) const;
    /// Of `app` in this namespace; null: none.
    [[nodiscard]] SimWorkload *workload(const QString &kind, const QString &nameSpace, const QString &name);
    [[nodiscard]] SimBudget *budget(const QString &nameSpace, const QString &name);
    [[nodiscard]] BudgetNumbers numbersOf(const SimBudget &budget) const;
    /// The budget that keeps the pod from being evicted; null: none does.
    [[nodiscard]] const SimBudget *budgetAgainst(const SimPod &pod) const;
    [[nodiscard]] int etcdLeader() const { return m_etcdLeader; }
    void setEtcdLeader(int node) { m_etcdLeader = node; }

    [[nodiscard]] quint64 version() const { return m_version; }
    /// The oldest version a watch may begin with.
    [[nodiscard]] quint64 oldestVersion() const;
    [[nodiscard]] std::vector<Change> changesSince(quint64 version) const;

    /// Counts as a change of the Node object.
    void touch(int node);
    void setUnschedulable(int node, bool unschedulable);
    /// The pod ends and is replaced as its controller does. No budget is asked.
    void removePod(const QString &uid, std::optional<Milliseconds> grace = {});
    void scale(SimWorkload &workload, int replicas);
    /// The machine goes down, and comes up again unless it is switched `off`.
    void halt(int node, bool off);
    void switchOn(int node);
    /// Its kubelet stops reporting for this long, or has trouble.
    void falter(int node, Milliseconds duration);
    void crash(const QString &uid);
    /// Runs from now on, as after an upgrade.
    void setKubelet(int node, const QString &version);

private:
    void boot(int node, Milliseconds untilAnswers, Milliseconds untilReady);
    void setReady(int node, SimNode::Ready ready);
    void beat(int node);
    void podsOf(int node, bool ready);
    void makePod(int workload, const QString &name, int node, bool ready);
    [[nodiscard]] QString podName(const SimWorkload &workload, int ordinal);
    void place(SimPod &pod);
    void placeWaiting();
    void start(const QString &uid);
    void vanish(const QString &uid);
    [[nodiscard]] std::vector<SimPod>::iterator findPod(const QString &uid);
    [[nodiscard]] int aliveOf(int workload) const;
    [[nodiscard]] QString uid();
    void electEtcdLeader();

    QString m_id;
    Instant m_now;
    QString m_kubespray;
    QString m_etcd;
    std::vector<SimNode> m_nodes;
    std::vector<SimWorkload> m_workloads;
    std::vector<SimPod> m_pods;
    std::vector<SimBudget> m_budgets;
    std::multimap<Instant, std::function<void()>> m_events;
    std::deque<Change> m_changes;
    quint64 m_version = 1000;
    quint64 m_uids = 0;
    int m_etcdLeader = -1;
    Installation m_installation;
    QString m_firstRelease;
    bool m_isUpgradeToFail = true;
};

} // namespace kubemori::demo
