// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QList>
#include <QString>

namespace kubemori::advice {

/// What is wrong in a file of known issues.
struct LintResult
{
    int examples = 0;    ///< that were tried
    QList<Error> faults; ///< InvalidInput with "file:line" as subject; Io when the file could not be read
};

/// Reads a file strictly and tries each of its examples. Blocks on the disk.
[[nodiscard]] LintResult lintIssueFile(const QString &path);

} // namespace kubemori::advice
