// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "group_vars/carry_over.hpp"

#include <QMap>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::group_vars {

/// An inventory's folder on this machine: what can be merged by its bytes, the rest by name.
struct LocalInventory
{
    QString folder;     ///< absolute
    FolderFiles files;  ///< all files but those below
    QStringList copied; ///< files too large to be settings (a kubectl in artifacts/); they are copied as they are
    QMap<QString, QString> links; ///< links to folders, and dead ones, with what they lead to
};

/// Reads a folder with everything below it; links to files are read as files. `path` is the folder or an inventory file
/// in it. NotFound, PermissionDenied or Io with the file; InvalidInput for a folder that is no inventory (more than
/// 20,000 files, or sixteen levels). Blocks.
[[nodiscard]] Result<LocalInventory> readLocalInventory(const QString &path, const std::stop_token &stop);

/// Writes the result as a new folder: all of it or, after an error, nothing. Files of mine keep their modes, and so do
/// their folders; new ones are 0644. `extra`: further files by path. AlreadyExists if something is in `out` or it is no
/// folder; InvalidInput when it lies inside of mine. Blocks, and waits for the disk.
[[nodiscard]] Result<> writeInventory(const LocalInventory &mine, const CarryOverResult &result,
                                      const FolderFiles &extra, const QString &out, const std::stop_token &stop);

/// Whether writeInventory() could begin, with its errors; touches nothing.
[[nodiscard]] Result<> checkOutput(const LocalInventory &mine, const QString &out);

} // namespace kubemori::group_vars
