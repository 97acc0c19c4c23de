// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_example.hpp"
#include "advice/known_issue.hpp"
#include "base/result.hpp"

namespace kubemori::advice {

/// Tries an example: the condition on its picture, or the clues on its log. InvalidInput, with file and line, says what
/// came out instead of what it expects. Pure.
[[nodiscard]] Result<> tryExample(const KnownIssue &issue, const IssueExample &example);

} // namespace kubemori::advice
