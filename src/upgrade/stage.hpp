// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace kubemori::upgrade {

/// The stages of one hop, in the order in which a person goes through them. Each is a page of the wizard.
enum class Stage {
    Target,      ///< which releases, what they bring
    Health,      ///< whether the cluster may be upgraded at all
    Safety,      ///< what is kept in case it goes wrong
    Checkout,    ///< the release's files
    Environment, ///< the virtual environment with its ansible
    Inventory,   ///< hosts and groups
    Settings,    ///< group_vars, carried from the release before
    Reach,       ///< ansible reaches every node
    Strategy,    ///< in which way the nodes are upgraded
    Run,
    Verify, ///< every node is as it was, but for the version
    Report,
};

/// All of them, in their order.
[[nodiscard]] QList<Stage> allStages();
/// Stable name for files, JSON and tests: "health".
[[nodiscard]] QString toString(Stage stage);
[[nodiscard]] std::optional<Stage> stageFrom(const QString &name);

} // namespace kubemori::upgrade
