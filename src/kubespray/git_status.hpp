// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::kubespray {

/// A tracked file that differs from the commit, in the index, in the working tree, or in both.
struct ChangedFile
{
    QString path;
    QString oldPath;       ///< set for a rename or copy
    char index = '.';      ///< git's letter: M, T, A, D, R, C, U; '.' unchanged
    char worktree = '.';   ///< the same for the working tree
    bool unmerged = false; ///< left over from a merge that needs a person

    bool operator==(const ChangedFile &) const = default;
};

/// What `git status --porcelain=v2 --branch -z` tells.
struct GitStatus
{
    QString commit; ///< full id; empty: there is none yet
    QString branch; ///< empty: HEAD is detached
    QList<ChangedFile> changed;
    QStringList untracked; ///< a folder with nothing tracked in it is one entry, ending with '/'

    bool operator==(const GitStatus &) const = default;
};

/// Reads that output; unknown headers and ignored files are passed over. InvalidData for anything else.
[[nodiscard]] Result<GitStatus> parseStatus(const QByteArray &output);

} // namespace kubemori::kubespray
