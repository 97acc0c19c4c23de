// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// certificates: those of the control planes that end soon, or have ended.
[[nodiscard]] QList<Finding> checkCertificates(const ClusterPicture &picture);

} // namespace kubemori::upgrade::health
