// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/value.hpp"

#include <QString>

namespace kubemori::inventory {

/// The value of a text in an INI inventory: what Python's `ast.literal_eval` makes of it (numbers, quoted strings,
/// lists, dicts, True, False, None …), else the text itself. So `1_000` is a whole number, `yes`, `true` and `0777` are
/// texts, and `1 # one` is the number 1. Refused where Ansible fails as well, as for `{{}}`, which is a set of a dict
/// to Python.
[[nodiscard]] Checked<Value> readPythonLiteral(const QString &text);

} // namespace kubemori::inventory
