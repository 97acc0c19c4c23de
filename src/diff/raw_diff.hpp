// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "diff/diff_options.hpp"
#include "diff/file_change.hpp"

#include <QByteArray>
#include <QStringList>

namespace kubemori::diff {

/// The arguments of one call of git that lists what differs between two trees, renames followed.
[[nodiscard]] QStringList rawDiffArguments(const QString &oldTree, const QString &newTree, const DiffOptions &options);

/// git's options for these options of ours.
[[nodiscard]] QStringList whitespaceArguments(const DiffOptions &options);

/// Reads what that call prints (`--raw --numstat -z`). InvalidData for anything else.
[[nodiscard]] Result<FileList> readRawDiff(const QByteArray &output);

} // namespace kubemori::diff
