// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace kubemori::inventory {

/// A quoted string of Python source.
struct PythonString
{
    enum class Fault { None, NamedCharacter, NotUtf8 };
    QString text;
    qsizetype length = 0; ///< of source that was read, prefix and quotes included
    bool bytes = false;
    Fault fault = Fault::None; ///< Python reads it, and we do not (or Ansible fails on it)
};

/// The string at the beginning of `source`, with its prefix (r, b, u); nothing if there is none, or Python calls it a
/// mistake. Formatted strings are none: they are no literals.
[[nodiscard]] std::optional<PythonString> readPythonString(QStringView source);

} // namespace kubemori::inventory
