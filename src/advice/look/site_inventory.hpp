// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/look/settings_layers.hpp"
#include "command/file_transfer.hpp"
#include "inventory/inventory.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace kubemori::advice {

/// An inventory as it lies on a deployer.
struct SiteInventory
{
    QString folder;
    QString file; ///< name of the inventory's file in it; empty: the folder as a whole
    std::shared_ptr<const inventory::Inventory> inventory; ///< null: it could not be read
    QStringList files;                                     ///< paths of files and folders below the folder, sorted
    OwnSettings own;                                       ///< without a command line
    QList<Error> gaps;                                     ///< what could not be read of it, and why
};

/// Reads the inventory `path`, its file or its folder, and the group_vars and host_vars beside it. An error means that
/// nothing of it can be had. Blocks.
[[nodiscard]] Result<SiteInventory> readSiteInventory(const command::FileTransfer &transfer, const QString &path,
                                                      const std::stop_token &stop);

} // namespace kubemori::advice
