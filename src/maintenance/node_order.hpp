// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node.hpp"

#include <QList>
#include <QStringList>

namespace kubemori::maintenance {

/// node2 before node10: runs of digits are compared as numbers.
[[nodiscard]] bool comesBefore(const QString &left, const QString &right);

/// Whether a profile's host (name or address) is this node.
[[nodiscard]] bool isHost(const kube::Node &node, const QString &host);

/// The order in which nodes are rebooted: those named in `wanted` first, in that order (an admin who writes an order
/// means it), then workers, then control planes, and of these the one that kubectl runs on last; each group by name.
[[nodiscard]] QList<kube::Node> inRebootOrder(QList<kube::Node> nodes, const QStringList &wanted,
                                              const QString &kubectlHost);

} // namespace kubemori::maintenance
