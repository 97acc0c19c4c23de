// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/modern_inventory.hpp"

#include "inventory/group_names.hpp"
#include "inventory/inventory_builder.hpp"
#include "inventory/limits.hpp"

#include <QHash>

#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

/// Builds an inventory anew, with other names for its groups.
class Rebuilding
{
public:
    explicit Rebuilding(const Inventory &inventory)
        : m_inventory(inventory)
        , m_builder(Limits())
    {
    }

    Checked<Inventory> run()
    {
        for (const auto step :
             {&Rebuilding::addGroups, &Rebuilding::addHosts, &Rebuilding::addChildren, &Rebuilding::addClusterGroup}) {
            if (const auto done = (this->*step)(); !done) {
                return std::unexpected(done.error());
            }
        }
        auto built = m_builder.finish();
        return built ? withFileVariables(*built) : built;
    }

private:
    Checked<> addGroups()
    {
        for (const Group &group : m_inventory.groups()) {
            const QString name = modernGroupName(group.name);
            if (auto added = m_builder.addGroup(name); !added) {
                return added;
            }
            for (const auto &[key, value] : group.variables) {
                if (auto set = m_builder.setVariable(name, key, value); !set) {
                    return set;
                }
            }
            if (group.priority != 1) {
                if (auto set = m_builder.setVariable(name, u"ansible_group_priority"_s, Value(qint64{group.priority}));
                    !set) {
                    return set;
                }
            }
        }
        return {};
    }

    Checked<> addHosts()
    {
        for (const QString &host : m_inventory.hostsOf(u"all"_s)) {
            if (auto added = m_builder.addHost(host, u"all"_s, std::nullopt); !added) {
                return added;
            }
            for (const auto &[key, value] : m_inventory.host(host)->variables) {
                if (auto set = m_builder.setVariable(host, key, value); !set) {
                    return set;
                }
            }
        }
        for (const Group &group : m_inventory.groups()) {
            for (const QString &host : group.hosts) {
                const bool ungrouped = group.name == "ungrouped"_L1;
                if (auto added =
                        ungrouped ? Checked<>() : m_builder.addHost(host, modernGroupName(group.name), std::nullopt);
                    !added) {
                    return added;
                }
            }
        }
        return {};
    }

    Checked<> addChildren()
    {
        for (const Group &group : m_inventory.groups()) {
            for (const QString &child : group.children) {
                const QString parent = modernGroupName(group.name);
                const bool ofItself = group.name == "all"_L1; // every group comes there by itself
                if (auto added = ofItself ? Checked<>() : m_builder.addChild(parent, modernGroupName(child)); !added) {
                    return added;
                }
            }
        }
        return {};
    }

    Checked<> addClusterGroup()
    {
        const QString cluster = u"k8s_cluster"_s;
        if (!m_builder.hasGroup(u"kube_control_plane"_s)) {
            return {};
        }
        if (auto added = m_builder.addGroup(cluster); !added) {
            return added;
        }
        for (const QString &member : {u"kube_control_plane"_s, u"kube_node"_s, u"calico_rr"_s}) {
            if (auto added = m_builder.hasGroup(member) ? m_builder.addChild(cluster, member) : Checked<>(); !added) {
                return added;
            }
        }
        return {};
    }

    /// What was loaded for a group of an old name belongs to the new one; what is there for both, too.
    Inventory withFileVariables(const Inventory &built) const
    {
        QHash<QString, Variables> variables;
        for (const Group &group : m_inventory.groups()) {
            variables[modernGroupName(group.name)].merge(group.fileVariables);
        }
        QList<Group> groups = built.groups();
        for (Group &group : groups) {
            group.fileVariables = variables.value(group.name);
        }
        QList<Host> hosts = built.hosts();
        for (Host &host : hosts) {
            host.fileVariables = m_inventory.host(host.name)->fileVariables;
        }
        return {std::move(groups), std::move(hosts)};
    }

    const Inventory &m_inventory;
    InventoryBuilder m_builder;
};

} // namespace

Checked<Inventory> modernised(const Inventory &inventory)
{
    return Rebuilding(inventory).run();
}

} // namespace kubemori::inventory
