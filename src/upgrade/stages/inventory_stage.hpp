// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/kubespray_inventory.hpp"
#include "upgrade/stage_work.hpp"

namespace kubemori::upgrade {

/// Looks at the inventory as the release will get it: which file (HopRecord::inventoryFile), whether the new form says
/// the same as the old one, whether etcd's members keep their names, and whether hosts and nodes are the same. Writes
/// nothing: Settings does.
class InventoryStage final : public StageWork
{
public:
    using StageWork::StageWork;

    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    [[nodiscard]] Result<inventory::Inventory> keep(HopRecord &hop, QList<Finding> &findings,
                                                    const std::stop_token &stop) const;
    [[nodiscard]] Result<inventory::Inventory> convert(HopRecord &hop, QList<Finding> &findings,
                                                       const std::stop_token &stop) const;
    void lookAtMembers(const inventory::KubesprayInventory &kubespray, const inventory::Inventory &inventory,
                       QList<Finding> &findings, const std::stop_token &stop) const;
    void compareWithNodes(const HopRecord &hop, const inventory::KubesprayInventory &kubespray,
                          QList<Finding> &findings, const std::stop_token &stop) const;
};

} // namespace kubemori::upgrade
