// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::cli {

/// Writes to standard output and flushes. False when nobody reads any more.
bool writeOut(const QByteArray &bytes);
/// A message for people on standard error, with the program's name in front.
void say(const QString &message);
/// An error in words: what happened, on what, what to do; the technical detail behind it.
void sayError(const Error &error);

/// Text made safe for a terminal: control characters that a node or server sent are shown as � (line feeds stay).
[[nodiscard]] QString printable(const QString &text);

/// Columns aligned by display width (full-width characters count two), two spaces between them, as kubectl prints
/// tables.
[[nodiscard]] QString table(const QStringList &header, const QList<QStringList> &rows);

} // namespace kubemori::cli
