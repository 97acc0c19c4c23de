// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QList>
#include <QString>

namespace kubemori::inventory {

/// Something about an inventory that a person should know.
struct Problem
{
    /// Error: Ansible refuses it too, or it is beyond the limits, and the inventory is not usable. Warning: read on,
    /// but probably not what was meant. Note: nothing is wrong, but something was left out (a vault file).
    enum class Severity { Error, Warning, Note };
    Severity severity = Severity::Error;
    QString file;
    int line = 0;   ///< from 1; 0: the file as a whole
    int column = 0; ///< from 1; 0: the line as a whole
    QString detail; ///< technical English, without the contents of variables

    /// "file:line:column", as far as known
    [[nodiscard]] QString position() const;
    /// "file:line:column: detail"
    [[nodiscard]] QString toString() const;
    /// InvalidInput with the position as subject.
    [[nodiscard]] Error toError() const;
    bool operator==(const Problem &) const = default;
};

using Problems = QList<Problem>;

[[nodiscard]] bool hasErrors(const Problems &problems);

} // namespace kubemori::inventory
