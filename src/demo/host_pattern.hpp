// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_values.hpp"

#include <QString>
#include <QStringList>

#include <vector>

namespace kubemori::demo {

/// What ansible makes of the pattern of a play, of `ansible PATTERN`, or of `--limit`.
struct MatchedHosts
{
    QStringList hosts;   ///< in the order of the inventory
    QStringList unknown; ///< words that are no host and no group
};

/// Words between commas or colons: hosts, Kubespray's groups, `*` in either, `~` with a regular expression, `!` for all
/// but these and `&` for only these. An empty pattern means all.
[[nodiscard]] MatchedHosts matchHosts(const std::vector<SimNode> &nodes, const QString &pattern);

} // namespace kubemori::demo
