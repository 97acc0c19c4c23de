// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/value.hpp"

#include <QString>

namespace kubemori::inventory {

/// The text in an INI inventory that reads back as `value` (see readPythonLiteral): texts as they are where that is
/// enough, else as a quoted Python string; everything else as a Python literal. On one line, without a line end.
/// Refused for what INI cannot say: encrypted values and "not a number".
[[nodiscard]] Checked<QString> writePythonLiteral(const Value &value);

} // namespace kubemori::inventory
