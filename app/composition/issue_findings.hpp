// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "upgrade/finding.hpp"

#include <QList>
#include <QString>

namespace kubemori::composition {

/// In front of an issue's id in upgrade::Finding::check. It stands in upgrades on disk: never rename it.
inline constexpr QLatin1StringView knownIssuePrefix("known-issue:");

/// Which issues of which it could not be told are findings too.
enum class UnknownIssues { None, ThatWouldBlock, All };

/// What a look for known issues found, one finding for each issue: its subject and evidence name all places, a few of
/// many. Silenced ones are Info.
[[nodiscard]] QList<upgrade::Finding> findingsOf(const advice::CheckReport &report, UnknownIssues unknown);

} // namespace kubemori::composition
