// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace kubemori::inventory {

// JSON written by hand, because QJsonObject sorts its keys and has no whole numbers beyond 2^53.

/// A string with its quotes, in UTF-8.
[[nodiscard]] QByteArray jsonString(const QString &text);
/// The shortest text that reads back as the same number, never looking like a whole number ("1.0"); what JSON has no
/// number for becomes a string: "Infinity", "-Infinity", "NaN".
[[nodiscard]] QByteArray jsonNumber(double number);

} // namespace kubemori::inventory
