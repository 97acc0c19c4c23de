// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace kubemori::advice {

/// Where in the bytes of a line ansible's own words begin: behind a time stamp and what else other programs put there,
/// and behind a colour. Learnt from the first line that is recognised, as ansible::LinePrefix does it on text.
class LineStart
{
public:
    [[nodiscard]] qsizetype offset(QByteArrayView line);

private:
    enum class Form { Unknown, Plain, Words, Bar };

    [[nodiscard]] qsizetype learn(QByteArrayView line);

    Form m_form = Form::Unknown;
    int m_words = 0; ///< Words: how many stand before
};

/// Behind the escape sequences that stand at `from`.
[[nodiscard]] qsizetype behindColour(QByteArrayView line, qsizetype from);

} // namespace kubemori::advice
