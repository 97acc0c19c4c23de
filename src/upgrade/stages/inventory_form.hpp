// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "inventory/conversion.hpp"
#include "kube/etcd_status.hpp"
#include "upgrade/upgrade.hpp"
#include "upgrade/upgrade_site.hpp"

#include <QList>
#include <QString>

#include <stop_token>

namespace kubemori::upgrade {

/// The name of the file with the hosts in an inventory's folder: the profile's own if it lies there, else the first of
/// inventory.ini, hosts.yaml, hosts.yml and hosts.ini that names a control plane (a sample's does not). NotFound.
[[nodiscard]] Result<QString> findInventoryFile(const UpgradeSite &site, const QString &folder, std::stop_token stop);

/// The folder of the inventory as it was before the hop, as the hop names it.
[[nodiscard]] QString oldFolderOf(const HopRecord &hop);

/// The members of etcd as itself says, for an inventory that is to name them.
[[nodiscard]] Result<QList<kube::EtcdMember>> askEtcdMembers(const UpgradeSite &site, std::stop_token stop);
[[nodiscard]] QList<inventory::EtcdMember> membersFor(const QList<kube::EtcdMember> &members);

/// The old inventory as inventory.ini, with its proofs. Names of etcd's members come from etcd; without an answer they
/// are those that Kubespray gave by position, and a problem says so. Reads only.
[[nodiscard]] Result<inventory::Conversion> convertOldInventory(const UpgradeSite &site, const HopRecord &hop,
                                                                std::stop_token stop);

} // namespace kubemori::upgrade
