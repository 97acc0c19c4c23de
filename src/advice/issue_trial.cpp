// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_trial.hpp"

#include "advice/diagnosis.hpp"
#include "advice/verdict.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

/// As `kubemori explain` sees it, with this issue alone.
Truth seenInLog(const KnownIssue &issue, const IssueExample &example)
{
    const Diagnosis diagnosis = explain(*example.log, {issue}, example.from);
    return diagnosis.causes.isEmpty() ? Truth::No : Truth::Yes;
}

QString reasonOf(const Verdict &verdict)
{
    QStringList words = verdict.missing;
    for (const Sighting &sighting : verdict.sightings) {
        words.append(sighting.where.isEmpty() ? sighting.evidence : sighting.where + ": "_L1 + sighting.evidence);
    }
    return words.isEmpty() ? QString() : u" (%1)"_s.arg(words.join("; "_L1));
}

} // namespace

Result<> tryExample(const KnownIssue &issue, const IssueExample &example)
{
    Verdict verdict;
    if (example.log) {
        verdict.truth = seenInLog(issue, example);
    } else {
        verdict = judge(issue, example.picture);
    }
    if (verdict.truth == example.expected) {
        return {};
    }
    QString detail = u"example “%1”: %2 is expected, but it is %3%4"_s.arg(example.name, toString(example.expected),
                                                                           toString(verdict.truth), reasonOf(verdict));
    if (!example.log && !issue.isAbout(example.picture.current, example.picture.target)) {
        detail += u"; the issue is not about this hop"_s;
    }
    return fail(ErrorCode::InvalidInput, detail, u"%1:%2"_s.arg(issue.file).arg(example.line));
}

} // namespace kubemori::advice
