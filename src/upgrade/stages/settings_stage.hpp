// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"
#include "upgrade/stage_work.hpp"
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
    /// What all files become, the one with the hosts in its new form.
    struct Carried
    {
        group_vars::FolderFiles mine;
        group_vars::CarryOverResult result;
        group_vars::FolderFiles checkout; ///< merged files of the checkout itself: "ansible.cfg"
        group_vars::FolderFiles released; ///< as the release has them
    };
    [[nodiscard]] Result<Carried> carry(const HopRecord &hop, const std::stop_token &stop) const;
    [[nodiscard]] Result<> putHosts(const HopRecord &hop, Carried &carried, const std::stop_token &stop) const;
    /// Puts the new folder in its place.
    [[nodiscard]] Result<Finding> write(const DeployerWork &where, const SettingsPlace &place, const Carried &carried,
                                        const OutputSink &sink, const std::stop_token &stop) const;
    /// The paths that were written; one that somebody changed stays as it is, and is told.
    [[nodiscard]] Result<QStringList> writeCheckoutFiles(const DeployerWork &where, const Carried &carried,
                                                         QList<Finding> &findings, const std::stop_token &stop) const;
    [[nodiscard]] Result<Finding> commit(const DeployerWork &where, const HopRecord &hop, const SettingsPlace &place,
                                         const QStringList &checkoutFiles, const OutputSink &sink,
                                         const std::stop_token &stop) const;
};

} // namespace kubemori::upgrade
