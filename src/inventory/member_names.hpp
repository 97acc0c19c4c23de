// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/etcd_members.hpp"
#include "inventory/inventory.hpp"

#include <QHash>
#include <QList>
#include <QString>

namespace kubemori::inventory {

/// Which member of etcd runs on which host of the group etcd: by the addresses that Kubespray gives to etcd, the most
/// specific first (etcd_access_address, access_ip, etcd_address, ip, ansible_host), else by name. A member that fits no
/// host, or several, is left out.
[[nodiscard]] QHash<QString, QString> matchMembers(const QList<EtcdMember> &members, const Inventory &inventory);

} // namespace kubemori::inventory
