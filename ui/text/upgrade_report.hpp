// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/upgrade.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// The report of an upgrade, fit to be attached to a change ticket: hop by hop what was decided, what each stage found,
/// what was accepted and why, and how each node was before. Nothing a cluster put into it is taken for markup.
class UpgradeReport
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::UpgradeReport)
public:
    [[nodiscard]] static QString markdown(const upgrade::Upgrade &upgrade);

private:
    [[nodiscard]] static QString hop(const upgrade::HopRecord &hop);
    [[nodiscard]] static QString decisions(const upgrade::HopRecord &hop);
    [[nodiscard]] static QString stages(const upgrade::HopRecord &hop);
    [[nodiscard]] static QString findings(const upgrade::StageRecord &record);
    [[nodiscard]] static QString nodes(const upgrade::HopRecord &hop);
};

} // namespace kubemori::ui
