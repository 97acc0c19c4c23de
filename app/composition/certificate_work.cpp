// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/certificate_work.hpp"

#include "cluster/host_name.hpp"
#include "maintenance/certificates/renew_plan.hpp"
#include "maintenance/kubectl_cluster_actions.hpp"
#include "operation/command_log.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;
using maintenance::CertificateHost;
using maintenance::NodeCertificates;

namespace {

/// What Kubernetes calls a machine, by its kubelet's certificate; empty: it has none.
QString nameInKubernetes(const NodeCertificates &seen)
{
    for (const maintenance::Certificate &certificate : seen.certificates) {
        const QString name = certificate.subject.section(u"CN=system:node:"_s, 1);
        if (certificate.source != maintenance::CertificateSource::Served && cluster::isHostName(name)) {
            return name;
        }
    }
    return {};
}

void rename(NodeCertificates &seen, QMap<QString, QString> &addresses)
{
    const QString name = nameInKubernetes(seen);
    if (name.isEmpty() || addresses.contains(name)) {
        return;
    }
    addresses.insert(name, addresses.take(seen.node));
    seen.node = name;
    for (maintenance::Certificate &certificate : seen.certificates) {
        certificate.node = name;
    }
}

} // namespace

CertificateWork::CertificateWork(const World &world, cluster::Profile profile, kube::Kubectl kubectl)
    : m_world(&world)
    , m_profile(std::move(profile))
    , m_kubectl(std::move(kubectl))
{
}

Result<maintenance::CertificateReport> CertificateWork::survey(const QStringList &nodes, int warnDays,
                                                               const maintenance::CertificateSurvey::Heard &heard,
                                                               const std::stop_token &stop) const
{
    auto found = hosts(stop);
    if (!found) {
        return std::unexpected(found.error());
    }
    QList<CertificateHost> asked = found->hosts;
    if (!nodes.isEmpty() && !found->api) {
        for (const QString &node : nodes) {
            if (!std::ranges::contains(asked, node, &CertificateHost::node)) {
                return fail(ErrorCode::NotFound, u"no such node in the cluster"_s, node);
            }
        }
        asked.removeIf([&nodes](const CertificateHost &host) { return !nodes.contains(host.node); });
    }
    if (nodes.isEmpty() && !m_profile.controlPlane.kubeconfig.isEmpty() && !m_profile.simulated) {
        asked.append({.node = {},
                      .controlPlane = false,
                      .runner = m_world->runners().local(),
                      .become = false,
                      .kubeconfigs = {m_profile.controlPlane.kubeconfig},
                      .unreachable = {}});
    }
    maintenance::CertificateReport report;
    report.at = m_world->clock().utcNow();
    report.api = found->api;
    report.nodes = maintenance::CertificateSurvey(m_profile.timeouts.command).run(asked, report.at, heard, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (found->api) {
        for (NodeCertificates &seen : report.nodes) {
            rename(seen, found->addresses);
        }
        report.nodes.removeIf(
            [&nodes](const NodeCertificates &seen) { return !nodes.isEmpty() && !nodes.contains(seen.node); });
        if (report.nodes.isEmpty()) {
            return std::unexpected(*found->api); // there is no way to the others
        }
    }
    addInventory(report, stop);
    report.findings = maintenance::judgeCertificates(report.nodes, report.at, warnDays);
    return report;
}

Result<operation::Plan> CertificateWork::plan(const QStringList &nodes, const std::stop_token &stop) const
{
    auto found = hosts(stop);
    if (!found) {
        return std::unexpected(found.error());
    }
    QList<CertificateHost> controlPlanes = found->hosts;
    controlPlanes.removeIf([](const CertificateHost &host) { return !host.controlPlane; });
    const QDateTime now = m_world->clock().utcNow();
    maintenance::RenewRequest request;
    request.nodes = nodes;
    request.seen = maintenance::CertificateSurvey(m_profile.timeouts.command).run(controlPlanes, now, {}, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    for (NodeCertificates &seen : request.seen) {
        if (found->api) {
            rename(seen, found->addresses);
        }
        request.addresses.insert(seen.node, found->addresses.value(seen.node));
    }
    request.isEtcdSeen = isEtcdSeen(request.addresses, stop);
    return maintenance::planRenewal(request, m_profile, now);
}

Result<CertificateWork::Hosts> CertificateWork::hosts(const std::stop_token &stop) const
{
    const auto nodes = m_kubectl.allNodes(stop);
    if (!nodes) {
        if (stop.stop_requested() || m_profile.controlPlane.hosts.isEmpty()) {
            return std::unexpected(nodes.error());
        }
        return profileHosts(nodes.error());
    }
    const cluster::ClusterAccess access = m_world->access(m_profile);
    Hosts found;
    for (const kube::Node &node : *nodes) {
        CertificateHost host{.node = node.name,
                             .controlPlane = node.isControlPlane(),
                             .runner = {},
                             .become = false,
                             .kubeconfigs = {},
                             .unreachable = {}};
        if (const auto there = access.nodeHost(node.name, node.internalIp)) {
            host.runner = there->runner;
            host.become = there->become;
        } else {
            host.unreachable = there.error();
        }
        found.addresses.insert(node.name, node.internalIp);
        found.hosts.append(std::move(host));
    }
    return found;
}

CertificateWork::Hosts CertificateWork::profileHosts(const Error &why) const
{
    Hosts found;
    found.api = why;
    for (const cluster::ControlPlaneHost &host : m_world->access(m_profile).controlPlaneHosts()) {
        found.addresses.insert(host.host, host.host);
        found.hosts.append({.node = host.host,
                            .controlPlane = true,
                            .runner = host.runner,
                            .become = host.become,
                            .kubeconfigs = {},
                            .unreachable = {}});
    }
    return found;
}

bool CertificateWork::isEtcdSeen(const QMap<QString, QString> &addresses, const std::stop_token &stop) const
{
    if (m_profile.controlPlane.hosts.isEmpty()) {
        return false; // etcd's certificates lie on the control planes
    }
    QList<kube::Node> nodes;
    for (const auto &[name, address] : addresses.asKeyValueRange()) {
        kube::Node node;
        node.name = name;
        node.internalIp = address;
        nodes.append(node);
    }
    maintenance::KubectlClusterActions actions(m_kubectl,
                                               std::make_shared<cluster::ClusterAccess>(m_world->access(m_profile)),
                                               m_world->runners().local(), std::make_shared<operation::CommandLog>());
    return actions.health().etcd(nodes, stop).has_value();
}

void CertificateWork::addInventory(maintenance::CertificateReport &report, const std::stop_token &stop) const
{
    const cluster::Deployer deployer = cluster::inHomeHere(m_world->access(m_profile).deployer());
    if (deployer.inventory.isEmpty()) {
        return;
    }
    auto settings = maintenance::findAutoRenew(*deployer.runner, deployer.inventory, m_profile.timeouts.command, stop);
    if (settings) {
        report.autoRenew = std::move(*settings);
    } else {
        report.inventory = settings.error();
    }
}

CertificateHost certificateHost(const cluster::ClusterAccess &access, const QString &node, const QString &address)
{
    CertificateHost host{
        .node = node, .controlPlane = true, .runner = {}, .become = false, .kubeconfigs = {}, .unreachable = {}};
    for (const cluster::ControlPlaneHost &named : access.controlPlaneHosts()) {
        if (!named.host.isEmpty() && cluster::isSameHost(named.host, {node, address})) {
            host.runner = named.runner;
            host.become = named.become;
            return host;
        }
    }
    if (const auto there = access.nodeHost(node, address)) {
        host.runner = there->runner;
        host.become = there->become;
    } else {
        host.unreachable = there.error();
    }
    return host;
}

} // namespace kubemori::composition
