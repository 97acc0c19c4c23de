// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/etcd_gate.hpp"

#include "maintenance/node_order.hpp"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using kube::EtcdMember;

namespace {

struct EtcdPicture
{
    QList<kube::Node> nodes;
    kube::Node leaving;
    QList<EtcdMember> members;
};

Result<EtcdPicture> read(GateView &view)
{
    const auto &nodes = view.nodes();
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    const auto leaving = std::ranges::find(*nodes, view.context.node(), &kube::Node::name);
    if (leaving == nodes->end()) {
        return fail(ErrorCode::NotFound, u"no such node in the cluster"_s, view.context.node());
    }
    auto members = view.actions.health().etcd(*nodes, view.context.stop());
    if (!members) {
        return std::unexpected(members.error());
    }
    return EtcdPicture{.nodes = *nodes, .leaving = *leaving, .members = std::move(*members)};
}

QString nameOf(const EtcdMember &member)
{
    return member.name.isEmpty() ? kube::etcdId(member.id) : member.name;
}

} // namespace

bool runsOn(const EtcdMember &member, const kube::Node &node)
{
    return isHost(node, member.name) ||
           std::ranges::any_of(member.urls, [&node](const QString &url) { return isHost(node, QUrl(url).host()); });
}

EtcdGate::EtcdGate(cluster::GateMode mode)
    : Gate(u"etcd"_s, mode)
{
}

Result<QList<operation::GateResult>> EtcdGate::look(GateView &view)
{
    const auto picture = read(view);
    if (!picture) {
        return std::unexpected(picture.error());
    }
    return judge(picture->members, picture->leaving);
}

QList<operation::GateResult> EtcdGate::judge(const QList<EtcdMember> &members, const kube::Node &leaving) const
{
    QList<operation::GateResult> results;
    qsizetype voters = 0;
    qsizetype healthy = 0;
    qsizetype staying = 0;
    QStringList going;
    const auto goes = [&leaving](const EtcdMember &member) { return !member.learner && runsOn(member, leaving); };
    const bool concerned = std::ranges::any_of(members, goes);
    for (const EtcdMember &member : members) {
        if (!member.healthy) {
            // A node without a member takes nothing from the quorum.
            results.append(finding(concerned ? Verdict::Block : Verdict::Warn, nameOf(member), member.trouble));
        }
        if (member.learner) {
            continue;
        }
        ++voters;
        healthy += member.healthy ? 1 : 0;
        if (goes(member)) {
            going.append(nameOf(member));
        } else {
            staying += member.healthy ? 1 : 0;
        }
    }
    const qsizetype quorum = voters / 2 + 1;
    const auto leader = std::ranges::find_if(members, &EtcdMember::leader);
    if (leader == members.end()) {
        results.append(finding(Verdict::Block, {}, u"no member is the leader"_s));
    }
    if (concerned && voters == 1) {
        // No waiting changes this, and the plan has warned of it.
        results.append(finding(Verdict::Warn, going.join(u", "_s), u"the only member: etcd is away meanwhile"_s));
    } else if (concerned && staying < quorum) {
        results.append(finding(
            Verdict::Block, going.join(u", "_s),
            u"without it %1 of %2 members would be left, %3 are needed"_s.arg(staying).arg(voters).arg(quorum)));
    }
    if (!results.isEmpty()) {
        return results;
    }
    QString evidence = u"%1 of %2 members healthy, leader %3"_s.arg(healthy).arg(voters).arg(nameOf(*leader));
    evidence += concerned ? u"; %1 would be left, %2 are needed"_s.arg(staying).arg(quorum)
                          : u"; none runs on %1"_s.arg(leaving.name);
    return pass(evidence);
}

Result<bool> EtcdGate::prepare(GateView &view)
{
    const auto picture = read(view);
    if (!picture) {
        return std::unexpected(picture.error());
    }
    const auto &members = picture->members;
    const auto leader = std::ranges::find_if(members, &EtcdMember::leader);
    const bool moved = std::exchange(m_moved, false);
    if (leader == members.end() || !runsOn(*leader, picture->leaving)) {
        return false;
    }
    if (moved) {
        return fail(ErrorCode::NotProved, u"%1 is still the leader after move-leader"_s.arg(nameOf(*leader)));
    }
    const auto heir = std::ranges::find_if(members, [&](const EtcdMember &member) {
        return member.healthy && !member.learner && !runsOn(member, picture->leaving);
    });
    if (heir == members.end()) {
        return false; // a single member; or the gate was accepted as it is
    }
    ClusterHealth &health = view.actions.health();
    const auto done = view.context.act(health.moveEtcdLeaderText(*leader, *heir), [&] {
        return health.moveEtcdLeader(picture->nodes, *leader, *heir, view.context.stop());
    });
    if (!done) {
        return std::unexpected(done.error().during(u"moving etcd's leader away from "_s + nameOf(*leader)));
    }
    m_moved = true;
    return true;
}

} // namespace kubemori::maintenance
