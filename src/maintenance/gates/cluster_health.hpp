// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/alerts.hpp"
#include "kube/etcd_snapshot.hpp"
#include "kube/etcd_status.hpp"
#include "kube/kubectl.hpp"
#include "kube/storage.hpp"
#include "kube/workload.hpp"

#include <QList>

#include <optional>
#include <stop_token>

namespace kubemori::maintenance {

/// A volume that is attached to a node.
struct HeldVolume
{
    QString volume;
    QString driver;
    QString
        keptBy; ///< "namespace/pod" that stays on the node through a drain and uses it; empty: nobody needs it there

    bool operator==(const HeldVolume &) const = default;
};

/// Pods and the workloads they belong to, read one right after the other.
struct WorkloadState
{
    QList<kube::Workload> workloads;
    QList<kube::PodHealth> pods;
};

/// A snapshot of etcd that was checked where it was made, and copied to this machine.
struct EtcdSnapshot
{
    QString host; ///< where it was made
    QString path; ///< there
    QString copy; ///< here, mode 0600: it holds the cluster's Secrets
    QByteArray sha256;
    kube::EtcdSnapshotStatus status;

    bool operator==(const EtcdSnapshot &) const = default;
};

/// What gates look at. Only moveEtcdLeader() and saveEtcdSnapshot() change anything. Every call has a finite timeout of
/// its own and is cancelled within 200 ms. Used by one thread.
class ClusterHealth
{
public:
    ClusterHealth() = default;
    virtual ~ClusterHealth() = default;
    ClusterHealth(const ClusterHealth &) = delete;
    ClusterHealth &operator=(const ClusterHealth &) = delete;

    [[nodiscard]] virtual Result<QList<kube::Node>> nodes(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<WorkloadState> workloads(std::stop_token stop) = 0;
    /// `address` empty: the server of the kubeconfig.
    [[nodiscard]] virtual Result<kube::ServerReadiness> readyz(const QString &address, std::stop_token stop) = 0;
    /// `nodes`: all nodes, to find the certificates of the host that is asked.
    [[nodiscard]] virtual Result<QList<kube::EtcdMember>> etcd(const QList<kube::Node> &nodes,
                                                               std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<> moveEtcdLeader(const QList<kube::Node> &nodes, const kube::EtcdMember &from,
                                                  const kube::EtcdMember &to, std::stop_token stop) = 0;
    /// Makes a snapshot on a control-plane host as /var/lib/kubemori/NAME.db (0600), checks it there, copies it to
    /// `copy`, which is overwritten, and compares the checksums.
    [[nodiscard]] virtual Result<EtcdSnapshot> saveEtcdSnapshot(const QList<kube::Node> &nodes, const QString &name,
                                                                const QString &copy, std::stop_token stop) = 0;
    /// None: there is no Rook.
    [[nodiscard]] virtual Result<std::optional<QList<kube::CephCluster>>> ceph(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<QList<HeldVolume>> volumesOn(const QString &node, std::stop_token stop) = 0;
    /// All that fire; InvalidInput when no Prometheus is configured.
    [[nodiscard]] virtual Result<QList<kube::Alert>> firingAlerts(std::stop_token stop) = 0;

    /// The command that moveEtcdLeader() runs, for plan and journal.
    [[nodiscard]] virtual QString moveEtcdLeaderText(const kube::EtcdMember &from,
                                                     const kube::EtcdMember &to) const = 0;
};

} // namespace kubemori::maintenance
