// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/host_pattern.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// The host's own name and the groups that it is in.
QStringList namesOf(const SimNode &node)
{
    QStringList names{node.name, u"all"_s, u"k8s_cluster"_s};
    if (node.controlPlane) {
        names += {u"kube_control_plane"_s, u"etcd"_s};
    }
    if (node.worker) {
        names.append(u"kube_node"_s);
    }
    return names;
}

QRegularExpression expressionOf(const QString &word)
{
    return QRegularExpression(word.startsWith(u'~') ? QRegularExpression::anchoredPattern(word.sliced(1) + u".*"_s)
                                                    : QRegularExpression::wildcardToRegularExpression(word));
}

QStringList hostsNamed(const std::vector<SimNode> &nodes, const QString &word)
{
    const QRegularExpression expression = expressionOf(word);
    QStringList hosts;
    for (const SimNode &node : nodes) {
        if (std::ranges::any_of(namesOf(node),
                                [&](const QString &name) { return expression.match(name).hasMatch(); })) {
            hosts.append(node.name);
        }
    }
    return hosts;
}

} // namespace

MatchedHosts matchHosts(const std::vector<SimNode> &nodes, const QString &pattern)
{
    static const QRegularExpression between(u"[,:]"_s);
    QStringList named;
    QStringList excluded;
    QList<QStringList> only;
    bool isNamed = false;
    MatchedHosts matched;
    for (const QString &part : pattern.split(between, Qt::SkipEmptyParts)) {
        const QString word = part.trimmed();
        const bool isPlain = !word.startsWith(u'!') && !word.startsWith(u'&');
        const QStringList hosts = hostsNamed(nodes, isPlain ? word : word.sliced(1));
        if (hosts.isEmpty() && !word.isEmpty()) {
            matched.unknown.append(isPlain ? word : word.sliced(1));
        }
        if (word.startsWith(u'!')) {
            excluded += hosts;
        } else if (word.startsWith(u'&')) {
            only.append(hosts);
        } else {
            named += hosts;
            isNamed = isNamed || !word.isEmpty();
        }
    }
    for (const SimNode &node : nodes) {
        const auto holds = [&node](const QStringList &hosts) { return hosts.contains(node.name); };
        if ((!isNamed || holds(named)) && !holds(excluded) && std::ranges::all_of(only, holds)) {
            matched.hosts.append(node.name);
        }
    }
    return matched;
}

} // namespace kubemori::demo
