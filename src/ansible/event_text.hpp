// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace kubemori::ansible {

/// What ansible and the nodes say is never trusted: these make it fit to be kept and shown. Escape sequences and
/// control characters go, invalid UTF-8 and what turns the direction of text becomes U+FFFD, what is too long ends in
/// "…".

inline constexpr qsizetype longestName = 1024;
inline constexpr qsizetype longestMessage = 16384;

/// One line: line feeds become blanks.
[[nodiscard]] QString cleanName(QByteArrayView text);
/// Keeps line feeds.
[[nodiscard]] QString cleanMessage(QByteArrayView text);
/// At most `longest` UTF-16 units, never half a character.
[[nodiscard]] QString cut(QString text, qsizetype longest);

} // namespace kubemori::ansible
