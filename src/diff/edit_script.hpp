// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <stop_token>
#include <vector>

namespace kubemori::diff {

/// Items [oldStart, oldStart + oldCount) of the old sequence are replaced by [newStart, newStart + newCount) of the
/// new one; between two edits both are equal. Either count may be 0, not both.
struct Edit
{
    int oldStart = 0;
    int oldCount = 0;
    int newStart = 0;
    int newCount = 0;

    [[nodiscard]] int oldEnd() const { return oldStart + oldCount; }
    [[nodiscard]] int newEnd() const { return newStart + newCount; }
    bool operator==(const Edit &) const = default;
};

/// What turns one sequence into the other, in order: the fewest items, as Myers' algorithm finds them, but where two
/// long sequences have little in common a good guess instead of an endless search. Stopped: everything is one edit.
[[nodiscard]] std::vector<Edit> editScript(std::span<const int> from, std::span<const int> to, std::stop_token stop);

} // namespace kubemori::diff
