// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace kubemori::advice {

/// A piece of evidence that was collected from a node.
struct Evidence
{
    /// Stable id: "kubelet-journal", "containers", "pods", "etcd", "disk", "time", "certificates", "failed-units",
    /// "kernel".
    QString name;
    QString command; ///< as it was run
    QString text;    ///< what it printed, its end when it was long; without control characters but line feeds
    std::optional<Error> error;

    bool operator==(const Evidence &) const = default;
};

/// Asks a node what it says of itself, one command after the other over one connection; changes nothing. `node` and
/// `internalIp` as the API server says. What fails is said beside the piece that it concerns; errors are only those
/// that concern all of it: Cancelled, a node that cannot be logged in to. Blocks, each command for at most 20 s. `say`:
/// a line for who watches, may be empty. What is in the text is as free of secrets as what the runner gives.
[[nodiscard]] Result<QList<Evidence>> collectEvidence(const cluster::ClusterAccess &access, const QString &node,
                                                      const QString &internalIp,
                                                      const std::function<void(const QString &)> &say,
                                                      std::stop_token stop);

} // namespace kubemori::advice
