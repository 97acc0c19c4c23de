// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_health.hpp"

#include <utility>

namespace kubemori::test {

using namespace Qt::StringLiterals;

kube::EtcdMember etcdMember(quint64 id, const QString &address, bool leader, bool healthy)
{
    kube::EtcdMember member;
    member.id = id;
    member.name = u"etcd%1"_s.arg(id);
    member.clientUrl = u"https://%1:2379"_s.arg(address);
    member.urls = {member.clientUrl, u"https://%1:2380"_s.arg(address)};
    member.healthy = healthy;
    member.leader = leader;
    member.trouble = healthy ? QString() : u"context deadline exceeded"_s;
    return member;
}

kube::PodHealth podOf(const QString &deployment, const QString &name, bool ready)
{
    kube::PodHealth pod;
    pod.nameSpace = u"shop"_s;
    pod.name = name;
    pod.node = u"node1"_s;
    pod.ownerKind = u"ReplicaSet"_s;
    pod.ownerName = deployment + u"-5d7f"_s;
    pod.templateHash = u"5d7f"_s;
    pod.phase = u"Running"_s;
    pod.ready = ready;
    return pod;
}

SimHealth::SimHealth(Called called, std::function<QList<kube::Node>()> nodes)
    : m_called(std::move(called))
    , m_nodes(std::move(nodes))
{
    state.workloads = {{.kind = u"Deployment"_s, .nameSpace = u"shop"_s, .name = u"web"_s, .desired = 2}};
    setReady(2);
}

void SimHealth::setReady(int pods)
{
    state.pods = {podOf(u"web"_s, u"web-5d7f-a"_s, pods > 0), podOf(u"web"_s, u"web-5d7f-b"_s, pods > 1)};
}

Result<QList<kube::Node>> SimHealth::nodes(std::stop_token stop)
{
    return answer(u"nodes"_s, stop, m_nodes());
}

Result<maintenance::WorkloadState> SimHealth::workloads(std::stop_token stop)
{
    const auto error = m_called(u"health workloads"_s, stop);
    return error ? Result<maintenance::WorkloadState>(std::unexpected(*error)) : state;
}

Result<kube::ServerReadiness> SimHealth::readyz(const QString &address, std::stop_token stop)
{
    const bool ready = !serversNotReady.contains(address);
    return answer(u"readyz "_s + address, stop,
                  kube::ServerReadiness{.ready = ready, .detail = ready ? QString() : u"failed checks: etcd"_s});
}

Result<QList<kube::EtcdMember>> SimHealth::etcd(const QList<kube::Node> & /*nodes*/, std::stop_token stop)
{
    return answer(u"etcd"_s, stop, members);
}

Result<> SimHealth::moveEtcdLeader(const QList<kube::Node> & /*nodes*/, const kube::EtcdMember & /*from*/,
                                   const kube::EtcdMember &to, std::stop_token stop)
{
    if (const auto error = m_called(u"health move-leader "_s + to.name, stop)) {
        return std::unexpected(*error);
    }
    if (leaderMoves) {
        for (kube::EtcdMember &member : members) {
            member.leader = member.id == to.id;
        }
    }
    return {};
}

Result<maintenance::EtcdSnapshot> SimHealth::saveEtcdSnapshot(const QList<kube::Node> & /*nodes*/, const QString &name,
                                                              const QString &copy, std::stop_token stop)
{
    return answer(u"snapshot"_s, stop,
                  maintenance::EtcdSnapshot{.host = u"cp"_s,
                                            .path = u"/var/lib/kubemori/"_s + name + u".db"_s,
                                            .copy = copy,
                                            .sha256 = "0123",
                                            .status = {.hash = 1, .revision = 2, .keys = 3, .bytes = 4}});
}

Result<std::optional<QList<kube::CephCluster>>> SimHealth::ceph(std::stop_token stop)
{
    return answer(u"ceph"_s, stop, cephClusters);
}

Result<QList<maintenance::HeldVolume>> SimHealth::volumesOn(const QString &node, std::stop_token stop)
{
    return answer(u"volumes "_s + node, stop, volumes);
}

Result<QList<kube::Alert>> SimHealth::firingAlerts(std::stop_token stop)
{
    return answer(u"alerts"_s, stop, alerts);
}

QString SimHealth::moveEtcdLeaderText(const kube::EtcdMember &from, const kube::EtcdMember &to) const
{
    return u"etcdctl --endpoints=%1 move-leader %2"_s.arg(from.clientUrl, kube::etcdId(to.id));
}

} // namespace kubemori::test
