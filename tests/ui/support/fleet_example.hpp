// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/cluster_record.hpp"

#include <QDateTime>
#include <QString>

namespace kubemori::test {

/// A cluster of five nodes at a release, seen `now`, which it has run since `since`; certificates for 300 more days.
[[nodiscard]] fleet::ClusterRecord makeFleetRecord(const QString &id, const QString &tag, const QString &kubernetes,
                                                   const QDateTime &since, const QDateTime &now);
/// An operation that ended then.
[[nodiscard]] fleet::OperationRecord makeOperationRecord(operation::Outcome outcome, const QDateTime &at);

} // namespace kubemori::test
