// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/stage_work.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace kubemori::upgrade {

/// A file of the inventory's folder as it was before the hop and as it is behind it.
struct InventoryFileChange
{
    QString path;                     ///< in the folder; of one that goes, that of before
    QString oldPath;                  ///< where it was, if it was; mostly the same
    std::optional<QByteArray> before; ///< nothing: it is new
    std::optional<QByteArray> after;  ///< nothing: it goes

    [[nodiscard]] bool isChanged() const { return before != after; }
    bool operator==(const InventoryFileChange &) const = default;
};

struct InventoryChanges
{
    QList<InventoryFileChange> files; ///< sorted by path, also those that stay the same
    bool isWritten = false;           ///< `after` is what lies in the inventory's folder; else what would be written

    bool operator==(const InventoryChanges &) const = default;
};

/// What the hop makes of the inventory, to be compared file by file. Blocks; reads only, on the deployer. Errors are
/// those of carryInventory() and of reading the folders.
[[nodiscard]] Result<InventoryChanges> readInventoryChanges(const UpgradeSite &site, const HopRecord &hop,
                                                            std::stop_token stop);

/// A text that a person wrote for a file of the inventory's folder.
struct InventoryEdit
{
    QString path;        ///< in the folder
    QByteArray expected; ///< what the file holds now
    QByteArray text;
};

/// Puts a text that a person wrote in the place of a file's and commits it to the work branch; InvalidInput for a path
/// that is not in the folder, for YAML that Ansible would refuse (with the line), and while another branch is checked
/// out; AlreadyExists when the file holds something else. What is written stays written when git refuses.
[[nodiscard]] Result<> editInventoryFile(const UpgradeSite &site, const HopRecord &hop, const InventoryEdit &edit,
                                         const StageWork::OutputSink &sink, std::stop_token stop);

} // namespace kubemori::upgrade
