// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// etcd-health: a member that does not answer, and a cluster without a leader, block: the upgrade restarts them all.
[[nodiscard]] QList<Finding> checkEtcdHealth(const ClusterPicture &picture);
/// etcd-version: etcd 3.6 takes over only from 3.5.26 or later.
[[nodiscard]] QList<Finding> checkEtcdVersion(const ClusterPicture &picture, const HopRecord &hop);

/// A member as people know it.
[[nodiscard]] QString nameOf(const kube::EtcdMember &member);

} // namespace kubemori::upgrade::health
