// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"

#include <QDateTime>

namespace kubemori::maintenance {

/// Plans the planned power cut of a whole cluster, kind "power-cycle". `storage`: nodes that keep other nodes' data.
///
/// Down: the gates are looked at, etcd is saved, every node is identified and cordoned (nothing moves to a node that
/// goes next; pods are ended by their machine's shutdown, as there is nowhere to move them to), then off: workers,
/// storage, control planes, the one that kubectl runs on last. There the operation rests. Up: control planes, storage,
/// workers; when all are Ready those are uncordoned that were schedulable before, and the workloads are waited for.
///
/// InvalidInput without nodes or without a control plane.
[[nodiscard]] Result<operation::Plan> planPowerCycle(const QList<kube::Node> &nodes, const QStringList &storage,
                                                     const cluster::Profile &profile, const ClusterActions &actions,
                                                     const QDateTime &now);

/// Which pods make a node a storage node, as a label selector: Rook's monitors and OSDs.
[[nodiscard]] QString storagePodSelector();

} // namespace kubemori::maintenance
