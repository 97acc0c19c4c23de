// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "base/result.hpp"
#include "base/version.hpp"
#include "inventory/inventory.hpp"

#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace kubemori::advice {

/// A value of a setting and where it stands.
struct SettingFact
{
    inventory::Value value;
    QString origin; ///< "group_vars/k8s_cluster/addons.yml:12", "roles/…/main.yml:20", "-e"

    bool operator==(const SettingFact &) const = default;
};

/// Settings by name.
using SettingFacts = QHash<QString, SettingFact>;

/// What one release makes of the settings, layer by layer; the later ones win.
struct SettingLayers
{
    SettingFacts roles;
    SettingFacts sample;
    /// What the inventory and the command line set, without what is the same as in the sample that it was made from.
    SettingFacts own;
    /// A settings file could not be read (it is encrypted as a whole): what is not set may be set there.
    bool isIncomplete = false;

    /// nullptr: no layer sets it.
    [[nodiscard]] const SettingFact *effective(const QString &key) const;
};

/// What a look at one node printed, or why there is nothing.
using Answer = Result<QString>;

/// What was seen of a cluster, its inventory and its checkout, for the issues to be judged by. What was not looked at
/// is not set, and conditions on it are unknown. A value; for any thread.
struct Picture
{
    Version current; ///< the release that is in use
    Version target;  ///< the same one: there is no hop

    std::optional<SettingLayers> before; ///< of `current`
    std::optional<SettingLayers> after;  ///< of `target`
    std::shared_ptr<const inventory::Inventory> inventory;
    std::optional<QStringList> inventoryFiles; ///< paths below the inventory's folder
    /// Files of the target's checkout by path; those that were looked for and are not there have no value.
    std::optional<QMap<QString, std::optional<QString>>> checkout;
    std::optional<QString> options; ///< of ansible-playbook

    /// By query, what kubectl printed.
    struct ClusterAnswer
    {
        ClusterQuery query;
        Answer answer;
    };
    QList<ClusterAnswer> cluster;
    /// By query, what each node printed.
    struct NodeAnswer
    {
        NodeQuery query;
        QMap<QString, Answer> answers; ///< by node
    };
    QList<NodeAnswer> nodes;

    [[nodiscard]] bool isHop() const { return current != target; }
};

} // namespace kubemori::advice
