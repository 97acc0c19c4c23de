// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace kubemori::logs {

/// What a terminal would show of a line: a carriage return makes what follows replace what was there; those at the end
/// count for nothing.
[[nodiscard]] QByteArrayView withoutReturns(QByteArrayView line);

} // namespace kubemori::logs
