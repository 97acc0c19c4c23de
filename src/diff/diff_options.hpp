// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kubemori::diff {

/// Which differences in white space are none.
enum class Whitespace {
    Shown,          ///< all count
    IgnoreTrailing, ///< at the end of a line, a carriage return among it
    IgnoreAmount,   ///< how much of it there is, and at the end of a line
    IgnoreAll,      ///< any
};

/// How two texts are compared.
struct DiffOptions
{
    Whitespace whitespace = Whitespace::Shown;
    bool ignoreBlankLines = false;

    bool operator==(const DiffOptions &) const = default;
};

} // namespace kubemori::diff
