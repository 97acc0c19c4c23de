// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace kubemori::logs {

/// Where to cut a line that is longer than `longest`: at most there, never inside a UTF-8 sequence nor inside an escape
/// sequence that began shortly before. Always greater than 0.
[[nodiscard]] qsizetype cutPosition(QByteArrayView line, qsizetype longest);

} // namespace kubemori::logs
