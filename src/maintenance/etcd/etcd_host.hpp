// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/gate_settings.hpp"
#include "command/command.hpp"
#include "maintenance/etcd/etcd_report.hpp"

namespace kubemori::maintenance {

/// What a host says of the etcd that runs on it and of how to talk to it; one script finds all of it out. Paths are
/// those of the host, and the same in the containers that Kubespray and kubeadm make.
struct EtcdHost
{
    EtcdKind kind = EtcdKind::Unknown;
    EtcdRoute route = EtcdRoute::Host;
    QStringList inside; ///< goes before a program that is in a container
    QString etcdctl;    ///< empty: neither the host nor a container has it
    QString etcdutl;    ///< empty: there is none (before etcd 3.5)
    QString ca;
    QString cert;
    QString key;
    QString endpoint;
    QString member;         ///< name of the member here
    QString initialCluster; ///< "etcd1=https://10.0.0.11:2380,…", as the member was started
    qint64 quota = 0;       ///< 0: not set there
    std::optional<DiskRoom> data;
    std::optional<DiskRoom> keep; ///< where snapshots lie for as long as they are copied
    bool become = false;

    /// etcdctl with the certificates; `endpoints` empty: the host's own member.
    [[nodiscard]] command::Command ask(const QString &endpoints, const QStringList &arguments) const;
    /// What `snapshot status` and `restore` can be run with, the preferred one first.
    [[nodiscard]] QList<QStringList> tools() const;
    /// Members as the settings have them, with the URLs their clients usually use.
    [[nodiscard]] QList<kube::EtcdMember> settledMembers() const;
};

/// The script that finds it out. `node`: the name in certificates; empty: the host's own name. What the settings name
/// goes first, where it is there.
[[nodiscard]] command::Command etcdHostCommand(const cluster::EtcdGate &settings, const QString &node, bool become);
/// Reads what the script said. InvalidData when it is cut or no such answer.
[[nodiscard]] Result<EtcdHost> parseEtcdHost(const QByteArray &said, const cluster::EtcdGate &settings, bool become);

/// A missing program or certificate stays missing: its error says so.
[[nodiscard]] Error etcdctlError(Error error);

} // namespace kubemori::maintenance
