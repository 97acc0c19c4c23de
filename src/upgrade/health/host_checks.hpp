// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

#include <functional>

namespace kubemori::upgrade::health {

/// disk-space: the file systems that an upgrade fills.
[[nodiscard]] QList<Finding> checkDiskSpace(const ClusterPicture &picture);
/// time-skew: against this machine's clock, and of the nodes among each other.
[[nodiscard]] QList<Finding> checkTimeSkew(const ClusterPicture &picture);
/// swap: Kubespray switches it off unless the inventory allows it.
[[nodiscard]] QList<Finding> checkSwap(const ClusterPicture &picture);
/// rlimits: limits that a run wrote as text into containerd's configuration, which the next start of it does not
/// survive.
[[nodiscard]] QList<Finding> checkRlimits(const ClusterPicture &picture);
/// cgroup-version: from v2.31.0 on the kubelet does not start with version 1.
[[nodiscard]] QList<Finding> checkCgroups(const ClusterPicture &picture, const HopRecord &hop);

/// Calls for the facts of every node; what could not be seen of one becomes Unknown.
void eachHost(const ClusterPicture &picture, CheckFindings &findings,
              const std::function<void(const QString &node, const HostFacts &facts)> &judge);

} // namespace kubemori::upgrade::health
