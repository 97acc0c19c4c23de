// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "diff/diff_options.hpp"
#include "diff/file_change.hpp"
#include "diff/file_text.hpp"
#include "diff/line_diff.hpp"
#include "diff/line_pairs.hpp"
#include "diff/side.hpp"

#include <stop_token>
#include <vector>

namespace kubemori::diff {

/// Both sides of one file and where they differ. Made in a worker, then never changed.
struct FileDiff
{
    /// Of one side; what is longer is not shown.
    static constexpr qsizetype mostBytes = qsizetype{16} << 20;

    enum class Kind { Text, Binary, TooLarge };

    FileChange change;
    Kind kind = Kind::Text;
    FileText oldText;
    FileText newText;
    std::vector<LineChange> changes;
    std::vector<LinePair> pairs; ///< of all changes
    qint64 oldBytes = 0;
    qint64 newBytes = 0;

    [[nodiscard]] const FileText &text(Side side) const { return side == Side::Old ? oldText : newText; }
};

/// Compares two contents. A stop ends it early with Cancelled.
[[nodiscard]] Result<FileDiff> makeFileDiff(const FileChange &change, const QByteArray &oldBytes,
                                            const QByteArray &newBytes, const DiffOptions &options,
                                            std::stop_token stop);

} // namespace kubemori::diff
