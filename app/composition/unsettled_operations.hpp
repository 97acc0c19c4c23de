// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"
#include "maintenance/reconciliation.hpp"

#include <QList>

#include <stop_token>

namespace kubemori::composition {

/// The operations under `root` on a cluster (empty: on any) that somebody has to decide on, the newest first. Reads the
/// disk.
[[nodiscard]] QList<operation::PastOperation> unsettledOperations(const QString &root, const QString &cluster,
                                                                  const std::stop_token &stop);

/// The same, compared with what is true of the cluster's nodes now. Asks the cluster only when there is one. Blocks.
[[nodiscard]] QList<maintenance::Reconciliation> reconciledOperations(const QString &root, const QString &cluster,
                                                                      const kube::Kubectl &kubectl,
                                                                      const std::stop_token &stop);

} // namespace kubemori::composition
