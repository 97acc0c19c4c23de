// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_reader.hpp"
#include "advice/known_issue.hpp"

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::advice {

/// All known issues: the program's and those of a person's folders. A value; for any thread.
struct IssueBase
{
    QList<KnownIssue> issues; ///< by id
    QList<Error> problems;    ///< of files that could not be read; the others count all the same

    /// nullptr: not known.
    [[nodiscard]] const KnownIssue *find(const QString &id) const;
};

/// The files of known issues in a folder, by name: *.yaml and *.yml, not below it. Blocks on the disk.
[[nodiscard]] QStringList issueFiles(const QString &folder);

/// Those that come with the program, by name.
[[nodiscard]] QStringList builtInIssueFiles();
/// Reads a file of known issues from the disk, or of the program. Errors of the file too.
[[nodiscard]] Result<IssueFile> readIssueFile(const QString &path);

/// Reads the built-in ones and then the folders (*.yaml, *.yml, not below them); a later issue takes the place of an
/// earlier one with its id. Blocks on the disk. A folder that is not there is a problem.
[[nodiscard]] IssueBase loadIssues(const QStringList &folders);
/// The program's own, read once.
[[nodiscard]] const IssueBase &builtInIssues();

} // namespace kubemori::advice
