// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redactor.hpp"

#include <QByteArray>

namespace kubemori {

/// Redacts a byte stream whatever way the reads cut it: bytes that may be the beginning of a secret are held back until
/// that is decided. Used on one thread.
class StreamRedactor
{
public:
    /// `redactor` is borrowed.
    explicit StreamRedactor(const Redactor &redactor);

    [[nodiscard]] QByteArray feed(QByteArrayView bytes);
    /// The bytes that were held back, when no more follow.
    [[nodiscard]] QByteArray finish();

private:
    const Redactor &m_redactor;
    QByteArray m_held;
};

} // namespace kubemori
