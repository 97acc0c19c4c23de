// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory.hpp"

#include <QSet>

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

Inventory::Inventory(QList<Group> groups, QList<Host> hosts)
    : m_groups(std::move(groups))
    , m_hosts(std::move(hosts))
{
    for (qsizetype i = 0; const Host &host : std::as_const(m_hosts)) {
        m_hostIndex.insert(host.name, i++);
    }
    for (qsizetype i = 0; const Group &group : std::as_const(m_groups)) {
        m_groupIndex.insert(group.name, i++);
        for (const QString &host : group.hosts) {
            m_groupsOfHost[host].append(group.name);
        }
    }
}

const Group *Inventory::group(const QString &name) const
{
    const auto found = m_groupIndex.constFind(name);
    return found == m_groupIndex.constEnd() ? nullptr : &m_groups.at(*found);
}

const Host *Inventory::host(const QString &name) const
{
    const auto found = m_hostIndex.constFind(name);
    return found == m_hostIndex.constEnd() ? nullptr : &m_hosts.at(*found);
}

QStringList Inventory::hostsOf(const QString &group) const
{
    QStringList hosts;
    QSet<QString> seenHosts;
    QSet<QString> seenGroups{group};
    QStringList level = m_groupIndex.contains(group) ? QStringList{group} : QStringList();
    while (!level.isEmpty()) {
        QStringList next;
        for (const QString &name : std::as_const(level)) {
            const Group &member = m_groups.at(m_groupIndex.value(name));
            for (const QString &host : member.hosts) {
                if (!seenHosts.contains(host)) {
                    seenHosts.insert(host);
                    hosts.append(host);
                }
            }
            for (const QString &child : member.children) {
                if (!seenGroups.contains(child)) {
                    seenGroups.insert(child);
                    next.append(child);
                }
            }
        }
        level = next;
    }
    return hosts;
}

QStringList Inventory::groupsOf(const QString &host) const
{
    QSet<QString> seen;
    QStringList open = m_groupsOfHost.value(host);
    if (m_groupIndex.contains(u"all"_s)) {
        open.append(u"all"_s);
    }
    while (!open.isEmpty()) {
        const QString name = open.takeLast();
        if (!seen.contains(name)) {
            seen.insert(name);
            open.append(m_groups.at(m_groupIndex.value(name)).parents);
        }
    }
    QStringList groups(seen.begin(), seen.end());
    std::ranges::sort(groups, {}, [this](const QString &name) {
        const Group &group = m_groups.at(m_groupIndex.value(name));
        return std::tuple(group.name != "all"_L1, group.depth, group.priority, group.name);
    });
    return groups;
}

Variables Inventory::variablesOf(const QString &host) const
{
    Variables variables;
    const QStringList groups = groupsOf(host);
    for (const QString &name : groups) {
        variables.merge(group(name)->variables);
    }
    for (const QString &name : groups) {
        variables.merge(group(name)->fileVariables);
    }
    if (const Host *found = this->host(host)) {
        variables.merge(found->variables);
        variables.merge(found->fileVariables);
    }
    return variables;
}

const Value *Inventory::variable(const QString &host, const QString &name) const
{
    if (const Host *found = this->host(host)) {
        for (const Variables *own : {&found->fileVariables, &found->variables}) {
            if (const Value *value = own->find(name)) {
                return value;
            }
        }
    }
    const QStringList groups = groupsOf(host);
    for (const auto source : {&Group::fileVariables, &Group::variables}) {
        for (const QString &member : groups | std::views::reverse) {
            if (const Value *value = (group(member)->*source).find(name)) {
                return value;
            }
        }
    }
    return nullptr;
}

} // namespace kubemori::inventory
