// SPDX-License-Identifier: GPL-3.0-or-later
#include "links/link_check.hpp"

#include "cluster/cluster_access.hpp"
#include "cluster/host_name.hpp"
#include "kube/kubectl.hpp"
#include "links/checkout_links.hpp"
#include "links/host_links.hpp"
#include "links/link_fault.hpp"
#include "links/link_teller.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

namespace kubemori::links {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longTime = std::chrono::seconds{30};
constexpr std::size_t nodesAtOnce = 4;

/// Lists the nodes and says which of the profile's hosts are none of them.
QList<kube::Node> checkNodes(const cluster::Profile &profile, const QList<cluster::ControlPlaneHost> &hosts,
                             LinkTeller &teller, const std::stop_token &stop)
{
    teller.begins(LinkKind::Nodes, {});
    auto nodes = kube::Kubectl(hosts, longTime).allNodes(stop);
    if (!nodes || nodes->isEmpty()) {
        teller.failed(LinkKind::Nodes, {}, nodes ? LinkFault::NoNodes : kubectlFault(nodes.error()),
                      nodes ? QString() : nodes.error().detail);
        return {};
    }
    QStringList strangers;
    for (const QString &host : profile.controlPlane.hosts) {
        const bool isNode = std::ranges::any_of(*nodes, [&host](const kube::Node &node) {
            return cluster::isSameHost(host, {node.name, node.internalIp, node.hostname});
        });
        if (!isNode) {
            strangers.append(host);
        }
    }
    LinkReport report;
    report.kind = LinkKind::Nodes;
    report.state = strangers.isEmpty() ? LinkState::Good : LinkState::Warning;
    report.fault = strangers.isEmpty() ? LinkFault::None : LinkFault::HostsAreNoNodes;
    report.value = QString::number(nodes->size());
    report.names = strangers;
    teller.tell(report);
    return *nodes;
}

void checkNode(const cluster::ClusterAccess &access, const kube::Node &node, LinkTeller &teller,
               const std::stop_token &stop)
{
    teller.begins(LinkKind::NodeLogin, node.name);
    const auto host = access.nodeHost(node.name, node.internalIp);
    const bool becomes = host && host->become;
    const Result<> in = host ? runTrue(*host->runner, false, stop) : std::unexpected(host.error());
    if (!in) {
        teller.failed(LinkKind::NodeLogin, node.name, host ? loginFault(in.error()) : LinkFault::NoAddress,
                      in.error().detail);
        if (becomes) {
            teller.skipped(LinkKind::NodeSudo, node.name);
        }
        return;
    }
    teller.good(LinkKind::NodeLogin, node.name, host->runner->location());
    if (!becomes) {
        return;
    }
    teller.begins(LinkKind::NodeSudo, node.name);
    if (const auto works = runTrue(*host->runner, true, stop); !works) {
        teller.failed(LinkKind::NodeSudo, node.name, sudoFault(works.error()), works.error().detail);
    } else {
        teller.good(LinkKind::NodeSudo, node.name);
    }
}

void checkEachNode(const cluster::ClusterAccess &access, const QList<kube::Node> &nodes, LinkTeller &teller,
                   const std::stop_token &stop)
{
    std::atomic<qsizetype> next = 0;
    const auto work = [&] {
        for (qsizetype i = next++; i < nodes.size() && !stop.stop_requested(); i = next++) {
            checkNode(access, nodes.at(i), teller, stop);
        }
    };
    std::vector<std::jthread> others;
    const std::size_t wanted = std::min(nodesAtOnce, static_cast<std::size_t>(nodes.size()));
    for (std::size_t i = 1; i < wanted; ++i) {
        others.emplace_back(work);
    }
    work();
}

} // namespace

LinkCheck::LinkCheck(cluster::Profile profile, command::RunnerFactory &factory, PortProbe probe, LinkSink sink)
    : m_profile(std::move(profile))
    , m_factory(&factory)
    , m_probe(std::move(probe))
    , m_sink(std::move(sink))
{
}

void LinkCheck::run(std::stop_token stop) const
{
    LinkTeller teller(m_sink);
    const cluster::ClusterAccess access(m_profile, *m_factory);
    QList<cluster::ControlPlaneHost> working;
    for (const cluster::ControlPlaneHost &host : access.controlPlaneHosts()) {
        if (stop.stop_requested()) {
            return;
        }
        if (HostLinks(host, m_profile.controlPlane, *m_factory, m_probe, teller).check(stop)) {
            working.append(host);
        }
    }
    if (working.isEmpty()) {
        teller.skipped(LinkKind::Nodes, {});
    } else {
        checkEachNode(access, checkNodes(m_profile, working, teller, stop), teller, stop);
    }
    checkCheckout(m_profile.kubespray, *m_factory, teller, stop);
}

} // namespace kubemori::links
