// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <optional>

namespace kubemori::logs {

/// A text to be looked for in UTF-8 bytes, with the result that QString::indexOf() would have on the same text. A
/// value.
class ByteNeedle
{
public:
    /// None where bytes cannot tell: a half surrogate, or letters beyond ASCII without regard to case.
    [[nodiscard]] static std::optional<ByteNeedle> make(QStringView text, bool caseSensitive);
    /// Whether a character can be part of a needle.
    [[nodiscard]] static bool canHold(char32_t character, bool caseSensitive);

    /// Where it stands at or behind `from`; -1: nowhere. `bytes` are valid UTF-8, for a needle without case as
    /// lowered() makes them, and without U+017F and U+212A.
    [[nodiscard]] qsizetype find(QByteArrayView bytes, qsizetype from) const;
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    /// A copy in `scratch` with the letters of ASCII in lower case.
    [[nodiscard]] static QByteArrayView lowered(QByteArrayView bytes, QByteArray &scratch);

private:
    explicit ByteNeedle(QByteArray bytes);

    QByteArray m_bytes;
    qsizetype m_anchor = 0; ///< place of the byte that is looked for first: the one that is likely the rarest
};

} // namespace kubemori::logs
