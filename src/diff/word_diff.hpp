// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace kubemori::diff {

/// A run of UTF-16 units in a line.
struct TextSpan
{
    int start = 0;
    int length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// The words of two lines that differ.
struct WordChanges
{
    QList<TextSpan> old;
    QList<TextSpan> now;

    bool operator==(const WordChanges &) const = default;
};

/// A word is a run of letters, digits and "_", a run of spaces, or any other single character; each Japanese or Chinese
/// character is a word, as they are written without spaces. Lines that have next to nothing in common have no marks:
/// everything would be marked. Bounded: of very long lines only what is between an equal beginning and end is marked.
[[nodiscard]] WordChanges wordChanges(QStringView oldLine, QStringView newLine);

/// How much two lines have in common, from 0 to 1: cheap, to find lines that belong together.
[[nodiscard]] double similarity(QStringView oldLine, QStringView newLine);

} // namespace kubemori::diff
