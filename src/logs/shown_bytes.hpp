// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace kubemori::logs {

/// The text of a line as it is shown, in UTF-8: what plainText() gives, without the way through UTF-16, for the lines
/// where that is simple (nearly all). Points into the line or into `scratch`. None: use plainText(); so for broken
/// UTF-8, unusual controls, and the two characters beyond ASCII that a search without case takes for k and s.
[[nodiscard]] std::optional<QByteArrayView> shownBytes(QByteArrayView line, QByteArray &scratch);

} // namespace kubemori::logs
