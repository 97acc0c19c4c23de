// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory_builder.hpp"

#include "inventory/python_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t all = 0;
constexpr std::size_t ungrouped = 1;
constexpr qsizetype mostMentions = 10; ///< of every host that is allowed, on average

/// Python's int(value) for what an inventory can hold.
std::optional<qint64> integerOf(const Value &value)
{
    if (const bool *flag = value.boolean()) {
        return *flag ? 1 : 0;
    }
    if (const double *real = value.number()) {
        return std::isfinite(*real) && std::abs(*real) < 1e15 ? std::optional(static_cast<qint64>(*real))
                                                              : std::nullopt;
    }
    const auto read = value.isText() ? pythonInteger(*value.text()) : std::optional(value);
    return read && read->integer() != nullptr ? std::optional(*read->integer()) : std::nullopt;
}

} // namespace

InventoryBuilder::InventoryBuilder(const Limits &limits)
    : m_limits(limits)
    , m_mentionsLeft(mostMentions * limits.hosts)
{
    (void)addGroup(u"all"_s);
    (void)addGroup(u"ungrouped"_s);
    (void)addChildGroup(all, ungrouped);
}

Checked<> InventoryBuilder::addGroup(const QString &name)
{
    if (name.isEmpty()) {
        return std::unexpected(u"a group needs a name"_s);
    }
    if (hasGroup(name)) {
        return {};
    }
    if (static_cast<qsizetype>(m_groups.size()) >= m_limits.groups) {
        return std::unexpected(u"more than %1 groups"_s.arg(m_limits.groups));
    }
    m_groupIndex.insert(name, m_groups.size());
    m_groups.emplace_back().name = name;
    return {};
}

Checked<> InventoryBuilder::addHost(const QString &name, const QString &group, const std::optional<Value> &port)
{
    if (name.isEmpty()) {
        return std::unexpected(u"a host needs a name"_s);
    }
    if (--m_mentionsLeft < 0) {
        return std::unexpected(u"hosts are named more than %1 times"_s.arg(mostMentions * m_limits.hosts));
    }
    auto found = m_hostIndex.constFind(name);
    if (found == m_hostIndex.constEnd()) {
        if (static_cast<qsizetype>(m_hosts.size()) >= m_limits.hosts) {
            return std::unexpected(u"more than %1 hosts"_s.arg(m_limits.hosts));
        }
        found = m_hostIndex.insert(name, m_hosts.size());
        m_hosts.emplace_back().name = name;
        if (port && port->isTruthy()) {
            m_hosts.back().variables.set(u"ansible_port"_s, *port);
        }
    }
    addMember(m_groupIndex.value(group), *found);
    return {};
}

Checked<> InventoryBuilder::setVariable(const QString &groupOrHost, const QString &name, const Value &value)
{
    const auto group = m_groupIndex.constFind(groupOrHost);
    if (group != m_groupIndex.constEnd()) {
        if (name == "ansible_group_priority"_L1) {
            return setPriority(m_groups[*group], value);
        }
        m_groups[*group].variables.set(name, value);
        return {};
    }
    const auto host = m_hostIndex.constFind(groupOrHost);
    if (host == m_hostIndex.constEnd()) {
        return std::unexpected(u"there is neither a group nor a host %1"_s.arg(shortened(groupOrHost)));
    }
    m_hosts[*host].variables.set(name, value);
    return {};
}

Checked<> InventoryBuilder::setPriority(GroupData &group, const Value &value)
{
    const auto number = integerOf(value);
    constexpr qint64 most = std::numeric_limits<int>::max();
    if (!number || *number > most || *number < -most) {
        return std::unexpected(u"ansible_group_priority must be a whole number"_s);
    }
    group.priority = static_cast<int>(*number);
    return {};
}

Checked<> InventoryBuilder::addChild(const QString &group, const QString &child)
{
    const auto parent = m_groupIndex.constFind(group);
    if (parent == m_groupIndex.constEnd()) {
        return std::unexpected(u"there is no group %1"_s.arg(shortened(group)));
    }
    if (const auto found = m_groupIndex.constFind(child); found != m_groupIndex.constEnd()) {
        return addChildGroup(*parent, *found);
    }
    const auto host = m_hostIndex.constFind(child);
    if (host == m_hostIndex.constEnd()) {
        return std::unexpected(u"%1 is neither a group nor a host"_s.arg(shortened(child)));
    }
    addMember(*parent, *host);
    return {};
}

void InventoryBuilder::addMember(Index group, Index host)
{
    if (m_groups[group].hostSet.contains(host)) {
        return;
    }
    m_groups[group].hostSet.insert(host);
    m_groups[group].hosts.push_back(host);
    m_hosts[host].groups.push_back(group);
}

void InventoryBuilder::removeMember(Index group, Index host)
{
    m_groups[group].hostSet.remove(host);
    std::erase(m_groups[group].hosts, host);
    std::erase(m_hosts[host].groups, group);
}

std::vector<bool> InventoryBuilder::ancestorsOf(Index group) const
{
    std::vector<bool> seen(m_groups.size());
    std::vector<Index> open = m_groups[group].parents;
    while (!open.empty()) {
        const Index next = open.back();
        open.pop_back();
        if (!seen[next]) {
            seen[next] = true;
            open.insert(open.end(), m_groups[next].parents.begin(), m_groups[next].parents.end());
        }
    }
    return seen;
}

Checked<> InventoryBuilder::addChildGroup(Index group, Index child)
{
    GroupData &parent = m_groups[group];
    GroupData &member = m_groups[child];
    if (group == child) {
        return std::unexpected(u"the group %1 cannot be its own child"_s.arg(shortened(parent.name)));
    }
    if (std::ranges::contains(parent.children, child)) {
        return {};
    }
    if (ancestorsOf(group)[child]) {
        return std::unexpected(
            u"the groups %1 and %2 contain each other"_s.arg(shortened(parent.name), shortened(member.name)));
    }
    parent.children.push_back(child);
    member.parents.push_back(group);
    member.depth = std::max(parent.depth + 1, member.depth);
    deepenChildren(child);
    return {};
}

/// Level by level, and no further where a group is deep enough already: what Ansible does, and so its precedence.
void InventoryBuilder::deepenChildren(Index group)
{
    int depth = m_groups[group].depth;
    QSet<Index> level(m_groups[group].children.begin(), m_groups[group].children.end());
    while (!level.isEmpty()) {
        ++depth;
        QSet<Index> next;
        for (const Index member : std::as_const(level)) {
            if (m_groups[member].depth < depth) {
                m_groups[member].depth = depth;
                next.unite(QSet<Index>(m_groups[member].children.begin(), m_groups[member].children.end()));
            }
        }
        level = next;
    }
}

void InventoryBuilder::settleUngrouped()
{
    std::vector<bool> ancestors = ancestorsOf(ungrouped);
    ancestors[all] = false;
    const bool below = std::ranges::contains(ancestors, true); // of a group besides `all`
    for (Index host = 0; host < m_hosts.size(); ++host) {
        const std::vector<Index> &groups = m_hosts[host].groups;
        const bool inUngrouped = std::ranges::contains(groups, ungrouped);
        const bool elsewhere =
            (inUngrouped && below) || std::ranges::any_of(groups, [](Index group) { return group > ungrouped; });
        if (inUngrouped && elsewhere) {
            removeMember(ungrouped, host);
        } else if (!inUngrouped && !elsewhere) {
            addMember(ungrouped, host);
        }
    }
}

Checked<Inventory> InventoryBuilder::finish()
{
    for (Index group = 0; group < m_groups.size(); ++group) {
        if (group != all && m_groups[group].parents.empty()) {
            if (auto added = addChildGroup(all, group); !added) {
                return std::unexpected(added.error());
            }
        }
    }
    settleUngrouped();
    QList<Group> groups;
    for (const GroupData &data : m_groups) {
        Group group;
        group.name = data.name;
        group.depth = data.depth;
        group.priority = data.priority;
        group.variables = data.variables;
        std::ranges::transform(data.hosts, std::back_inserter(group.hosts),
                               [this](Index i) { return m_hosts[i].name; });
        const auto nameOf = [this](Index i) { return m_groups[i].name; };
        std::ranges::transform(data.children, std::back_inserter(group.children), nameOf);
        std::ranges::transform(data.parents, std::back_inserter(group.parents), nameOf);
        groups.append(std::move(group));
    }
    QList<Host> hosts;
    for (const HostData &data : m_hosts) {
        hosts.append({.name = data.name, .variables = data.variables, .fileVariables = {}});
    }
    return Inventory(std::move(groups), std::move(hosts));
}

} // namespace kubemori::inventory
