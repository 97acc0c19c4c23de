// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/stage_work.hpp"
#include "upgrade/upgrade.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for an upgrade in stages. Those of what the stages find are in FindingText.
class UpgradeText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::UpgradeText)
public:
    /// How a stage of a hop stands.
    enum class State { ToDo, Now, Running, Done, Warnings, Blocked, Accepted };

    [[nodiscard]] static QString stage(upgrade::Stage stage);
    /// What the stage is for, in one sentence.
    [[nodiscard]] static QString purpose(upgrade::Stage stage);
    /// The button that does it; empty: the stage does nothing by itself.
    [[nodiscard]] static QString action(upgrade::Stage stage);
    /// While it is done: "Checking…".
    [[nodiscard]] static QString doing(upgrade::Stage stage);

    [[nodiscard]] static State stateOf(const upgrade::StageRecord &record);
    [[nodiscard]] static QString state(State state);
    /// Name of the icon that goes with it.
    [[nodiscard]] static QString icon(State state);

    /// "v2.26.0 → v2.27.0".
    [[nodiscard]] static QString route(const QString &from, const QString &to);
    /// "1 of 2: v2.26.0 → v2.27.0".
    [[nodiscard]] static QString hop(const upgrade::Upgrade &upgrade, qsizetype index);
    /// Where the upgrade stands, for a list: "Settings: blocked", "Finished".
    [[nodiscard]] static QString standing(const upgrade::Upgrade &upgrade);
    /// The commands as a person would type them, each place as a comment above its own.
    [[nodiscard]] static QString commands(const QList<upgrade::PlannedCommand> &commands);
    /// One of ConversionCheck::name.
    [[nodiscard]] static QString conversionCheck(const QString &name);
};

} // namespace kubemori::ui
