// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// control-plane-images: the control planes' pods and kube-proxy are made from the target's images.
[[nodiscard]] QList<Finding> checkControlPlaneImages(const ClusterPicture &picture, const HopRecord &hop);
/// components: DNS, network, addons, etcd and containerd against what the release installs.
[[nodiscard]] QList<Finding> checkComponents(const ClusterPicture &picture, const HopRecord &hop);
/// addons-left-behind: what upgrade-cluster.yml of v2.11.0 to v2.18.2 does not touch, though cluster.yml installs it.
[[nodiscard]] QList<Finding> checkAddonsLeftBehind(const ClusterPicture &picture, const HopRecord &hop);

} // namespace kubemori::upgrade::health
