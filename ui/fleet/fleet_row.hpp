// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "fleet/cluster_record.hpp"
#include "ui/widgets/appearance.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

namespace kubemori::ui {

enum class FleetColumn { Name, Purpose, Release, Kubernetes, Skew, Nodes, Certificates, LastOperation, Hint, Seen };
inline constexpr int fleetColumnCount = 10;

/// One cluster of the fleet page. A plain value.
struct FleetRow
{
    cluster::Profile profile;
    fleet::ClusterRecord record;
    QList<fleet::PromotionHint> hints; ///< the one to be shown first
};

/// What a cell says, and how.
struct FleetCell
{
    QString text;
    QString icon; ///< empty: none
    Tone tone = Tone::Neutral;
    bool isOld = false; ///< from an earlier look: shown quietly, with its age
};

[[nodiscard]] FleetCell fleetCell(const FleetRow &row, FleetColumn column, const QDateTime &now);

/// The order by a column: numbers as numbers, releases as versions; what is not known comes first.
[[nodiscard]] bool fleetRowLess(const FleetRow &left, const FleetRow &right, FleetColumn column);

/// The value was seen in an earlier look, or so long ago that it may be another by now.
template<class T> [[nodiscard]] bool isOld(const fleet::Fact<T> &fact, const QDateTime &now)
{
    constexpr int fresh = 15 * 60;
    return fact.value && (fact.error || fact.seenAt.secsTo(now) > fresh);
}

} // namespace kubemori::ui
