// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_base.hpp"
#include "base/error.hpp"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace kubemori::cli {

/// Known issues as a table.
[[nodiscard]] QString issuesTable(const QList<advice::KnownIssue> &issues);
/// One line of JSON: {"issues": […], "problems": […]}.
[[nodiscard]] QByteArray issuesJson(const advice::IssueBase &base);
/// All that is known of one: texts, conditions, clues, steps.
[[nodiscard]] QString issueText(const advice::KnownIssue &issue);
[[nodiscard]] QJsonObject toJson(const advice::KnownIssue &issue);

/// "file:line: message", as compilers have it.
[[nodiscard]] QString problemLine(const Error &problem);
/// {"file": …, "line": 12, "message": …}; no line: the file as a whole.
[[nodiscard]] QJsonObject problemJson(const Error &problem);

} // namespace kubemori::cli
