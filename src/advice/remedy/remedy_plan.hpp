// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "cluster/profile.hpp"
#include "operation/plan.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::advice {

/// Plan::kind. It stands in journals on disk: never rename it.
inline constexpr QLatin1StringView remedyKind("remedy");

/// What a remedy is planned from.
struct RemedyRequest
{
    KnownIssue issue;
    QList<Sighting> sightings; ///< where it was seen; captures come from here
    cluster::Profile profile;
    QStringList nodes;         ///< of the cluster
    QStringList controlPlanes; ///< in their order
    QStringList etcd;          ///< nodes with a member
    QString inventory;         ///< folder on the deployer; empty: settings cannot be edited
    QDateTime now;
    QString checkout = {};                       ///< folder on the deployer; empty: patches cannot be made
    QMap<QString, QString> addresses = {};       ///< internal ones, by node
    QString kubectl = QStringLiteral("kubectl"); ///< how kubectl is called, up to its arguments
    QString kubectlLocation = {};                ///< Runner::location() of kubectl
    QString deployerLocation = {};               ///< the same of the deployer
    /// What stands in the files that may be edited, by their whole paths on the deployer; see filesOf(). Without it
    /// nobody has looked, and the plan shows the edits without their surroundings.
    std::optional<QMap<QString, QByteArray>> files = std::nullopt;
};

/// The nodes of a plan's steps that are on none: files and commands on the deployer, calls of kubectl.
inline constexpr QLatin1StringView deployerPlace("deployer");
inline constexpr QLatin1StringView clusterPlace("cluster");

/// The files that the steps of an issue may edit, by their whole paths on the deployer; of the settings all that are
/// named, by every name that they may have.
[[nodiscard]] QStringList filesOf(const RemedyRequest &request);

/// The steps of a remedy as an operation: each Command for each of its nodes, one after the other, everything with its
/// exact commands. A step with captures comes once for each place where the issue was seen. Runs nothing. InvalidInput
/// when a step lacks a capture, a node, the inventory or the checkout, or when a file cannot be edited as it is.
[[nodiscard]] Result<operation::Plan> planRemedy(const RemedyRequest &request);
/// The way back of the issue's patches, the last one first. InvalidInput when it has none.
[[nodiscard]] Result<operation::Plan> planPatchUndo(const RemedyRequest &request);

} // namespace kubemori::advice
