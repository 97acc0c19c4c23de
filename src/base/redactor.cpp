// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/redactor.hpp"

#include <algorithm>

namespace kubemori {

namespace {
constexpr auto replacement = "••••••";
constexpr qsizetype shortest = 4;
} // namespace

void Redactor::add(const Secret &secret)
{
    if (secret.bytes().size() < shortest) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    const bool known = std::ranges::any_of(m_secrets, [&](const Secret &s) { return s.bytes() == secret.bytes(); });
    if (!known) {
        m_secrets.push_back(secret.copy());
    }
}

QByteArray Redactor::redact(QByteArray text) const
{
    const std::scoped_lock lock(m_mutex);
    for (const Secret &secret : m_secrets) {
        text.replace(secret.bytes(), replacement);
    }
    return text;
}

QString Redactor::redact(const QString &text) const
{
    return QString::fromUtf8(redact(text.toUtf8()));
}

} // namespace kubemori
