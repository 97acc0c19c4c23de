// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/stage_work.hpp"
#include "upgrade/stages/carried_inventory.hpp"
#include "upgrade/stages/settings_place.hpp"

#include <QStringList>

namespace kubemori::upgrade {

/// Carries the settings over: from the old copy into the new sample, by the hop's resolutions, in place of the
/// inventory's folder, and commits them to the work branch. While something is left to decide nothing is written. A
/// folder that somebody worked on meanwhile stays as it is.
class SettingsStage final : public StageWork
{
public:
    using StageWork::StageWork;

    [[nodiscard]] Result<QList<PlannedCommand>> plan(const HopRecord &hop, std::stop_token stop) override;
    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    /// Puts the new folder in its place.
    [[nodiscard]] Result<Finding> write(const DeployerWork &where, const SettingsPlace &place,
                                        const CarriedInventory &carried, const OutputSink &sink,
                                        const std::stop_token &stop) const;
    /// The paths that were written; one that somebody changed stays as it is, and is told.
    [[nodiscard]] Result<QStringList> writeCheckoutFiles(const DeployerWork &where, const CarriedInventory &carried,
                                                         QList<Finding> &findings, const std::stop_token &stop) const;
    [[nodiscard]] Result<Finding> commit(const DeployerWork &where, const HopRecord &hop, const SettingsPlace &place,
                                         const QStringList &checkoutFiles, const OutputSink &sink,
                                         const std::stop_token &stop) const;
};

} // namespace kubemori::upgrade
