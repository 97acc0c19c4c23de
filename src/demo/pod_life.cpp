// SPDX-License-Identifier: GPL-3.0-or-later
// The life of the pods: made by their controllers, bound to a node, ready, ending, replaced.
#include "demo/cluster_model.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// kube-scheduler's letters for names: no vowels, no digits that look like letters.
QString suffix(quint64 number)
{
    static const QString letters = u"bcdfghjklmnpqrstvwxz2456789"_s;
    const auto count = static_cast<quint64>(letters.size());
    quint64 mixed = number * 0x9E3779B97F4A7C15ULL;
    QString text;
    for (int i = 0; i < 5; ++i) {
        text += letters.at(static_cast<qsizetype>(mixed % count));
        mixed /= count;
    }
    return text;
}

bool isForEachNode(const SimWorkload &workload)
{
    return workload.kind == u"DaemonSet" || workload.kind == u"Node";
}

bool mayRunOn(const SimWorkload &workload, const SimNode &node)
{
    return !(workload.controlPlanesOnly && !node.controlPlane) && !(workload.workersOnly && node.controlPlane) &&
           (isForEachNode(workload) || node.worker);
}

} // namespace

QString ClusterModel::podName(const SimWorkload &workload, int ordinal)
{
    if (workload.kind == u"StatefulSet") {
        return workload.name + u'-' + QString::number(ordinal);
    }
    const QString set = workload.kind == u"Deployment" ? QString(workload.name + u'-' + workload.hash) : workload.name;
    return set + u'-' + suffix(m_uids + 1);
}

void ClusterModel::makePod(int workload, const QString &name, int node, bool ready)
{
    const SimWorkload &owner = m_workloads.at(static_cast<std::size_t>(workload));
    m_pods.push_back({.nameSpace = owner.nameSpace,
                      .name = name,
                      .uid = uid(),
                      .workload = workload,
                      .node = node,
                      .ready = ready,
                      .waiting = {},
                      .restarts = 0,
                      .createdAt = ready ? m_now - std::chrono::days{3} : m_now,
                      .ending = false,
                      .deletionAt = {}});
}

void ClusterModel::addWorkload(SimWorkload workload)
{
    const auto index = static_cast<int>(m_workloads.size());
    workload.hash = suffix(m_uids + 17) + suffix(m_uids + 31);
    m_workloads.push_back(std::move(workload));
    const SimWorkload owner = m_workloads.back();
    if (isForEachNode(owner)) {
        for (int node = 0; node < static_cast<int>(m_nodes.size()); ++node) {
            if (mayRunOn(owner, this->node(node))) {
                makePod(index, owner.kind == u"Node" ? owner.name + u'-' + this->node(node).name : podName(owner, 0),
                        node, true);
            }
        }
        return;
    }
    for (int replica = 0; replica < owner.replicas; ++replica) {
        makePod(index, podName(owner, replica), -1, true);
        place(m_pods.back());
    }
}

int ClusterModel::aliveOf(int workload) const
{
    return static_cast<int>(std::ranges::count_if(
        m_pods, [workload](const SimPod &pod) { return pod.workload == workload && !pod.ending; }));
}

/// The node with the fewest pods of the workload, then the fewest of all: what the scheduler's spreading comes to.
void ClusterModel::place(SimPod &pod)
{
    std::vector<std::pair<int, int>> load(m_nodes.size(), {0, 0});
    for (const SimPod &other : m_pods) {
        if (other.node >= 0 && !other.ending) {
            auto &counts = load.at(static_cast<std::size_t>(other.node));
            counts.first += other.workload == pod.workload ? 1 : 0;
            ++counts.second;
        }
    }
    int best = -1;
    for (int index = 0; index < static_cast<int>(m_nodes.size()); ++index) {
        const SimNode &node = this->node(index);
        const bool fits = node.ready == SimNode::Ready::True && !node.unschedulable && mayRunOn(workloadOf(pod), node);
        if (fits && (best < 0 || load.at(static_cast<std::size_t>(index)) < load.at(static_cast<std::size_t>(best)))) {
            best = index;
        }
    }
    pod.node = best;
}

void ClusterModel::placeWaiting()
{
    for (SimPod &pod : m_pods) {
        if (pod.node < 0 && !pod.ending) {
            place(pod);
            if (pod.node >= 0) {
                start(pod.uid);
            }
        }
    }
}

void ClusterModel::start(const QString &uid)
{
    const auto pod = findPod(uid);
    after(workloadOf(*pod).starts, [this, uid] {
        const auto started = findPod(uid);
        if (started != m_pods.end() && !started->ending && started->node >= 0 && node(started->node).answers) {
            started->ready = true;
            started->waiting.clear();
        }
    });
}

std::vector<SimPod>::iterator ClusterModel::findPod(const QString &uid)
{
    return std::ranges::find(m_pods, uid, &SimPod::uid);
}

void ClusterModel::removePod(const QString &uid, std::optional<Milliseconds> grace)
{
    const auto pod = findPod(uid);
    if (pod == m_pods.end() || (pod->ending && !grace)) {
        return;
    }
    const int index = pod->workload;
    const SimWorkload owner = workloadOf(*pod);
    pod->ending = true;
    pod->ready = false;
    pod->deletionAt = m_now + seconds{30};
    // A ReplicaSet replaces it at once; a StatefulSet waits until the name is free.
    if (owner.kind == u"Deployment" && aliveOf(index) < owner.replicas) {
        makePod(index, podName(owner, 0), -1, false);
        place(m_pods.back());
        if (m_pods.back().node >= 0) {
            start(m_pods.back().uid);
        }
    }
    after(grace.value_or(owner.ends), [this, uid] { vanish(uid); });
}

void ClusterModel::vanish(const QString &uid)
{
    const auto pod = findPod(uid);
    if (pod == m_pods.end()) {
        return;
    }
    const SimPod gone = *pod;
    m_pods.erase(pod);
    const SimWorkload owner = workloadOf(gone);
    if (isForEachNode(owner)) {
        makePod(gone.workload, owner.kind == u"Node" ? gone.name : podName(owner, 0), gone.node, false);
        start(m_pods.back().uid);
    } else if (owner.kind == u"StatefulSet" && aliveOf(gone.workload) < owner.replicas) {
        makePod(gone.workload, gone.name, -1, false);
        place(m_pods.back());
        if (m_pods.back().node >= 0) {
            start(m_pods.back().uid);
        }
    }
}

void ClusterModel::scale(SimWorkload &workload, int replicas)
{
    const auto index = static_cast<int>(&workload - m_workloads.data());
    workload.replicas = replicas;
    const SimWorkload owner = workload;
    for (int alive = aliveOf(index); alive < replicas; ++alive) {
        makePod(index, podName(owner, alive), -1, false);
        place(m_pods.back());
        if (m_pods.back().node >= 0) {
            start(m_pods.back().uid);
        }
    }
    for (int alive = aliveOf(index); alive > replicas; --alive) {
        // The youngest first, as controllers do.
        const auto last = std::find_if(m_pods.rbegin(), m_pods.rend(),
                                       [index](const SimPod &pod) { return pod.workload == index && !pod.ending; });
        removePod(last->uid);
    }
}

void ClusterModel::podsOf(int node, bool ready)
{
    for (SimPod &pod : m_pods) {
        if (pod.node != node || pod.ending) {
            continue;
        }
        if (!ready) {
            pod.ready = false;
        } else if (!pod.ready) {
            ++pod.restarts;
            start(pod.uid);
        }
    }
}

void ClusterModel::crash(const QString &uid)
{
    const auto pod = findPod(uid);
    if (pod == m_pods.end() || !pod->ready) {
        return;
    }
    pod->ready = false;
    pod->waiting = u"CrashLoopBackOff"_s;
    ++pod->restarts;
    after(seconds{20}, [this, uid] {
        if (findPod(uid) != m_pods.end()) {
            start(uid);
        }
    });
}

} // namespace kubemori::demo
