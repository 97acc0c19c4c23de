// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_options.hpp"
#include "diff/file_change.hpp"

#include <QByteArray>
#include <QSet>
#include <QStringList>

#include <stop_token>

namespace kubemori::diff {

/// The arguments of one call of git that prints every changed line.
[[nodiscard]] QStringList patchArguments(const QString &oldTree, const QString &newTree, const DiffOptions &options);

/// The paths of the files of `list` that have the text in a changed line, upper and lower case alike.
[[nodiscard]] QSet<QString> searchPatch(const QByteArray &patch, const QString &text, const FileList &list,
                                        const std::stop_token &stop);

} // namespace kubemori::diff
