// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/cluster_health.hpp"

#include <functional>

namespace kubemori::test {

/// What gates see of a simulated cluster: healthy as long as a test does not say otherwise. Its calls are reported with
/// "health …" in front.
class SimHealth final : public maintenance::ClusterHealth
{
public:
    using Called = std::function<std::optional<Error>(const QString &call, const std::stop_token &stop)>;

    SimHealth(Called called, std::function<QList<kube::Node>()> nodes);

    maintenance::WorkloadState state; ///< one Deployment of two pods
    QStringList serversNotReady;      ///< by address; "" is the kubeconfig's
    QList<kube::EtcdMember> members;
    bool leaderMoves = true;
    std::optional<QList<kube::CephCluster>> cephClusters;
    QList<maintenance::HeldVolume> volumes;
    QList<kube::Alert> alerts;

    /// Makes the Deployment "shop/web" have this many ready pods of two.
    void setReady(int pods);

    Result<QList<kube::Node>> nodes(std::stop_token stop) override;
    Result<maintenance::WorkloadState> workloads(std::stop_token stop) override;
    Result<kube::ServerReadiness> readyz(const QString &address, std::stop_token stop) override;
    Result<QList<kube::EtcdMember>> etcd(const QList<kube::Node> &nodes, std::stop_token stop) override;
    Result<> moveEtcdLeader(const QList<kube::Node> &nodes, const kube::EtcdMember &from, const kube::EtcdMember &to,
                            std::stop_token stop) override;
    Result<maintenance::EtcdSnapshot> saveEtcdSnapshot(const QList<kube::Node> &nodes, const QString &name,
                                                       const QString &copy, std::stop_token stop) override;
    Result<std::optional<QList<kube::CephCluster>>> ceph(std::stop_token stop) override;
    Result<QList<maintenance::HeldVolume>> volumesOn(const QString &node, std::stop_token stop) override;
    Result<QList<kube::Alert>> firingAlerts(std::stop_token stop) override;
    [[nodiscard]] QString moveEtcdLeaderText(const kube::EtcdMember &from, const kube::EtcdMember &to) const override;

private:
    template<class T> [[nodiscard]] Result<T> answer(const QString &call, const std::stop_token &stop, const T &value)
    {
        const auto error = m_called(QStringLiteral("health ") + call, stop);
        return error ? Result<T>(std::unexpected(*error)) : Result<T>(value);
    }

    Called m_called;
    std::function<QList<kube::Node>()> m_nodes;
};

/// A member of etcd on the machine with this address.
[[nodiscard]] kube::EtcdMember etcdMember(quint64 id, const QString &address, bool leader = false, bool healthy = true);
/// A pod of a Deployment.
[[nodiscard]] kube::PodHealth podOf(const QString &deployment, const QString &name, bool ready);

} // namespace kubemori::test
