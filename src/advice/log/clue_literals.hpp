// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QRegularExpression>

namespace kubemori::advice {

/// Texts of which at least one stands in everything that a pattern matches, with the letters of ASCII in lower case;
/// none: nothing is certain. They hold only what JSON and YAML write as it is, so that they are also found in dumps.
/// Cautious: what is not understood gives none.
[[nodiscard]] QByteArrayList literalsOf(const QRegularExpression &pattern);

/// A shorter literal says too little.
inline constexpr qsizetype shortestLiteral = 4;

} // namespace kubemori::advice
