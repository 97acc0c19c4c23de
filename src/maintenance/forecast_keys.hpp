// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/pod_needs.hpp"

#include <QString>

namespace kubemori::maintenance {

/// Equal rules give equal texts, different ones different texts: so that what many pods have in common is worked out
/// once.
[[nodiscard]] QString keyOf(const kube::PodAffinityTerm &rule, const QString &ownNamespace);
/// What decides, apart from other pods and room, which nodes may take the pod. Empty: all that have no taint.
[[nodiscard]] QString keyOf(const kube::PodNeeds &needs, const QList<QList<kube::NodeSelectorTerm>> &volumes);

} // namespace kubemori::maintenance
