// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/run_limit.hpp"

#include "maintenance/cordon_claim.hpp"
#include "upgrade/run_requests.hpp"

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

bool isUpgraded(const HopRecord &hop, const kube::Node &node)
{
    return node.version == kubeletVersionFor(hop);
}

bool isLeftCordoned(const HopRecord &hop, const kube::Node &node)
{
    const auto before = std::ranges::find(hop.nodes, node.name, &NodeBefore::name);
    return before != hop.nodes.end() && before->schedulable && !node.schedulable && !maintenance::CordonClaim::of(node);
}

RunLimit limitOf(const HopRecord &hop, const QStringList &wanted, const QStringList &all, const QString &whole,
                 const QList<kube::Node> &now, const QStringList &unfinished)
{
    RunLimit left;
    QStringList done;
    for (const QString &name : wanted) {
        const auto node = std::ranges::find(now, name, &kube::Node::name);
        const bool isDone =
            node != now.end() && isUpgraded(hop, *node) && !unfinished.contains(name) && !isLeftCordoned(hop, *node);
        (isDone ? done : left.nodes).append(name);
    }
    const bool isEveryNode = hop.choices.strategy.nodes.isEmpty() && left.nodes == all;
    if (left.nodes.isEmpty() || isEveryNode) {
        return left;
    }
    if (done.isEmpty()) {
        left.limit = whole.isEmpty() ? left.nodes.join(u',') : whole;
        left.reason = u"only these nodes are wanted"_s;
        return left;
    }
    left.limit = left.nodes.join(u',');
    left.reason = u"at %1 already: %2"_s.arg(kubeletVersionFor(hop), done.join(u", "_s));
    return left;
}

} // namespace kubemori::upgrade
