// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/fault_reader.hpp"
#include "advice/issue_example.hpp"
#include "advice/known_issue.hpp"

namespace kubemori::advice {

/// Reads an example of an issue, whose conditions say what its answers are to. Faults go to `reader`.
[[nodiscard]] IssueExample readExample(const inventory::YamlNode &node, const KnownIssue &issue, FaultReader &reader);

} // namespace kubemori::advice
