// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for operations that were cut off or left nodes behind, and for what can be done about them.
class ReconcileText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::ReconcileText)
public:
    /// "Cut off", "Running", …
    [[nodiscard]] static QString standing(operation::Standing standing);
    /// What happened to the operation, as sentences: who ran it, when its last word came, what is done and not.
    [[nodiscard]] static QString summary(const maintenance::Reconciliation &found);
    /// What it had done to the node when it ended.
    [[nodiscard]] static QString before(const maintenance::NodeStanding &standing);
    /// What is true of the node now.
    [[nodiscard]] static QString now(const maintenance::NodeStanding &standing);
    [[nodiscard]] static QString mode(operation::RunMode mode, const maintenance::Reconciliation &found);
    /// What the mode does, as a sentence.
    [[nodiscard]] static QString modeEffect(operation::RunMode mode, const maintenance::Reconciliation &found);
    /// Why this mode is the safe next step.
    [[nodiscard]] static QString advice(const maintenance::Reconciliation &found);
};

} // namespace kubemori::ui
