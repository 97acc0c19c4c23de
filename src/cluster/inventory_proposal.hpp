// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "inventory/kubespray_inventory.hpp"

#include <QString>
#include <QStringList>

namespace kubemori::cluster {

/// A profile as a Kubespray inventory suggests it.
struct InventoryProposal
{
    Profile profile;
    QString virtualAddress; ///< in front of the API servers; empty: the inventory names none
    int nodes = 0;
    QStringList notes; ///< what a profile cannot take over; technical English
};

/// Control planes in the inventory's order at the addresses that Ansible uses; user, port, key and become as far as all
/// hosts agree. `checkout` is the folder, `inventory` the inventory as it lies in it, `name` what to call the cluster.
/// Nothing is asked and nothing is read.
[[nodiscard]] InventoryProposal proposeProfile(const inventory::KubesprayInventory &kubespray, const QString &checkout,
                                               const QString &inventory, const QString &name);

} // namespace kubemori::cluster
