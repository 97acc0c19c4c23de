// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cluster_look.hpp"

#include "fleet/certificates.hpp"
#include "kubespray/checkout.hpp"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace kubemori::fleet {

using namespace Qt::StringLiterals;

namespace {

/// A control plane as its certificates are reached.
struct Host
{
    QString name;
    std::shared_ptr<command::Runner> runner;
    bool become = false;
};

/// All control planes of the list; where there is none, those that the profile names.
QList<Host> controlPlanes(const cluster::ClusterAccess &access, const QList<kube::Node> &nodes)
{
    QList<Host> hosts;
    for (const kube::Node &node : nodes) {
        if (!node.isControlPlane()) {
            continue;
        }
        if (const auto host = access.nodeHost(node.name, node.internalIp)) {
            hosts.append({.name = node.name, .runner = host->runner, .become = host->become});
        }
    }
    if (!hosts.isEmpty() || access.profile().controlPlane.hosts.isEmpty()) {
        return hosts;
    }
    for (const cluster::ControlPlaneHost &host : access.controlPlaneHosts()) {
        hosts.append({.name = host.host, .runner = host.runner, .become = host.become});
    }
    return hosts;
}

Result<QString> serverVersion(const kube::Kubectl &kubectl, const std::stop_token &stop)
{
    const auto answer = kubectl.getRaw(u"/version"_s, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    const QString version = QJsonDocument::fromJson(*answer).object().value("gitVersion"_L1).toString();
    if (version.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"/version says no gitVersion: "_s + QString::fromUtf8(answer->left(200)));
    }
    return version;
}

} // namespace

ClusterLook::ClusterLook(cluster::ClusterAccess access, const Clock &clock)
    : m_access(std::move(access))
    , m_clock(&clock)
{
}

Milliseconds ClusterLook::timeout() const
{
    // A host that is down must not keep the others waiting for long.
    constexpr Milliseconds longest = std::chrono::seconds{30};
    return std::min(m_access.profile().timeouts.command, longest);
}

ClusterFacts ClusterLook::run(ClusterFacts before, const std::function<void(const ClusterFacts &)> &seen,
                              const std::stop_token &stop) const
{
    ClusterFacts facts = std::move(before);
    QList<kube::Node> nodes;
    lookAtKubernetes(facts.kubernetes, nodes, stop);
    seen(facts);
    lookAtRelease(facts.release, stop);
    seen(facts);
    lookAtCertificates(facts.certificates, nodes, stop);
    seen(facts);
    return facts;
}

void ClusterLook::lookAtKubernetes(Fact<KubernetesFacts> &fact, QList<kube::Node> &nodes,
                                   const std::stop_token &stop) const
{
    const kube::Kubectl kubectl(m_access.controlPlaneHosts(), timeout());
    const auto version = serverVersion(kubectl, stop);
    auto listed = version ? kubectl.allNodes(stop) : Result<QList<kube::Node>>(std::unexpected(version.error()));
    if (!listed) {
        fact.failed(listed.error(), m_clock->utcNow());
        return;
    }
    nodes = std::move(*listed);
    fact.saw(kubernetesFacts(*version, nodes), m_clock->utcNow());
}

void ClusterLook::lookAtCertificates(Fact<CertificateFacts> &fact, const QList<kube::Node> &nodes,
                                     const std::stop_token &stop) const
{
    CertificateFacts facts;
    std::optional<Error> first;
    const QList<Host> hosts = controlPlanes(m_access, nodes);
    for (const Host &host : hosts) {
        const auto found = certificatesOn(*host.runner, host.become, timeout(), stop);
        if (!found) {
            facts.unread.append(host.name);
            first = first ? first : found.error();
            continue;
        }
        for (const Certificate &certificate : *found) {
            ++facts.count;
            if (!facts.notAfter.isValid() || certificate.notAfter < facts.notAfter) {
                facts.host = host.name;
                facts.path = certificate.path;
                facts.notAfter = certificate.notAfter;
            }
        }
    }
    if (hosts.isEmpty()) {
        fact.failed({.code = ErrorCode::NotFound,
                     .detail = u"no control plane is known whose files could be looked at"_s,
                     .subject = m_access.profile().id,
                     .context = {}},
                    m_clock->utcNow());
    } else if (facts.unread.size() == hosts.size()) {
        fact.failed(*first, m_clock->utcNow());
    } else {
        fact.saw(std::move(facts), m_clock->utcNow());
    }
}

void ClusterLook::lookAtRelease(Fact<ReleaseFacts> &fact, const std::stop_token &stop) const
{
    const cluster::Deployer deployer = m_access.deployer();
    if (deployer.checkout.isEmpty()) {
        fact = {}; // none is configured (any more)
        return;
    }
    const auto state = kubespray::Checkout(deployer.runner, deployer.checkout).state(stop);
    if (state) {
        fact.saw(releaseFacts(*state), m_clock->utcNow());
    } else {
        fact.failed(state.error(), m_clock->utcNow());
    }
}

} // namespace kubemori::fleet
