// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/conversion.hpp"
#include "inventory/inventory.hpp"
#include "inventory/problem.hpp"

#include <QByteArray>
#include <QString>

namespace kubemori::cli {

/// Errors, warnings and notes on standard error, one a line with its place; `limit` of them, and how many more there
/// are.
void sayProblems(const inventory::Problems &problems);

/// `"groups":{…}` with the groups that `ansible-inventory --list` shows.
[[nodiscard]] QByteArray groupsJson(const inventory::Inventory &inventory);

/// Writes `{"groups":…,"hosts":…}`, host by host, so that large inventories need no memory. False when nobody reads.
[[nodiscard]] bool writeInventoryJson(const inventory::Inventory &inventory);

/// Hosts with groups and addresses, and groups with their members.
[[nodiscard]] QString inventoryText(const inventory::Inventory &inventory);

/// `{"groups":…,"checks":[{"name","same","old":[],"new":[]}]}`
[[nodiscard]] QByteArray conversionJson(const inventory::Conversion &conversion);

/// Every check with its answers; of those that differ both.
[[nodiscard]] QString conversionText(const inventory::Conversion &conversion);

} // namespace kubemori::cli
