// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.hpp"

#include <QByteArray>
#include <QString>

#include <array>
#include <mutex>
#include <vector>

namespace kubemori {

/// Replaces known secrets, in every form that programs write them in, in text that leaves the program (logs, journal,
/// reports, errors). Every secret is told to it when it is first used. Thread-safe.
class Redactor
{
public:
    /// Secrets of fewer than four bytes are not registered: they would black out ordinary words.
    void add(const Secret &secret);
    [[nodiscard]] QByteArray redact(QByteArray text) const;
    [[nodiscard]] QString redact(const QString &text) const;
    /// For streams, which come in pieces: as redact(), but stops where a secret may be beginning that `text` does not
    /// hold to its end. `taken` is how much of `text` the answer stands for.
    [[nodiscard]] QByteArray redactDecided(QByteArrayView text, qsizetype &taken) const;

private:
    enum class Ending { Final, Open };
    [[nodiscard]] QByteArray scan(QByteArrayView text, Ending ending, qsizetype &taken) const;
    [[nodiscard]] qsizetype lengthAtStart(QByteArrayView text) const;
    [[nodiscard]] bool mayBegin(QByteArrayView text) const;

    mutable std::mutex m_mutex;
    std::vector<Secret> m_secrets;                ///< as they were added
    std::array<std::vector<Secret>, 256> m_forms; ///< by their first byte, longest first
};

} // namespace kubemori
