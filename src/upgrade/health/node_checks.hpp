// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"
#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// nodes-ready: one that is not blocks, unless the hop leaves it alone.
[[nodiscard]] QList<Finding> checkNodesReady(const ClusterPicture &picture, const HopRecord &hop);
/// node-cordoned: what somebody left so; `kubectl` says how to uncordon it.
[[nodiscard]] QList<Finding> checkCordons(const ClusterPicture &picture, const kube::Kubectl &kubectl);
/// node-versions: nodes part of the way are what a half-done upgrade leaves; one that is a minor release too far
/// behind, or ahead, blocks.
[[nodiscard]] QList<Finding> checkNodeVersions(const ClusterPicture &picture, const HopRecord &hop);
/// kernel-version: what the target's Kubernetes refuses to start on.
[[nodiscard]] QList<Finding> checkKernels(const ClusterPicture &picture, const HopRecord &hop);

/// Uncordons a node.
[[nodiscard]] Fix uncordonFix(const kube::Kubectl &kubectl, const QString &node);
/// How the nodes are now.
[[nodiscard]] QList<NodeBefore> nodesBefore(const QList<kube::Node> &nodes);

} // namespace kubemori::upgrade::health
