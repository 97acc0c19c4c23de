// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace kubemori::group_vars {

/// The lines of a text as they are, each with its line end; together they are the text again.
using TextLines = std::vector<QByteArray>;

/// Cut behind line feeds; what is behind the last one is a line without an end.
[[nodiscard]] TextLines linesOf(const QByteArray &text);
[[nodiscard]] QByteArray textOf(const TextLines &lines);

/// A line without its "\n" or "\r\n".
[[nodiscard]] QByteArrayView withoutEnd(const QByteArray &line);
/// The line with another end; every line gets one.
[[nodiscard]] QByteArray withEnd(const QByteArray &line, const QByteArray &end);
/// "\r\n" if the first line has it, else "\n".
[[nodiscard]] QByteArray lineEndOf(const TextLines &lines);
/// Nothing but blanks.
[[nodiscard]] bool isBlank(QByteArrayView line);

} // namespace kubemori::group_vars
