// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// api-removals: APIs that somebody uses and the target's Kubernetes has not any more.
[[nodiscard]] QList<Finding> checkApiRemovals(const ClusterPicture &picture, const HopRecord &hop);

} // namespace kubemori::upgrade::health
