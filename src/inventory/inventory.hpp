// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/variables.hpp"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::inventory {

/// A group as `ansible-inventory --list` shows it, and what takes part in the precedence of its variables.
struct Group
{
    QString name;
    QStringList hosts;       ///< direct members, in Ansible's order
    QStringList children;    ///< direct child groups, in Ansible's order
    QStringList parents;     ///< direct parent groups
    int depth = 0;           ///< the longest way down from `all`
    int priority = 1;        ///< ansible_group_priority
    Variables variables;     ///< written in the inventory itself
    Variables fileVariables; ///< from group_vars/ beside it
};

struct Host
{
    QString name;
    Variables variables;     ///< written in the inventory itself; ansible_port too when it was given as name:port
    Variables fileVariables; ///< from host_vars/ beside it
};

/// A read and resolved inventory: a plain value. Groups and hosts are in the order in which they came to be, with `all`
/// and `ungrouped` first. Facts about Ansible are those of ansible-core 2.19.
class Inventory
{
public:
    Inventory() = default;
    Inventory(QList<Group> groups, QList<Host> hosts);

    [[nodiscard]] const QList<Group> &groups() const { return m_groups; }
    [[nodiscard]] const QList<Host> &hosts() const { return m_hosts; }
    /// nullptr if there is none.
    [[nodiscard]] const Group *group(const QString &name) const;
    [[nodiscard]] const Host *host(const QString &name) const;

    /// Ansible's groups['name']: the group's own hosts, then those of its children level by level. Empty if there is no
    /// such group. Where two children of a group have children of their own, Ansible leaves the order between those to
    /// chance; here it is the order of the children.
    [[nodiscard]] QStringList hostsOf(const QString &group) const;
    /// Every group a host is in, directly or not, in order of precedence: `all` first, the strongest last.
    [[nodiscard]] QStringList groupsOf(const QString &host) const;

    /// All variables of a host with the precedence of `ansible-inventory --list`.
    [[nodiscard]] Variables variablesOf(const QString &host) const;
    /// One of them, without making the others; nullptr if it is not set.
    [[nodiscard]] const Value *variable(const QString &host, const QString &name) const;

private:
    QList<Group> m_groups;
    QList<Host> m_hosts;
    QHash<QString, qsizetype> m_groupIndex;
    QHash<QString, qsizetype> m_hostIndex;
    QHash<QString, QStringList> m_groupsOfHost; ///< direct ones
};

} // namespace kubemori::inventory
