// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "links/link_teller.hpp"

#include <stop_token>

namespace kubemori::links {

/// The links to one control-plane host (or to kubectl on this machine), each of which needs the one before.
class HostLinks
{
public:
    HostLinks(cluster::ControlPlaneHost host, const cluster::ControlPlaneAccess &access,
              command::RunnerFactory &factory, PortProbe probe, LinkTeller &teller);

    /// True when kubectl there reaches the API server. Blocks.
    [[nodiscard]] bool check(const std::stop_token &stop);

private:
    /// What ~/.ssh/config makes of the host.
    struct Route
    {
        QString host;
        int port = 22;
        bool isIndirect = false; ///< through a jump host or a proxy command
    };

    [[nodiscard]] Route route(const std::stop_token &stop) const;
    [[nodiscard]] bool reach(const std::stop_token &stop);
    [[nodiscard]] bool logIn(const std::stop_token &stop);
    [[nodiscard]] bool become(const std::stop_token &stop);
    [[nodiscard]] bool findKubectl(const std::stop_token &stop);
    [[nodiscard]] bool askApiServer(const std::stop_token &stop);
    void tellKubectlMissing(const Error &error, const std::stop_token &stop);

    cluster::ControlPlaneHost m_host;
    command::SshTarget m_target;
    command::RunnerFactory *m_factory;
    PortProbe m_probe;
    LinkTeller *m_teller;
    QString m_clientVersion;
};

/// Runs `true` there: whether ssh logs in, or (with `become`) whether sudo works.
[[nodiscard]] Result<> runTrue(command::Runner &runner, bool become, const std::stop_token &stop);

} // namespace kubemori::links
