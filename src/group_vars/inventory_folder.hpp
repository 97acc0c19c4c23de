// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_transfer.hpp"
#include "group_vars/settings_set.hpp"
#include "kubespray/revision_files.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::group_vars {

/// The files below a folder of the checkout as a revision has them, by their paths in that folder; NotFound when it has
/// none. Two or three calls of git.
[[nodiscard]] Result<FolderFiles> readRevisionFolder(const kubespray::RevisionFiles &files, const QString &revision,
                                                     const QString &folder, std::stop_token stop);

/// The sample inventory of a release.
[[nodiscard]] Result<FolderFiles> readSample(const kubespray::RevisionFiles &files, const QString &tag,
                                             std::stop_token stop);

/// The files below a folder on whatever host, by their paths in that folder. Links are followed to files, not to
/// folders; files beyond 1 MiB, which are no settings (a kubectl in artifacts/), are left out. InvalidData for a folder
/// that cannot be an inventory: more than 2,000 files, or eight levels.
[[nodiscard]] Result<FolderFiles> readFolder(const command::FileTransfer &transfer, const QString &folder,
                                             std::stop_token stop);

} // namespace kubemori::group_vars
