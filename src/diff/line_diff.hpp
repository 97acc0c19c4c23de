// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_options.hpp"
#include "diff/edit_script.hpp"
#include "diff/file_text.hpp"

namespace kubemori::diff {

/// A run of lines that differ.
struct LineChange
{
    Edit lines;
    bool isIgnored = false; ///< blank lines only, and these are not to count
    int firstPair = 0;      ///< of the rows that show it side by side, see LinePair
    int pairCount = 0;

    bool operator==(const LineChange &) const = default;
};

/// Which lines differ, top to bottom. Where a change could as well be said a few lines higher or lower, it is said
/// where a reader would: at the border of a paragraph or an indentation.
[[nodiscard]] std::vector<LineChange> diffLines(const FileText &oldText, const FileText &newText,
                                                const DiffOptions &options, std::stop_token stop);

} // namespace kubemori::diff
