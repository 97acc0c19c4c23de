// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/stream_redactor.hpp"

#include <utility>

namespace kubemori {

StreamRedactor::StreamRedactor(const Redactor &redactor)
    : m_redactor(redactor)
{
}

QByteArray StreamRedactor::feed(QByteArrayView bytes)
{
    m_held.append(bytes);
    qsizetype taken = 0;
    QByteArray decided = m_redactor.redactDecided(m_held, taken);
    m_held.remove(0, taken);
    return decided;
}

QByteArray StreamRedactor::finish()
{
    return m_redactor.redact(std::exchange(m_held, {}));
}

} // namespace kubemori
