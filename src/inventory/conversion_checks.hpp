// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/conversion.hpp"
#include "inventory/inventory.hpp"

#include <QHash>
#include <QList>
#include <QString>

namespace kubemori::inventory {

/// Asks both inventories the same questions. `withFiles`: variables of group_vars/ and host_vars/ count, because both
/// inventories lie in one folder. `oldNames`: by host, the name its etcd member has with the old inventory.
[[nodiscard]] QList<ConversionCheck> compareInventories(const Inventory &old, const Inventory &converted,
                                                        bool withFiles, const QHash<QString, QString> &oldNames);

/// The order of the hosts of a group differs from run to run: two groups that are its children have children
/// themselves, and Ansible goes through those in the order of their addresses in memory (Group._walk_relationship).
[[nodiscard]] bool isOrderLeftToChance(const Inventory &inventory, const QString &group);

} // namespace kubemori::inventory
