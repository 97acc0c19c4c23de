// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/nodes_ready_gate.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

NodesReadyGate::NodesReadyGate(cluster::GateMode mode)
    : Gate(u"nodes-ready"_s, mode)
{
}

Result<QList<operation::GateResult>> NodesReadyGate::look(GateView &view)
{
    const auto &nodes = view.nodes();
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    return judge(*nodes, view.context.node());
}

QList<operation::GateResult> NodesReadyGate::judge(const QList<kube::Node> &nodes, const QString &leaving) const
{
    QList<operation::GateResult> results;
    qsizetype others = 0;
    for (const kube::Node &node : nodes) {
        if (node.name == leaving) {
            continue;
        }
        ++others;
        if (node.ready() != kube::ConditionStatus::True) {
            const auto ready = std::ranges::find(node.conditions, u"Ready"_s, &kube::NodeCondition::type);
            const QString reason = ready == node.conditions.end() ? QString() : ready->reason;
            const QString state = u"Ready="_s + kube::toString(node.ready());
            results.append(
                finding(Verdict::Block, node.name, reason.isEmpty() ? state : u"%1 (%2)"_s.arg(state, reason)));
        }
    }
    return results.isEmpty() ? pass(u"%1 other nodes Ready"_s.arg(others)) : results;
}

} // namespace kubemori::maintenance
