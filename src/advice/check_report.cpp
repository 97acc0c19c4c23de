// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/check_report.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kubemori::advice {

bool CheckReport::isBlocked() const
{
    return std::ranges::any_of(findings, [](const IssueFinding &finding) {
        return finding.verdict.truth == Truth::Yes && !finding.silence && finding.issue.severity == Severity::Block;
    });
}

namespace {

/// Silenced ones last, those that stand before those that could not be told, the gravest first.
auto rank(const IssueFinding &finding)
{
    return std::make_tuple(finding.silence.has_value(), finding.verdict.truth != Truth::Yes,
                           std::to_underlying(finding.issue.severity), finding.issue.id);
}

QString tagOf(const Version &version)
{
    return u'v' + version.toString();
}

} // namespace

CheckReport checkIssues(const QList<KnownIssue> &issues, const Picture &picture, const QMap<QString, Silence> &silenced)
{
    CheckReport report;
    report.current = tagOf(picture.current);
    report.target = tagOf(picture.target);
    for (const KnownIssue &issue : issues) {
        if (!issue.isChecked() || !issue.isAbout(picture.current, picture.target)) {
            continue;
        }
        ++report.judged;
        Verdict verdict = judge(issue, picture);
        if (verdict.truth == Truth::No) {
            continue;
        }
        const auto silence = silenced.constFind(issue.id);
        report.findings.append(
            {.issue = issue,
             .verdict = std::move(verdict),
             .silence = silence == silenced.cend() ? std::optional<Silence>() : std::optional(*silence)});
    }
    std::ranges::stable_sort(report.findings, {}, rank);
    return report;
}

} // namespace kubemori::advice
