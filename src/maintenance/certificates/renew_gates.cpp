// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/renew_gates.hpp"

#include "maintenance/certificates/renew_scripts.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::GateResult;

OtherServersGate::OtherServersGate(cluster::GateMode mode, std::shared_ptr<const RenewShared> shared, QStringList nodes)
    : Gate(u"readyz"_s, mode)
    , m_shared(std::move(shared))
    , m_nodes(std::move(nodes))
{
}

Result<QList<GateResult>> OtherServersGate::look(GateView &view)
{
    QList<GateResult> shut;
    int asked = 0;
    for (const QString &node : m_nodes) {
        if (node == view.context.node()) {
            continue;
        }
        ++asked;
        if (const GateResult result = ask(view, node); operation::isShut(result)) {
            shut.append(result);
        }
    }
    return shut.isEmpty() ? pass(u"%1 other API servers ready"_s.arg(asked)) : shut;
}

GateResult OtherServersGate::ask(GateView &view, const QString &node) const
{
    const CertificateHost host = m_shared->host(node);
    if (!host.runner) {
        return finding(Verdict::Unknown, node, toLogLine(host.unreachable));
    }
    command::Command command;
    command.argv = {u"sh"_s, u"-c"_s, scriptPreface() + readyScript()};
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.become = host.become;
    command.timeout = std::min(m_shared->lookTimeout, view.context.timeLeft());
    const auto captured = command::captureChecked(*host.runner, command, view.context.stop(), 4096);
    if (!captured) {
        Error error = captured.error();
        error.context.clear();
        return finding(Verdict::Unknown, node, toLogLine(error));
    }
    const QByteArray said = captured->output.trimmed();
    return said == "ready" ? finding(Verdict::Pass, node, u"ready"_s)
                           : finding(Verdict::Block, node, QString::fromUtf8(said.left(80)));
}

RenewEtcdGate::RenewEtcdGate(cluster::GateMode mode, QList<kube::Node> nodes, bool restarts)
    : Gate(u"etcd"_s, mode)
    , m_nodes(std::move(nodes))
    , m_restarts(restarts)
{
}

Result<QList<GateResult>> RenewEtcdGate::look(GateView &view)
{
    const auto members = view.actions.health().etcd(m_nodes, view.context.stop());
    if (!members) {
        return std::unexpected(members.error());
    }
    // Nothing of a member that is not a static pod is touched.
    kube::Node leaving;
    leaving.name = view.context.node();
    if (m_restarts) {
        const auto own = std::ranges::find(m_nodes, leaving.name, &kube::Node::name);
        leaving = own == m_nodes.end() ? leaving : *own;
        return EtcdGate(mode()).judge(*members, leaving);
    }
    QList<GateResult> results;
    for (const kube::EtcdMember &member : *members) {
        if (!member.healthy) {
            results.append(finding(Verdict::Block, member.name, member.trouble));
        }
    }
    if (std::ranges::none_of(*members, &kube::EtcdMember::leader)) {
        results.append(finding(Verdict::Block, {}, u"no member is the leader"_s));
    }
    return results.isEmpty() ? pass(u"%1 members healthy"_s.arg(members->size())) : results;
}

} // namespace kubemori::maintenance
