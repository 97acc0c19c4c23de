// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// pods-well: each that does not do what it is there for.
[[nodiscard]] QList<Finding> checkPodsWell(const ClusterPicture &picture);
/// budgets: those that let no pod go now, on which a drain would wait.
[[nodiscard]] QList<Finding> checkBudgets(const ClusterPicture &picture);

} // namespace kubemori::upgrade::health
