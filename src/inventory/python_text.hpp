// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/value.hpp"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace kubemori::inventory {

// What Python's str and int do, where it decides how Ansible understands an inventory.

/// str.strip()
[[nodiscard]] QStringView pythonStrip(QStringView text);
/// str.splitlines(): at line feeds, carriage returns, form feeds and the separators of Unicode.
[[nodiscard]] QStringList pythonLines(const QString &text);
/// int(text) for a base of 10: blanks around it, a sign and single underscores between digits are allowed. Nothing if
/// it is no number, or one of more than 4300 digits, where Python gives up too.
[[nodiscard]] std::optional<Value> pythonInteger(QStringView text);
/// Digits of a base (2, 8, 10 or 16) without a sign, as they are; nothing beyond 4300 decimal digits.
[[nodiscard]] std::optional<Value> integerFromDigits(QStringView digits, int base, bool negative);
/// "a", or "a…" when it is long; for messages.
[[nodiscard]] QString shortened(QStringView text);

} // namespace kubemori::inventory
