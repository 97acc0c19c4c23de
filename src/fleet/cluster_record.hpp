// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "fleet/operation_record.hpp"
#include "fleet/promotion.hpp"
#include "fleet/version_history.hpp"

namespace kubemori::fleet {

/// One cluster on the fleet page: what was seen of it, what it ran when, and what was done to it.
struct ClusterRecord
{
    QString cluster; ///< the profile's id
    ClusterFacts facts;
    QList<VersionRecord> history;      ///< the oldest first
    QList<OperationRecord> operations; ///< the newest first
    bool isLooking = false;            ///< a look is under way

    bool operator==(const ClusterRecord &) const = default;
};

/// The same as the promotion rule wants it.
[[nodiscard]] FleetMember memberOf(const cluster::Profile &profile, const ClusterRecord &record);

} // namespace kubemori::fleet
