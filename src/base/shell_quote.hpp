// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori {

/// The one function through which every value goes that reaches a POSIX shell. Plain words stay as they are; anything
/// else is put between single quotes. A NUL cannot be carried by a shell and is dropped.
[[nodiscard]] QString shellQuote(const QString &word);

/// A whole argument list as one shell command line that a person can also paste.
[[nodiscard]] QString shellJoin(const QStringList &argv);

} // namespace kubemori
