// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/reboot_needs.hpp"

#include "ui/nodes/node_table_model.hpp"

#include <QPointer>

#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto askAgainAfter = 1h;

} // namespace

RebootNeeds::RebootNeeds(ClusterSession &session, GuiMailbox &mailbox, NodeTableModel &nodes, const Clock &clock,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_mailbox(mailbox)
    , m_nodes(nodes)
    , m_clock(clock)
{
}

void RebootNeeds::update()
{
    ask(false);
}

void RebootNeeds::askAll()
{
    ask(true);
}

bool RebootNeeds::isAsking(const QString &node) const
{
    const auto found = m_asked.constFind(node);
    return found != m_asked.cend() && found->pending;
}

KnownRebootNeed RebootNeeds::of(const QString &node) const
{
    const int row = m_nodes.indexOf(node);
    return row < 0 ? KnownRebootNeed() : m_nodes.row(row).rebootNeed;
}

void RebootNeeds::ask(bool all)
{
    QHash<QString, Asked> asked; // without those that are gone
    asked.reserve(m_nodes.rowCount());
    QList<monitor::ProbeTarget> due;
    const SteadyTime now = m_clock.steadyNow();
    for (int i = 0; i < m_nodes.rowCount(); ++i) {
        const NodeRow &row = m_nodes.row(i);
        const bool ready = row.ready == kube::ConditionStatus::True;
        const auto before = m_asked.constFind(row.node.name);
        const bool isNew = before == m_asked.cend();
        Asked entry = isNew ? Asked() : *before;
        const bool isUnknown = !row.rebootNeed || !row.rebootNeed->has_value();
        const bool outdated = entry.bootId != row.node.bootId || (isUnknown && ready && !entry.ready) ||
                              (!entry.pending && now - entry.at >= askAgainAfter);
        if (all || isNew || outdated) {
            entry.pending = true;
            entry.at = now;
            due.append({.node = row.node.name, .address = row.node.internalIp});
        }
        entry.bootId = row.node.bootId;
        entry.ready = ready;
        asked.insert(row.node.name, entry);
    }
    m_asked = std::move(asked);
    if (due.isEmpty()) {
        return;
    }
    const QPointer<RebootNeeds> self(this);
    m_session.askRebootNeeds(
        due, [self, address = m_mailbox.address()](const QString &node, const Result<maintenance::RebootNeed> &need) {
            address.post([self, node, need] {
                if (RebootNeeds *needs = self.get(); needs != nullptr) {
                    needs->take(node, need);
                }
            });
        });
}

void RebootNeeds::take(const QString &node, const Result<maintenance::RebootNeed> &need)
{
    if (const auto found = m_asked.find(node); found != m_asked.end()) {
        found->pending = false;
        found->at = m_clock.steadyNow();
    }
    m_nodes.setRebootNeed(node, need);
    Q_EMIT answered(node);
}

} // namespace kubemori::ui
