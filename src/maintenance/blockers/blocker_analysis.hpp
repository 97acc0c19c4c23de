// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/blockers/drain_view.hpp"
#include "operation/drain_blocker.hpp"

namespace kubemori::maintenance {

/// From what was seen of a node to what holds its drain up: every pod that has to go and is still there, those that
/// cannot clear first. The remedies say what fits; their commands are empty. Pods in `protectedNamespaces`, and in
/// those of Kubernetes itself, are never to be deleted by force.
[[nodiscard]] QList<operation::DrainBlocker> drainBlockers(const DrainView &view,
                                                           const QStringList &protectedNamespaces);

[[nodiscard]] bool isProtected(const QString &nameSpace, const QStringList &protectedNamespaces);

/// How a workload is named as the object of a remedy: "namespace/deployment/name".
[[nodiscard]] QString workloadObject(const QString &nameSpace, const kube::ScalableOwner &owner);

} // namespace kubemori::maintenance
