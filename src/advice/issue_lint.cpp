// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_lint.hpp"

#include "advice/issue_base.hpp"
#include "advice/issue_trial.hpp"

namespace kubemori::advice {

LintResult lintIssueFile(const QString &path)
{
    const auto file = readIssueFile(path);
    if (!file) {
        return {.examples = 0, .faults = {file.error()}};
    }
    LintResult result;
    for (const IssueExample &example : file->examples) {
        ++result.examples;
        if (const auto tried = tryExample(file->issue, example); !tried) {
            result.faults.append(tried.error());
        }
    }
    return result;
}

} // namespace kubemori::advice
