// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_comparison.hpp"
#include "ansible/run_record.hpp"
#include "ansible/run_tree.hpp"

#include <QJsonObject>

namespace kubemori::cli {

[[nodiscard]] QJsonObject toJson(const ansible::RunRecord &record);
/// With what happened on the hosts.
[[nodiscard]] QJsonObject toJson(const ansible::RunRecord &record, const ansible::RunTree &tree);
[[nodiscard]] QJsonObject toJson(const QList<ansible::TaskComparison> &comparison);

/// ansible's recap.
[[nodiscard]] QString tallyTable(const QMap<QString, ansible::HostTally> &tallies);
[[nodiscard]] QString runsTable(const QList<ansible::RunRecord> &records);
/// What was run, how it ended, and what failed where.
[[nodiscard]] QString runText(const ansible::RunRecord &record, const ansible::RunTree &tree);
[[nodiscard]] QString comparisonTable(const QList<ansible::TaskComparison> &comparison);

} // namespace kubemori::cli
