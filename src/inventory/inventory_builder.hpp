// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/inventory.hpp"
#include "inventory/limits.hpp"

#include <QHash>
#include <QSet>
#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace kubemori::inventory {

/// Takes groups, hosts and variables in the order in which a file names them, and keeps what Ansible's InventoryData
/// (inventory/data.py, group.py, host.py) keeps: depths, loops that are refused, and who is left ungrouped. Several
/// files of one inventory are put into one builder.
class InventoryBuilder
{
public:
    explicit InventoryBuilder(const Limits &limits);

    [[nodiscard]] bool hasGroup(const QString &name) const { return m_groupIndex.contains(name); }
    /// A group that is there already stays as it is.
    [[nodiscard]] Checked<> addGroup(const QString &name);
    /// The port counts only when the host is new.
    [[nodiscard]] Checked<> addHost(const QString &name, const QString &group, const std::optional<Value> &port);
    /// Of the group of that name, else of the host. ansible_group_priority of a group is its priority, not a variable.
    [[nodiscard]] Checked<> setVariable(const QString &groupOrHost, const QString &name, const Value &value);
    /// Makes the group `child`, else the host of that name, a member of `group`.
    [[nodiscard]] Checked<> addChild(const QString &group, const QString &child);
    /// How many hosts one entry may stand for: as many as there may be, while they are not named over and over again.
    [[nodiscard]] qsizetype mostHosts() const { return std::min(m_limits.hosts, m_mentionsLeft); }

    /// Puts every group below `all` and every host without a group into `ungrouped`, as Ansible does after the last
    /// file.
    [[nodiscard]] Checked<Inventory> finish();

private:
    using Index = std::size_t;
    struct GroupData
    {
        QString name;
        std::vector<Index> hosts;
        QSet<Index> hostSet;
        std::vector<Index> children;
        std::vector<Index> parents;
        int depth = 0;
        int priority = 1;
        Variables variables;
    };
    struct HostData
    {
        QString name;
        Variables variables;
        std::vector<Index> groups; ///< direct ones
    };

    void addMember(Index group, Index host);
    void removeMember(Index group, Index host);
    [[nodiscard]] Checked<> addChildGroup(Index group, Index child);
    [[nodiscard]] std::vector<bool> ancestorsOf(Index group) const; ///< by index
    void deepenChildren(Index group);
    [[nodiscard]] Checked<> setPriority(GroupData &group, const Value &value);
    void settleUngrouped();

    Limits m_limits;
    qsizetype m_mentionsLeft;
    std::vector<GroupData> m_groups;
    std::vector<HostData> m_hosts;
    QHash<QString, Index> m_groupIndex;
    QHash<QString, Index> m_hostIndex;
};

} // namespace kubemori::inventory
