// SPDX-License-Identifier: GPL-3.0-or-later
#include "outside_watch.hpp"

#include "maintenance/cordon_claim.hpp"

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using operation::Outcome;

namespace {

bool isControlPlane(const QString &node)
{
    return node.startsWith(u"cp");
}

} // namespace

bool isChange(const QString &call)
{
    static const QStringList verbs{u"cordon"_s, u"uncordon"_s, u"drain"_s, u"shutdown"_s, u"claim"_s, u"release"_s};
    return verbs.contains(call.section(u' ', 0, 0));
}

bool isApiCall(const QString &call)
{
    static const QStringList others{u"boot-id"_s, u"probe"_s, u"shutdown"_s};
    return !others.contains(call.section(u' ', 0, 0));
}

bool OutsideWatch::cordonForOther(const QString &node)
{
    kube::Node &api = m_run->world->at(node).api;
    if (!api.schedulable || maintenance::CordonClaim::of(api)) {
        return false;
    }
    api.schedulable = false;
    m_foreign.insert(node);
    return true;
}

void OutsideWatch::look(const QString &call)
{
    const QString verb = call.section(u' ', 0, 0);
    const QString node = call.section(u' ', 1, 1);
    if (isChange(call) && !m_run->wanted.contains(node)) {
        m_broken << u"%1 was touched, and it was not in the plan"_s.arg(node);
    }
    if (verb == u"uncordon" && m_foreign.contains(node)) {
        m_broken << u"uncordoned %1, which somebody else had cordoned"_s.arg(node);
    }
    if (verb == u"shutdown") {
        lookAtShutdown(node);
    }
}

void OutsideWatch::lookAtShutdown(const QString &node)
{
    ++m_reboots;
    const SimCluster::Node &there = m_run->world->at(node);
    QStringList down = nodesDown();
    const bool again = down.removeAll(node) > 0;
    if (!down.isEmpty()) {
        m_broken << u"told %1 to reboot while %2 was down"_s.arg(node, down.join(u", "_s));
    }
    if (again && there.habit.comesBack && there.reboots > 0) {
        m_broken << u"told %1 to reboot twice"_s.arg(node);
    }
    if (there.api.schedulable) {
        m_broken << u"told %1 to reboot while it was schedulable"_s.arg(node);
    }
    if (isControlPlane(node) && std::ranges::any_of(down, isControlPlane)) {
        m_broken << u"two control planes down: quorum lost"_s;
    }
    m_told.insert(node, there.bootId);
}

QStringList OutsideWatch::nodesDown() const
{
    QStringList down;
    for (const auto &[name, bootId] : m_told.asKeyValueRange()) {
        if (m_run->world->at(name).rebooting && !m_givenUp.contains(name)) {
            down << name;
        }
    }
    return down;
}

void OutsideWatch::checkEnd()
{
    for (const QString &name : std::as_const(m_run->wanted)) {
        const SimCluster::Node &there = m_run->world->at(name);
        const operation::NodeResult said = m_run->node(name);
        const bool done = said.outcome == Outcome::Succeeded;
        if (!there.registered) {
            continue;
        }
        if (!there.api.schedulable && !m_foreign.contains(name) && !said.leftCordoned) {
            m_broken << u"%1 is left cordoned and not listed"_s.arg(name);
        }
        if (maintenance::CordonClaim::of(there.api) && there.api.schedulable && done) {
            m_broken << u"%1 is done and still claimed"_s.arg(name);
        }
        if (done && m_told.contains(name) && said.bootIdAfter == said.bootIdBefore) {
            m_broken << u"%1 is said to be done and has not rebooted"_s.arg(name);
        }
    }
}

} // namespace kubemori::test
