// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "advice/silenced_issues.hpp"
#include "advice/verdict.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::advice {

/// An issue that stands, or of which it could not be told.
struct IssueFinding
{
    KnownIssue issue;
    Verdict verdict;                ///< Yes or Unknown
    std::optional<Silence> silence; ///< a person said that it is no matter here
};

/// What a look for known issues found.
struct CheckReport
{
    QDateTime when; ///< UTC
    QString current;
    QString target;               ///< the same one: no hop
    QList<IssueFinding> findings; ///< those that stand first, the gravest first; silenced ones last
    int judged = 0;               ///< how many issues were about this hop
    QList<Error> gaps;            ///< what could not be looked at, and why
    QList<Error> problems;        ///< of files of known issues

    /// Something stands, is not silenced, and is of severity block.
    [[nodiscard]] bool isBlocked() const;
};

/// Judges all issues by a picture. Pure: `when`, `gaps` and `problems` are for the caller to set.
[[nodiscard]] CheckReport checkIssues(const QList<KnownIssue> &issues, const Picture &picture,
                                      const QMap<QString, Silence> &silenced);

} // namespace kubemori::advice
