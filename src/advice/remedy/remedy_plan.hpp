// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "cluster/profile.hpp"
#include "operation/plan.hpp"

#include <QDateTime>
#include <QString>
#include <QStringList>

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
};

/// The steps of a remedy as an operation: each Command for each of its nodes, one after the other, everything with its
/// exact commands. Runs nothing. InvalidInput when a step lacks a capture, a node or the inventory.
[[nodiscard]] Result<operation::Plan> planRemedy(const RemedyRequest &request);

} // namespace kubemori::advice
