// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_model.hpp"

#include <QStringList>

namespace kubemori::demo {

/// The workloads that come with Kubespray's network plugin.
[[nodiscard]] QStringList networkParts();
/// Those that the tags of a playbook are for: "coredns", "ingress-controller", "apps" for all of them; no tags: all.
[[nodiscard]] QStringList appParts(const QStringList &tags);

/// The image that a pod runs now, by the release that installed it and by the version of its node.
[[nodiscard]] QString imageOf(const ClusterModel &model, const SimPod &pod);

} // namespace kubemori::demo
