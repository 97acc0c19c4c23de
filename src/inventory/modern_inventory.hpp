// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/file_source.hpp"
#include "inventory/inventory.hpp"

#include <stop_token>

namespace kubemori::inventory {

/// The inventory as Kubespray sees it at run time: groups with the names of v2.16.0 (those of the same new name are
/// one, as legacy_groups.yml made them), and k8s_cluster there with kube_control_plane, kube_node and calico_rr in it.
[[nodiscard]] Checked<Inventory> modernised(const Inventory &inventory);

} // namespace kubemori::inventory
