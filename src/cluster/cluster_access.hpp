// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "command/runner_factory.hpp"

#include <QList>

#include <memory>

namespace kubemori::cluster {

/// A place where kubectl can be run for a cluster.
struct ControlPlaneHost
{
    QString host; ///< as the profile names it; empty: this machine
    std::shared_ptr<command::Runner> runner;
    QString kubectl;              ///< the program
    QStringList kubectlArguments; ///< follow the program in every call: --kubeconfig=…, --context=…
    bool become = false;          ///< run kubectl as root
};

/// A node as reached by ssh.
struct NodeHost
{
    command::SshTarget target;
    std::shared_ptr<command::Runner> runner;
    bool become = false; ///< what needs root is run through sudo
};

/// The address ssh goes to, also the one to ping; empty if neither value can be a host. `name` and `internalIp` as the
/// API server says (suspected).
[[nodiscard]] QString nodeAddress(const NodeAccess &access, const QString &name, const QString &internalIp);
/// How a node is logged in to; InvalidData if it could not be a host.
[[nodiscard]] Result<command::SshTarget> nodeTarget(const NodeAccess &access, const QString &name,
                                                    const QString &internalIp);

/// The host with the Kubespray checkout, with the profile's paths as they are to be used there.
struct Deployer
{
    QString host; ///< as the profile names it; empty: this machine
    std::shared_ptr<command::Runner> runner;
    QString checkout;  ///< empty: none is configured
    QString inventory; ///< empty: none is configured
    QString venv;      ///< empty: none is configured
};

/// The same with whole paths where it is this machine: what is relative is in the home, wherever the program was
/// started.
[[nodiscard]] Deployer inHomeHere(Deployer deployer);

/// The way from a profile to runners for its hosts, the same for the window, the command line and operations. Knows
/// nothing of Kubernetes. Thread-safe as far as the factory is.
class ClusterAccess
{
public:
    /// `factory` is borrowed and must outlive this.
    ClusterAccess(Profile profile, command::RunnerFactory &factory);

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    /// In the order to be tried; never empty: without hosts it is this machine with the profile's kubeconfig.
    [[nodiscard]] QList<ControlPlaneHost> controlPlaneHosts() const;
    /// `name` and `internalIp` as the API server says (suspected): InvalidData if they could not be a host. Without an
    /// internal address the name is used.
    [[nodiscard]] Result<NodeHost> nodeHost(const QString &name, const QString &internalIp) const;
    /// Where ansible and git are run. What is "~/…" in the profile is relative here, as a host's commands start in the
    /// user's home; inventory and venv are below the checkout unless they are absolute or in the home.
    [[nodiscard]] Deployer deployer() const;
    /// The address ssh goes to, also the one to ping; empty if neither value can be a host.
    [[nodiscard]] QString nodeAddress(const QString &name, const QString &internalIp) const;

private:
    Profile m_profile;
    command::RunnerFactory *m_factory;
};

} // namespace kubemori::cluster
