// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "kube/node.hpp"
#include "maintenance/etcd/etcd_host.hpp"
#include "maintenance/etcd/etcd_report.hpp"
#include "operation/command_log.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::maintenance {

/// A host that etcd can be asked from, with what it said of itself.
struct EtcdSeat
{
    QString host; ///< as the profile or the API server names it
    QString node; ///< Kubernetes node; empty: not known
    bool become = false;
    std::shared_ptr<command::Runner> plain; ///< tells of no command
    EtcdHost facts;
};

/// One look at etcd, through the first control-plane host that can ask it. Neither the API server nor a quorum is
/// needed. Used by one thread.
class EtcdLook
{
public:
    EtcdLook(std::shared_ptr<const cluster::ClusterAccess> access, std::shared_ptr<operation::CommandLog> commands);

    /// Without time and findings. An error means that no host could be asked, or none has etcdctl or its certificates.
    [[nodiscard]] Result<EtcdReport> look(const std::stop_token &stop);
    /// The host that was asked; after a look that succeeded.
    [[nodiscard]] const EtcdSeat &seat() const { return m_seat; }

private:
    [[nodiscard]] QList<EtcdSeat> seats(const std::stop_token &stop);
    [[nodiscard]] Result<QByteArray> ask(const EtcdSeat &seat, command::Command command, Milliseconds timeout,
                                         const std::stop_token &stop) const;
    /// What it says even when it ends with an error.
    [[nodiscard]] Result<QByteArray> hear(const EtcdSeat &seat, command::Command command, Milliseconds timeout,
                                          const std::stop_token &stop) const;
    [[nodiscard]] Result<EtcdHost> survey(const EtcdSeat &seat, const std::stop_token &stop) const;
    [[nodiscard]] Result<EtcdReport> lookFrom(const EtcdSeat &seat, const std::stop_token &stop) const;
    [[nodiscard]] Result<> askMembers(const EtcdSeat &seat, EtcdReport &report, const std::stop_token &stop) const;
    /// Which node and host each member is on, and what that says.
    void askHosts(EtcdReport &report, const std::stop_token &stop) const;
    [[nodiscard]] Result<EtcdHost> hostOf(EtcdMemberLook &look, const std::stop_token &stop) const;

    std::shared_ptr<const cluster::ClusterAccess> m_access;
    std::shared_ptr<operation::CommandLog> m_commands;
    QList<kube::Node> m_nodes;
    EtcdSeat m_seat;
};

} // namespace kubemori::maintenance
