// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"
#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// node-upgraded: every node the hop is for has the target's version, and none is gone.
[[nodiscard]] QList<Finding> checkNodesUpgraded(const ClusterPicture &picture, const HopRecord &hop);
/// node-scheduling: cordoned or not, as it was before. `kubectl` says how to uncordon one.
[[nodiscard]] QList<Finding> checkScheduling(const ClusterPicture &picture, const HopRecord &hop,
                                             const kube::Kubectl &kubectl);

/// Pods that are not well now, and were before or were not there: those beyond the number of the same owner's pods that
/// were not well before, whatever their names.
[[nodiscard]] QList<kube::PodHealth> worseThanBefore(const QList<kube::PodHealth> &pods,
                                                     const QList<PodBefore> &before);
/// pods-as-before: a few are a warning, many block.
[[nodiscard]] QList<Finding> checkPodsAsBefore(const ClusterPicture &picture, const HopRecord &hop);

/// Whether how things were before the hop was looked at at all.
[[nodiscard]] bool isBeforeKnown(const HopRecord &hop);

} // namespace kubemori::upgrade::health
