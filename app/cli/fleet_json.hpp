// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "fleet/cluster_record.hpp"

#include <QByteArray>
#include <QList>

#include <utility>

namespace kubemori::cli {

/// The clusters of the fleet in the order of clusters.yaml.
using FleetList = QList<std::pair<cluster::Profile, fleet::ClusterRecord>>;

/// What these clusters tell about the next release of one of them.
[[nodiscard]] QList<fleet::PromotionHint> hintsFor(const FleetList &fleet, qsizetype index);

/// The document of `kubemori fleet -o json` (docs/fleet.md), one line.
[[nodiscard]] QByteArray fleetToJson(const FleetList &fleet, const QDateTime &now);

} // namespace kubemori::cli
