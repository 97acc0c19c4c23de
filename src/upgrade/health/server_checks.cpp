// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/server_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/hop_versions.hpp"
#include "upgrade/health/host_checks.hpp"

#include <QMap>
#include <QUrl>

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

const QString kubeletConf = u"/etc/kubernetes/kubelet.conf"_s;

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

const kube::Node *nodeOf(const ClusterPicture &picture, const QString &name)
{
    if (!picture.nodes) {
        return nullptr;
    }
    const auto node = std::ranges::find(*picture.nodes, name, &kube::Node::name);
    return node == picture.nodes->end() ? nullptr : &*node;
}

/// The notes' remedy: the kubelet of a control plane talks to its own API server.
Fix loopbackFix(const QString &node, int port)
{
    const QString script =
        uR"(sed -i 's#^\( *server:\).*#\1 https://127.0.0.1:%1#' %2 && systemctl restart kubelet.service)"_s.arg(
            QString::number(port), kubeletConf);
    return {.place = Fix::Place::Node, .node = node, .command = {u"sh"_s, u"-c"_s, script}, .become = true};
}

/// A name that nodes reach the API server by, and how it is with it on which of them.
struct NameUse
{
    QStringList resolved; ///< "node1 → 10.0.0.9"
    QStringList lost;
};

bool isNodeName(const ClusterPicture &picture, const QString &name)
{
    return picture.nodes && std::ranges::any_of(*picture.nodes, [&name](const kube::Node &node) {
               return node.name == name || node.hostname == name;
           });
}

/// Names other than "localhost" and the nodes' own; what of a node could not be read becomes Unknown.
QMap<QString, NameUse> namesOf(const ClusterPicture &picture, CheckFindings &findings)
{
    QMap<QString, NameUse> names;
    eachHost(picture, findings, [&](const QString &node, const HostFacts &facts) {
        if (!facts.servers || !facts.serverNames) {
            findings.unknown(node, u"the server: lines in /etc/kubernetes/*.conf could not be read"_s);
            return;
        }
        for (const ServerName &server : *facts.serverNames) {
            if (isLoopback(server.name) || isNodeName(picture, server.name)) {
                continue;
            }
            NameUse &use = names[server.name];
            if (server.address.isEmpty()) {
                use.lost.append(node);
            } else {
                use.resolved.append(node + u" → "_s + server.address);
            }
        }
    });
    return names;
}

void judgeName(const QString &name, const NameUse &use, const SettingValue &pinned, const HopVersions &hop,
               CheckFindings &findings)
{
    if (!use.lost.isEmpty()) {
        findings.add(Severity::Block, name, u"it leads nowhere on "_s + joinedShort(use.lost, u", "_s));
        return;
    }
    const QString places = joinedShort(use.resolved, u", "_s, 6);
    const bool isPinned = pinned.state == SettingValue::State::Set;
    const QString setting =
        u"apiserver_loadbalancer_domain_name: "_s + (isPinned                                     ? pinned.text
                                                     : pinned.state == SettingValue::State::Unset ? u"not set"_s
                                                                                                  : u"not clear"_s);
    if (hop.isTagFrom(2, 30) && !(isPinned && pinned.text == name)) {
        findings.add(Severity::Warn, name,
                     u"%1; %2, from v2.30.0 on the address takes the place of the name"_s.arg(places, setting));
    } else if (!isPinned) {
        findings.add(Severity::Info, name,
                     u"%1; %2, from v2.29.0 on new nodes get no line for it in /etc/hosts"_s.arg(places, setting));
    } else {
        findings.well(name + u": "_s + places);
    }
}

} // namespace

QList<Finding> checkKubeletServer(const ClusterPicture &picture, const HopRecord &hop, int port)
{
    const HopVersions versions = HopVersions::of(hop);
    if (!versions.isTagFrom(2, 27)) {
        return {};
    }
    const bool isWorst = !versions.isTagFrom(2, 28); // where it is known to have ended badly
    CheckFindings findings(checks::kubeletServer);
    eachHost(picture, findings, [&](const QString &name, const HostFacts &facts) {
        const kube::Node *node = nodeOf(picture, name);
        if (node == nullptr || !node->isControlPlane()) {
            return;
        }
        const auto line = facts.servers ? std::ranges::find(*facts.servers, kubeletConf, &ServerLine::file)
                                        : QList<ServerLine>::const_iterator();
        if (!facts.servers || line == facts.servers->end()) {
            findings.unknown(name, kubeletConf + u": no server: line could be read"_s);
            return;
        }
        const QString host = QUrl(line->server).host();
        const QStringList own{node->internalIp, node->name, node->hostname};
        if (isLoopback(host) || (!host.isEmpty() && own.contains(host))) {
            findings.well(name + u' ' + line->server);
        } else {
            findings.add(isWorst ? Severity::Warn : Severity::Info, name, kubeletConf + u": server: "_s + line->server,
                         isWorst ? loopbackFix(name, port) : Fix());
        }
    });
    return findings.list();
}

QList<Finding> checkLoadBalancerName(const ClusterPicture &picture, const HopRecord &hop)
{
    const HopVersions versions = HopVersions::of(hop);
    if (!versions.isTagFrom(2, 29)) {
        return {};
    }
    CheckFindings findings(checks::loadBalancerName);
    const SettingValue pinned = settingOf(picture, u"apiserver_loadbalancer_domain_name"_s);
    const QMap<QString, NameUse> names = namesOf(picture, findings);
    for (auto name = names.cbegin(); name != names.cend(); ++name) {
        judgeName(name.key(), *name, pinned, versions, findings);
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
