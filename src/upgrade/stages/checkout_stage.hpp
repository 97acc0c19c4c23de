// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/work_branch.hpp"
#include "upgrade/stage_work.hpp"
#include "upgrade/stages/old_inventory.hpp"

namespace kubemori::upgrade {

/// Brings the release's files into the checkout: asks the remote for tags, sets the inventory's folder aside under
/// another name (HopRecord::oldInventory), and moves to the release's work branch. Nothing is moved before the copy is
/// made and everything that is in the way was looked for.
class CheckoutStage final : public StageWork
{
public:
    using StageWork::StageWork;

    [[nodiscard]] Result<QList<PlannedCommand>> plan(const HopRecord &hop, std::stop_token stop) override;
    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Finding> fetch(const OutputSink &sink, const std::stop_token &stop) const;
    [[nodiscard]] Result<Finding> setAside(HopRecord &hop, const OldInventoryPlan &plan, const OutputSink &sink,
                                           const std::stop_token &stop) const;
};

} // namespace kubemori::upgrade
