// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_access.hpp"

#include "cluster/host_name.hpp"

#include <QDir>

#include <utility>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

/// A shell would put the home folder for "~"; there is none between us and the program.
QString inHome(const QString &path)
{
    return path == "~"_L1 ? u"."_s : path.startsWith("~/"_L1) ? path.sliced(2) : path;
}

QString belowCheckout(const QString &path, const QString &checkout)
{
    const bool standsAlone = path.isEmpty() || path.startsWith(u'/') || path == "~"_L1 || path.startsWith("~/"_L1);
    return standsAlone || checkout.isEmpty() ? inHome(path) : QString(inHome(checkout) + u'/' + path);
}

} // namespace

ClusterAccess::ClusterAccess(Profile profile, command::RunnerFactory &factory)
    : m_profile(std::move(profile))
    , m_factory(&factory)
{
}

QList<ControlPlaneHost> ClusterAccess::controlPlaneHosts() const
{
    const ControlPlaneAccess &access = m_profile.controlPlane;
    const QString kubectl = access.kubectl.isEmpty() ? u"kubectl"_s : access.kubectl;
    if (access.hosts.isEmpty()) {
        ControlPlaneHost here{
            .host = {}, .runner = m_factory->local(), .kubectl = kubectl, .kubectlArguments = {}, .become = false};
        if (!access.kubeconfig.isEmpty()) {
            here.kubectlArguments.append(u"--kubeconfig="_s + access.kubeconfig);
        }
        if (!access.context.isEmpty()) {
            here.kubectlArguments.append(u"--context="_s + access.context);
        }
        return {here};
    }
    QList<ControlPlaneHost> hosts;
    for (const QString &host : access.hosts) {
        const command::SshTarget target{
            .host = host, .user = access.user, .port = access.port, .identityFile = access.identityFile};
        hosts.append({.host = host,
                      .runner = m_factory->ssh(target),
                      .kubectl = kubectl,
                      .kubectlArguments = {},
                      .become = access.become});
    }
    return hosts;
}

QString nodeAddress(const NodeAccess &access, const QString &name, const QString &internalIp)
{
    const bool byIp = access.address == NodeAddress::InternalIp && isHostName(internalIp);
    if (byIp) {
        return internalIp;
    }
    return isHostName(name) ? name : QString();
}

Result<command::SshTarget> nodeTarget(const NodeAccess &access, const QString &name, const QString &internalIp)
{
    const QString address = nodeAddress(access, name, internalIp);
    if (address.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"neither the node's name nor its internal address can be a host"_s, name);
    }
    return command::SshTarget{
        .host = address, .user = access.user, .port = access.port, .identityFile = access.identityFile};
}

QString ClusterAccess::nodeAddress(const QString &name, const QString &internalIp) const
{
    return cluster::nodeAddress(m_profile.nodes, name, internalIp);
}

Result<NodeHost> ClusterAccess::nodeHost(const QString &name, const QString &internalIp) const
{
    return nodeTarget(m_profile.nodes, name, internalIp).transform([this](const command::SshTarget &target) {
        return NodeHost{.target = target, .runner = m_factory->ssh(target), .become = m_profile.nodes.become};
    });
}

Deployer inHomeHere(Deployer deployer)
{
    if (deployer.host.isEmpty()) {
        for (QString *path : {&deployer.checkout, &deployer.inventory, &deployer.venv}) {
            *path = path->isEmpty() ? *path : QDir::cleanPath(QDir::home().absoluteFilePath(*path));
        }
    }
    return deployer;
}

Deployer ClusterAccess::deployer() const
{
    const KubesprayAccess &access = m_profile.kubespray;
    const command::SshTarget target{
        .host = access.host, .user = access.user, .port = access.port, .identityFile = access.identityFile};
    return {.host = access.host,
            .runner = access.host.isEmpty() ? m_factory->local() : m_factory->ssh(target),
            .checkout = inHome(access.path),
            .inventory = belowCheckout(access.inventory, access.path),
            .venv = belowCheckout(access.venv, access.path)};
}

} // namespace kubemori::cluster
