// SPDX-License-Identifier: GPL-3.0-or-later
// The life of the nodes: heartbeats, shutdowns, boots, and what the control plane makes of a silent one.
#include "demo/cluster_model.hpp"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// kubelet's nodeStatusReportFrequency: how often an unchanged status is written.
constexpr Milliseconds reportInterval = std::chrono::minutes{5};
/// kube-controller-manager's --node-monitor-grace-period.
constexpr Milliseconds monitorGrace = seconds{40};

QString bootIdOf(const QString &cluster, const SimNode &node)
{
    static const QUuid space(u"0b8a3c52-7f3e-4d43-9c0c-4a1f6b1d2e90"_s);
    return QUuid::createUuidV5(space, u"%1/%2/%3"_s.arg(cluster, node.name, QString::number(node.boots)))
        .toString(QUuid::WithoutBraces);
}

} // namespace

int ClusterModel::addNode(SimNode node)
{
    const auto index = static_cast<int>(m_nodes.size());
    node.bootId = bootIdOf(m_id, node);
    node.reportedBootId = node.bootId;
    node.etcd = node.controlPlane ? m_etcd : QString();
    // Spread, as they started at different times.
    const Milliseconds offset = reportInterval * (index % 97) / 97;
    node.heartbeat = m_now - offset;
    node.readySince = std::max(node.bootedAt, node.createdAt);
    m_nodes.push_back(std::move(node));
    m_nodes.back().version = ++m_version;
    if (m_etcdLeader < 0 && m_nodes.back().controlPlane) {
        m_etcdLeader = index;
    }
    after(reportInterval - offset, [this, index] { beat(index); });
    return index;
}

void ClusterModel::beat(int index)
{
    SimNode &node = this->node(index);
    if (node.answers && node.ready == SimNode::Ready::True) {
        node.heartbeat = m_now;
        touch(index);
    }
    after(reportInterval, [this, index] { beat(index); });
}

void ClusterModel::setUnschedulable(int index, bool unschedulable)
{
    if (std::exchange(node(index).unschedulable, unschedulable) != unschedulable) {
        touch(index);
        placeWaiting();
    }
}

void ClusterModel::setReady(int index, SimNode::Ready ready)
{
    SimNode &node = this->node(index);
    if (std::exchange(node.ready, ready) == ready) {
        return;
    }
    node.readySince = m_now;
    // "Unknown" is the control plane's word: the kubelet has said nothing.
    if (ready != SimNode::Ready::Unknown) {
        node.heartbeat = m_now;
        node.reportedBootId = node.bootId;
    }
    touch(index);
    podsOf(index, ready == SimNode::Ready::True);
    placeWaiting();
}

void ClusterModel::halt(int index, bool off)
{
    const RebootHabit habit = node(index).habit;
    const int boots = node(index).boots;
    after(habit.silent, [this, index, boots, off] {
        SimNode &node = this->node(index);
        if (node.boots != boots || !node.answers) {
            return; // told twice
        }
        node.answers = false;
        node.off = off;
        electEtcdLeader();
        after(monitorGrace, [this, index] {
            if (!this->node(index).answers) {
                setReady(index, SimNode::Ready::Unknown);
            }
        });
        if (!off) {
            boot(index, this->node(index).habit.answers - this->node(index).habit.silent,
                 this->node(index).habit.ready - this->node(index).habit.silent);
        }
    });
}

void ClusterModel::switchOn(int index)
{
    SimNode &node = this->node(index);
    if (std::exchange(node.off, false)) {
        boot(index, node.habit.answers - node.habit.silent, node.habit.ready - node.habit.silent);
    }
}

void ClusterModel::boot(int index, Milliseconds untilAnswers, Milliseconds untilReady)
{
    const int boots = ++node(index).boots;
    after(untilAnswers, [this, index] {
        SimNode &node = this->node(index);
        node.answers = true;
        node.bootedAt = m_now;
        node.bootId = bootIdOf(m_id, node);
        node.rebootPackages.clear();
        node.kernel = std::exchange(node.nextKernel, node.nextKernel.isEmpty() ? node.kernel : QString());
    });
    // The kubelet registers before it is ready.
    after(untilAnswers + (untilReady - untilAnswers) / 2, [this, index, boots] {
        if (node(index).boots == boots && node(index).answers) {
            setReady(index, SimNode::Ready::False);
        }
    });
    after(untilReady, [this, index, boots] {
        if (node(index).boots == boots && node(index).answers) {
            setReady(index, SimNode::Ready::True);
        }
    });
}

void ClusterModel::falter(int index, Milliseconds duration)
{
    const int boots = node(index).boots;
    if (!node(index).answers || node(index).ready != SimNode::Ready::True) {
        return;
    }
    setReady(index, SimNode::Ready::False);
    after(duration, [this, index, boots] {
        if (node(index).boots == boots && node(index).answers) {
            setReady(index, SimNode::Ready::True);
        }
    });
}

void ClusterModel::setKubelet(int index, const QString &version)
{
    node(index).kubelet = version;
    touch(index);
}

void ClusterModel::electEtcdLeader()
{
    if (m_etcdLeader >= 0 && node(m_etcdLeader).answers) {
        return;
    }
    const auto heir =
        std::ranges::find_if(m_nodes, [](const SimNode &node) { return node.controlPlane && node.answers; });
    if (heir != m_nodes.end()) {
        m_etcdLeader = static_cast<int>(heir - m_nodes.begin());
    }
}

} // namespace kubemori::demo
