// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/readyz_gate.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

ReadyzGate::ReadyzGate(cluster::GateMode mode)
    : Gate(u"readyz"_s, mode)
{
}

operation::GateResult ReadyzGate::ask(GateView &view, const QString &name, const QString &address) const
{
    const auto answer = view.actions.health().readyz(address, view.context.stop());
    if (!answer) {
        return finding(Verdict::Unknown, name, toLogLine(answer.error()));
    }
    return answer->ready ? finding(Verdict::Pass, name, u"ready"_s) : finding(Verdict::Block, name, answer->detail);
}

Result<QList<operation::GateResult>> ReadyzGate::look(GateView &view)
{
    if (view.profile.controlPlane.hosts.isEmpty()) {
        const auto result = ask(view, {}, {});
        return operation::isShut(result) ? QList{result} : pass(u"the server of the kubeconfig is ready"_s);
    }
    const auto &nodes = view.nodes();
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    QList<operation::GateResult> results;
    int servers = 0;
    for (const kube::Node &node : *nodes) {
        if (!node.isControlPlane()) {
            continue;
        }
        ++servers;
        const auto result = ask(view, node.name, node.internalIp.isEmpty() ? node.name : node.internalIp);
        if (operation::isShut(result)) {
            results.append(result);
        }
    }
    if (servers == 0) {
        return fail(ErrorCode::NotFound, u"no node bears the role control-plane: the API servers are not known"_s);
    }
    return results.isEmpty() ? pass(u"%1 API servers ready"_s.arg(servers)) : results;
}

} // namespace kubemori::maintenance
