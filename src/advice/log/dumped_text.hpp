// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori::advice {

/// The lines of the texts that stand in quotes in a line of a dump (`"msg": "first\nsecond \"x\""`), as the program
/// wrote them, also those that were dumped twice; cut dumps give what they tell. Without escape sequences.
[[nodiscard]] QStringList dumpedTexts(const QString &line);

} // namespace kubemori::advice
