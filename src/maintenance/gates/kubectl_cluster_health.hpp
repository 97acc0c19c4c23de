// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "maintenance/gates/cluster_health.hpp"
#include "operation/command_log.hpp"

#include <functional>
#include <memory>

namespace kubemori::maintenance {

/// The real cluster as gates see it: the API server through kubectl, etcd through etcdctl on a control-plane host,
/// Prometheus through curl on this machine or the API server's proxy.
class KubectlClusterHealth final : public ClusterHealth
{
public:
    /// `kubectl` tells the command log itself; `local` runs `curl`.
    KubectlClusterHealth(kube::Kubectl kubectl, std::shared_ptr<const cluster::ClusterAccess> access,
                         std::shared_ptr<command::Runner> local, std::shared_ptr<operation::CommandLog> commands);

    [[nodiscard]] Result<QList<kube::Node>> nodes(std::stop_token stop) override;
    [[nodiscard]] Result<WorkloadState> workloads(std::stop_token stop) override;
    [[nodiscard]] Result<kube::ServerReadiness> readyz(const QString &address, std::stop_token stop) override;
    [[nodiscard]] Result<QList<kube::EtcdMember>> etcd(const QList<kube::Node> &nodes, std::stop_token stop) override;
    [[nodiscard]] Result<> moveEtcdLeader(const QList<kube::Node> &nodes, const kube::EtcdMember &from,
                                          const kube::EtcdMember &to, std::stop_token stop) override;
    [[nodiscard]] Result<EtcdSnapshot> saveEtcdSnapshot(const QList<kube::Node> &nodes, const QString &name,
                                                        const QString &copy, std::stop_token stop) override;
    /// The command that saveEtcdSnapshot() runs first, for a plan.
    [[nodiscard]] QString etcdSnapshotText() const;
    [[nodiscard]] Result<std::optional<QList<kube::CephCluster>>> ceph(std::stop_token stop) override;
    [[nodiscard]] Result<QList<HeldVolume>> volumesOn(const QString &node, std::stop_token stop) override;
    [[nodiscard]] Result<QList<kube::Alert>> firingAlerts(std::stop_token stop) override;
    [[nodiscard]] QString moveEtcdLeaderText(const kube::EtcdMember &from, const kube::EtcdMember &to) const override;

private:
    /// Reads the pods of a list of pods; `path` ends where "limit=" can follow.
    [[nodiscard]] Result<QList<kube::PodHealth>> pods(const QString &path, const std::stop_token &stop) const;
    /// The volumes that pods of the node use which are to stay there: volume to "namespace/pod".
    [[nodiscard]] Result<QMap<QString, QString>> volumesInUse(const QString &node, const std::stop_token &stop) const;
    /// etcdctl on a control-plane host that is a node called `node`.
    [[nodiscard]] command::Command etcdctl(const cluster::ControlPlaneHost &host, const QString &node,
                                           const QString &endpoint, const QStringList &arguments) const;
    /// Calls for the control-plane hosts in turn, with the node's name of each, until one could be reached.
    [[nodiscard]] Result<>
    onEtcdHost(const QList<kube::Node> &nodes, const std::stop_token &stop,
               const std::function<Result<>(const cluster::ControlPlaneHost &, const QString &node)> &call) const;

    kube::Kubectl m_kubectl;
    std::shared_ptr<const cluster::ClusterAccess> m_access;
    std::shared_ptr<command::Runner> m_local;
    std::shared_ptr<operation::CommandLog> m_commands;
};

} // namespace kubemori::maintenance
