// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"

#include <QString>
#include <QStringList>

namespace kubemori::inventory {

/// The words of a line as Python's `shlex.split(line, comments=True)` finds them: quotes, backslashes, and everything
/// from a '#' outside of quotes on left out, in the middle of a word too. Never empty for a line that has a word.
[[nodiscard]] Checked<QStringList> splitShellWords(const QString &line);

} // namespace kubemori::inventory
