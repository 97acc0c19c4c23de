// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QString>

namespace kubemori::diff {

/// One side of a comparison: what git calls a revision (tag, branch, commit), the checkout as it stands, or any folder
/// on the machine the repository is on.
struct DiffSource
{
    enum class Kind { Revision, WorkingTree, Folder };

    Kind kind = Kind::Revision;
    QString name; ///< the revision or the folder's path; empty for the working tree

    /// The word that stands for the working tree on the command line and in the window.
    static constexpr QLatin1StringView workingTreeWord{"WORKTREE"};

    /// "WORKTREE"; a folder when it begins with "/", "./", "../" or "~/" (or is "." or ".."); else a revision.
    /// InvalidInput for what can be none of them: empty, a range, an option.
    [[nodiscard]] static Result<DiffSource> parse(const QString &text);
    /// What parse() reads.
    [[nodiscard]] QString toString() const;

    bool operator==(const DiffSource &) const = default;
};

} // namespace kubemori::diff
