// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace kubemori::advice {

/// What changes in a file, as `diff -u` says it, without the last line end; empty when nothing does. `context`: equal
/// lines around a change.
[[nodiscard]] QString unifiedDiff(const QString &path, const QByteArray &before, const QByteArray &after,
                                  int context = 3);

} // namespace kubemori::advice
