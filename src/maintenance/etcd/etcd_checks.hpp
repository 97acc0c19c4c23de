// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/etcd/etcd_report.hpp"

#include <QLatin1StringView>

#include <array>

namespace kubemori::maintenance {

namespace etcdchecks {

/// EtcdFinding::check of all there are. Other people's scripts rely on them: never rename one.
inline constexpr QLatin1StringView noLeader("etcd-no-leader");
inline constexpr QLatin1StringView twoLeaders("etcd-two-leaders");
inline constexpr QLatin1StringView noQuorum("etcd-no-quorum");
inline constexpr QLatin1StringView noMargin("etcd-no-margin");
inline constexpr QLatin1StringView single("etcd-single");
inline constexpr QLatin1StringView even("etcd-even");
inline constexpr QLatin1StringView unhealthy("etcd-member-unhealthy");
inline constexpr QLatin1StringView learner("etcd-learner");
inline constexpr QLatin1StringView noSpace("etcd-alarm-nospace");
inline constexpr QLatin1StringView corrupt("etcd-alarm-corrupt");
inline constexpr QLatin1StringView otherAlarm("etcd-alarm");
inline constexpr QLatin1StringView errors("etcd-errors");
inline constexpr QLatin1StringView quota("etcd-quota");
inline constexpr QLatin1StringView fragmented("etcd-fragmented");
inline constexpr QLatin1StringView versions("etcd-versions");
inline constexpr QLatin1StringView behind("etcd-behind");
inline constexpr QLatin1StringView disk("etcd-disk");
inline constexpr QLatin1StringView diskUnknown("etcd-disk-unknown");
inline constexpr QLatin1StringView slow("etcd-slow");
inline constexpr QLatin1StringView snapshotNone("etcd-snapshot-none");
inline constexpr QLatin1StringView snapshotOld("etcd-snapshot-old");
inline constexpr QLatin1StringView snapshotBroken("etcd-snapshot-broken");

inline constexpr std::array all{noLeader,  twoLeaders,   noQuorum,    noMargin,      single,     even,
                                unhealthy, learner,      noSpace,     corrupt,       otherAlarm, errors,
                                quota,     fragmented,   versions,    behind,        disk,       diskUnknown,
                                slow,      snapshotNone, snapshotOld, snapshotBroken};

} // namespace etcdchecks

/// What etcd takes when --quota-backend-bytes is not given: 2 GiB.
inline constexpr qint64 usualEtcdQuota = qint64{2} << 30;

/// What is to be said of the report's members, gravest first; the report's own findings are not looked at. A function
/// of the values alone.
[[nodiscard]] QList<EtcdFinding> judgeEtcd(const EtcdReport &report);

/// Gravest first, otherwise in their order.
void sortFindings(QList<EtcdFinding> &findings);

} // namespace kubemori::maintenance
