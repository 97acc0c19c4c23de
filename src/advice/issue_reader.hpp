// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_example.hpp"
#include "advice/known_issue.hpp"
#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

namespace kubemori::advice {

/// A file as it was read.
struct IssueFile
{
    KnownIssue issue;
    QList<IssueExample> examples;
};

/// Reads one file strictly (docs/known-issues.md). InvalidInput names file, line and fault: unknown keys, tests that a
/// subject does not know, patterns that are none, texts without a language, an id that is not the file's name.
/// Never throws.
[[nodiscard]] Result<IssueFile> readIssueFile(const QByteArray &yaml, const QString &file);

} // namespace kubemori::advice
