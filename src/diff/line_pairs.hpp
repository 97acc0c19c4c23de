// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/file_text.hpp"
#include "diff/line_diff.hpp"

#include <vector>

namespace kubemori::diff {

/// Two lines that stand beside each other; -1: none on that side.
struct LinePair
{
    int oldLine = -1;
    int newLine = -1;
    bool isSimilar = false; ///< one is a new wording of the other: their words are worth comparing

    bool operator==(const LinePair &) const = default;
};

/// Puts the lines of each change beside each other, similar ones where that can be found out in bounded time, and
/// writes into the changes which pairs are theirs.
[[nodiscard]] std::vector<LinePair> pairLines(std::vector<LineChange> &changes, const FileText &oldText,
                                              const FileText &newText);

} // namespace kubemori::diff
