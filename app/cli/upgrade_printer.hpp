// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/stage_work.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>
#include <QString>

namespace kubemori::cli {

/// "v2.26.0 → v2.27.0: Health"
[[nodiscard]] QString stageTitle(const upgrade::HopRecord &hop, upgrade::Stage stage);
/// A line for each finding that is not good, the gravest first, and one for all that are.
[[nodiscard]] QString findingsText(const QList<upgrade::Finding> &findings);
/// "  on local: git checkout …"
[[nodiscard]] QString commandsText(const QList<upgrade::PlannedCommand> &commands);
/// A table of them.
[[nodiscard]] QString upgradesTable(const QList<upgrade::Upgrade> &upgrades);
/// Its hops and how far each stage is.
[[nodiscard]] QString upgradeText(const upgrade::Upgrade &upgrade);

} // namespace kubemori::cli
