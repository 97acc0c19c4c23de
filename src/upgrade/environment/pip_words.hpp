// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace kubemori::upgrade {

/// Why pip did not install, as far as its words tell.
struct PipFailure
{
    QString package; ///< "ansible==9.13.0"; empty: it does not say
    QString hint;    ///< stable id: "no-such-version", "python-version", "unreachable", "certificate", "disk-full",
                     ///< "build-failed", "conflict", "hashes", "permission", "unknown"
    QString words;   ///< its lines of errors, a few

    bool operator==(const PipFailure &) const = default;
};

/// Reads what pip (20 to 25) printed on both streams. Pure.
[[nodiscard]] PipFailure readPipFailure(const QByteArray &output);

} // namespace kubemori::upgrade
