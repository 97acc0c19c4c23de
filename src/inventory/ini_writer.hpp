// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/inventory.hpp"

#include <QByteArray>
#include <QStringList>

namespace kubemori::inventory {

/// An inventory as an INI file: all hosts with their variables in [all], then every group with its hosts, children and
/// variables, all in the order they have in `inventory`. `header` goes on top as comments. Variables of group_vars/ and
/// host_vars/ are not written. Refused where INI cannot hold a value.
[[nodiscard]] Checked<QByteArray> writeIni(const Inventory &inventory, const QStringList &header);

} // namespace kubemori::inventory
