// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kubemori::ui {

/// What a piece of text is in its language: a few kinds are enough to read by, and give each a colour of its own on
/// every ground.
enum class SyntaxStyle : std::uint8_t { Text, Keyword, Key, String, Number, Comment, Template, Heading, Error };
constexpr std::size_t syntaxStyleCount = 9;

struct SyntaxSpan
{
    int start = 0; ///< UTF-16 units in the line
    int length = 0;
    SyntaxStyle style = SyntaxStyle::Text;

    bool operator==(const SyntaxSpan &) const = default;
};

/// The spans of one line, in order; later ones lie over earlier ones.
using SyntaxLine = std::vector<SyntaxSpan>;

} // namespace kubemori::ui
