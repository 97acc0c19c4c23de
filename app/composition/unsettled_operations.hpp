// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"
#include "maintenance/reconciliation.hpp"

#include <QList>

#include <stop_token>

namespace kubemori::composition {

/// The operations on a cluster that somebody has to decide on, the newest first, compared with what is true of its nodes
/// now. Asks the cluster only when there is one. Blocks.
[[nodiscard]] QList<maintenance::Reconciliation> unsettledOperations(const QString &cluster,
                                                                     const kube::Kubectl &kubectl,
                                                                     const std::stop_token &stop);

} // namespace kubemori::composition
