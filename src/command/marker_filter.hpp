// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace kubemori::command {

/// Takes a marker out of a byte stream, also when reads cut it in two. Bytes that may be the marker's beginning are
/// held back until that is decided.
class MarkerFilter
{
public:
    explicit MarkerFilter(QByteArray marker);

    /// What of the stream is certain not to belong to a marker. `found` counts the markers that were completed by
    /// `bytes`.
    [[nodiscard]] QByteArray feed(QByteArrayView bytes, int &found);
    /// The bytes that were held back, when no more follow.
    [[nodiscard]] QByteArray finish();

private:
    QByteArray m_marker;
    QByteArray m_held;
};

} // namespace kubemori::command
