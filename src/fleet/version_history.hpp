// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/cluster_facts.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::fleet {

/// What a cluster ran from a moment on, until the next record.
struct VersionRecord
{
    QDateTime at;         ///< UTC, when it was first seen so
    QString release;      ///< of Kubespray, as ReleaseFacts::release(); empty: not known
    bool isExact = false; ///< the checkout held exactly this release
    QString apiServer;    ///< empty: not known
    QStringList kubelets; ///< the different versions, sorted

    [[nodiscard]] bool hasSameVersions(const VersionRecord &other) const;
    /// Every node runs the API server's version.
    [[nodiscard]] bool isSettled() const;
    bool operator==(const VersionRecord &) const = default;
};

/// What is to be noted now: a record when versions differ from the last one, also after looks that failed (then the
/// last values count, so that an outage is no change). Nothing while nothing is known.
[[nodiscard]] std::optional<VersionRecord> changeOf(const std::optional<VersionRecord> &last, const ClusterFacts &facts,
                                                    const QDateTime &now);

/// One line of the file, ended by a line feed.
[[nodiscard]] QByteArray toJsonLine(const VersionRecord &record);
/// The records of a file, the oldest first. Damaged and torn lines are left out, and records that repeat the one
/// before.
[[nodiscard]] QList<VersionRecord> historyFromLines(const QByteArray &lines);

} // namespace kubemori::fleet
