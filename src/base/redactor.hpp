// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.hpp"

#include <QByteArray>
#include <QString>

#include <mutex>
#include <vector>

namespace kubemori {

/// Replaces known secrets in text that leaves the program (logs, journal, reports, errors). Every secret is told to it
/// when it is first used. Thread-safe.
class Redactor
{
public:
    /// Secrets of fewer than four bytes are not registered: they would black out ordinary words.
    void add(const Secret &secret);
    [[nodiscard]] QByteArray redact(QByteArray text) const;
    [[nodiscard]] QString redact(const QString &text) const;

private:
    mutable std::mutex m_mutex;
    std::vector<Secret> m_secrets;
};

} // namespace kubemori
