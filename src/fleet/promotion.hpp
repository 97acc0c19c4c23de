// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "fleet/operation_record.hpp"
#include "fleet/version_history.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

namespace kubemori::fleet {

/// A cluster as far as it matters for which release the others should have. A plain value.
struct FleetMember
{
    QString id;
    QString name;
    cluster::Purpose purpose = cluster::Purpose::Test;
    QString tag;                       ///< the release its checkout is at exactly; empty: none or not known
    int notReady = 0;                  ///< nodes, at the last look
    QList<VersionRecord> history;      ///< the oldest first
    QList<OperationRecord> operations; ///< the newest first
};

/// What a test or education cluster tells about a release that is newer than the one a more important cluster has.
struct PromotionHint
{
    enum class Kind {
        RunsWell,  ///< no trouble was seen since
        Trouble,   ///< an operation went wrong since, or nodes are not Ready now
        Unsettled, ///< the checkout is there, but the cluster does not run it as a whole yet
    };
    Kind kind = Kind::RunsWell;
    QString cluster;        ///< id of the cluster that has the release
    QString name;           ///< its name
    QString tag;            ///< the release
    QDateTime since;        ///< UTC: nothing about its versions has changed since then
    bool isAtLeast = false; ///< it may have been so before, when nobody looked
    int operations = 0;     ///< that came to an end since
    int troubled = 0;       ///< of these
    int notReady = 0;

    bool operator==(const PromotionHint &) const = default;
};

/// Stable name for JSON and tests: "RunsWell".
[[nodiscard]] QString toString(PromotionHint::Kind kind);

/// The hints for a production or staging cluster, the newest release first, and of one release what went well first.
/// None for other clusters, or while its release is not known. The tag of a checkout says what will be installed, not
/// what is: a cluster counts as running it only when Kubernetes' versions changed with it or after it and all nodes
/// have the same, and only from that moment on.
[[nodiscard]] QList<PromotionHint> promotionHints(const FleetMember &target, const QList<FleetMember> &fleet);

} // namespace kubemori::fleet
