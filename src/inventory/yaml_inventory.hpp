// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/inventory_builder.hpp"
#include "inventory/problem.hpp"
#include "inventory/yaml_node.hpp"

#include <QString>

#include <expected>

namespace kubemori::inventory {

/// Puts a YAML document into an inventory as Ansible's `yaml` inventory plugin does (plugins/inventory/yaml.py): groups
/// with hosts, vars and children, all of them optional.
class YamlInventory
{
public:
    YamlInventory(QString file, InventoryBuilder &builder, Problems &warnings);

    /// What was read before an error stays in the builder, as with Ansible.
    [[nodiscard]] std::expected<void, Problem> read(const YamlNode &document);

private:
    using Outcome = std::expected<void, Problem>;

    /// Groups that are none are left out with a warning.
    [[nodiscard]] Outcome readGroup(const YamlNode &name, const YamlNode &data);
    [[nodiscard]] Outcome checkSections(const YamlNode &data) const;
    [[nodiscard]] Outcome readSection(const QString &group, const YamlNode &key, const YamlNode &data);
    [[nodiscard]] Outcome readVariables(const QString &group, const YamlNode &data);
    [[nodiscard]] Outcome readChildren(const QString &group, const YamlNode &data);
    [[nodiscard]] Outcome readHosts(const QString &group, const YamlNode &data);
    [[nodiscard]] Outcome readHost(const QString &group, const YamlNode &pattern, const YamlNode *variables);

    [[nodiscard]] std::unexpected<Problem> refused(const YamlNode &node, const QString &detail) const;
    [[nodiscard]] Outcome checked(const YamlNode &node, const Checked<> &outcome) const;
    void warn(const YamlNode &node, const QString &detail);

    QString m_file;
    InventoryBuilder &m_builder;
    Problems &m_warnings;
};

} // namespace kubemori::inventory
