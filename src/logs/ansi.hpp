// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <cstdint>

namespace kubemori::logs {

/// A colour as a program asked for it; the view makes it readable on its background.
struct AnsiColour
{
    enum class Kind : std::uint8_t { Default, Indexed, Rgb };

    Kind kind = Kind::Default;
    std::uint8_t index = 0; ///< Indexed: 0–7 normal, 8–15 bright, 16–255 the xterm cube and greys
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const AnsiColour &) const = default;
};

struct AnsiStyle
{
    AnsiColour foreground;
    AnsiColour background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    bool strike = false;

    bool operator==(const AnsiStyle &) const = default;
};

/// A stretch of text in a style; positions in UTF-16 units.
struct StyleRun
{
    qsizetype start = 0;
    qsizetype length = 0;
    AnsiStyle style;

    bool operator==(const StyleRun &) const = default;
};

/// Text that is safe to show, with its styles. Runs are in order, do not overlap, lie inside the text; what has no run
/// has the default style.
struct StyledText
{
    QString text;
    QList<StyleRun> runs;

    bool operator==(const StyledText &) const = default;
};

/// Reads one line as a terminal would, as far as that makes sense in a log: colours and attributes are kept (SGR),
/// every other control or escape sequence is dropped, whatever it asks for and wherever it breaks off. Styles end with
/// the line. Invalid UTF-8 and characters that turn the direction of text around become U+FFFD; tabs stay.
[[nodiscard]] StyledText parseAnsi(QByteArrayView line);

/// Only the text of it.
[[nodiscard]] QString plainText(QByteArrayView line);

} // namespace kubemori::logs
