// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori {

/// Whether an id can be the name of a file and nothing else: letters, digits, '.', '_' and '-', not hidden, at most
/// 200. An id comes from a command line or a file, and becomes a path.
[[nodiscard]] bool isPlainName(const QString &id);

} // namespace kubemori
