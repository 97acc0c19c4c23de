// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/byte_needle.hpp"

#include <QStringView>

#include <vector>

namespace kubemori::logs {

/// Texts that stand, in this order and without overlap, in every line that an expression (PCRE) matches. A line
/// without them need not be given to the expression. Cautious: where an expression is not understood, fewer or none.
[[nodiscard]] std::vector<ByteNeedle> regexLiterals(QStringView expression, bool caseSensitive);

} // namespace kubemori::logs
