// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// calico-version: the oldest running one that the target's roles take over from.
[[nodiscard]] QList<Finding> checkCalico(const ClusterPicture &picture, const HopRecord &hop);
/// metallb: the step from 0.12 to 0.13, which takes all addresses away until there are pools of the new kind.
[[nodiscard]] QList<Finding> checkMetallb(const ClusterPicture &picture, const HopRecord &hop);
/// rook-ceph: how Ceph is, and whether Rook's operator knows the target's Kubernetes.
[[nodiscard]] QList<Finding> checkRook(const ClusterPicture &picture, const HopRecord &hop);

} // namespace kubemori::upgrade::health
