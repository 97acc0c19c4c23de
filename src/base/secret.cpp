// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.hpp"

#include <cstring>
#include <utility>

namespace kubemori {

Secret::Secret(QByteArray &&bytes)
    : m_bytes(bytes.constData(), bytes.size()) // a deep copy: the caller's buffer may be shared with others
{
    if (bytes.isDetached()) {
        ::explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    bytes.clear();
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret Secret::copy() const
{
    return Secret(QByteArray(m_bytes.constData(), m_bytes.size()));
}

void Secret::wipe()
{
    if (!m_bytes.isEmpty() && m_bytes.isDetached()) {
        ::explicit_bzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
    }
    m_bytes.clear();
}

} // namespace kubemori
