// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// container-engine: whether the target would put another one in its place, or the kubelet would not talk to it.
[[nodiscard]] QList<Finding> checkContainerEngine(const ClusterPicture &picture, const HopRecord &hop);

} // namespace kubemori::upgrade::health
