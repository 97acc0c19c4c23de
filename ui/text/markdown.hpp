// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace kubemori::ui::markdown {

/// Text of which Markdown reads nothing, in one line: a line feed would end a row.
[[nodiscard]] QString escaped(QString text);
/// A row of a table; the cells are escaped.
[[nodiscard]] QString row(const QStringList &cells);
/// The line below a table's header.
[[nodiscard]] QString ruler(qsizetype columns);
/// A time with its zone: reports are read elsewhere.
[[nodiscard]] QString moment(const QDateTime &utc);

} // namespace kubemori::ui::markdown
