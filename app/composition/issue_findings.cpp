// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/issue_findings.hpp"

namespace kubemori::composition {

using namespace Qt::StringLiterals;
using advice::IssueFinding;
using advice::Sighting;
using advice::Truth;
using upgrade::Finding;

namespace {

constexpr qsizetype mostPlaces = 5;

upgrade::Severity severityOf(const IssueFinding &finding)
{
    if (finding.silence) {
        return upgrade::Severity::Info;
    }
    if (finding.verdict.truth == Truth::Unknown) {
        return upgrade::Severity::Unknown;
    }
    switch (finding.issue.severity) {
    case advice::Severity::Block:
        return upgrade::Severity::Block;
    case advice::Severity::Warn:
        return upgrade::Severity::Warn;
    case advice::Severity::Info:
        break;
    }
    return upgrade::Severity::Info;
}

/// A few of many, and how many more there are.
QString fewOf(const QStringList &texts, const QString &between)
{
    const QString few = texts.first(std::min(texts.size(), mostPlaces)).join(between);
    return texts.size() > mostPlaces ? QString(few + between + u"(+%1)"_s.arg(texts.size() - mostPlaces)) : few;
}

void add(QStringList &texts, const QString &text)
{
    if (!text.isEmpty() && !texts.contains(text)) {
        texts.append(text);
    }
}

Finding findingOf(const IssueFinding &found)
{
    QStringList places;
    QStringList seen;
    for (const Sighting &sighting : found.verdict.sightings) {
        add(places, sighting.where);
        const bool isTold = sighting.where.isEmpty() || found.verdict.sightings.size() == 1;
        add(seen, isTold ? sighting.evidence : QString(sighting.where + u": "_s + sighting.evidence));
    }
    if (found.verdict.truth == Truth::Unknown) {
        seen = found.verdict.missing;
    }
    return {.check = knownIssuePrefix + found.issue.id,
            .severity = severityOf(found),
            .subject = fewOf(places, u", "_s),
            .evidence = fewOf(seen, u"\n"_s),
            .fix = {},
            .link = found.issue.links.value(0),
            .title = found.issue.title,
            .remedy = found.issue.remedy,
            .silenced = found.silence ? found.silence->reason : QString()};
}

bool isWanted(const IssueFinding &found, UnknownIssues unknown)
{
    if (found.verdict.truth != Truth::Unknown) {
        return found.verdict.truth == Truth::Yes;
    }
    return unknown == UnknownIssues::All || (unknown == UnknownIssues::ThatWouldBlock && !found.silence &&
                                             found.issue.severity == advice::Severity::Block);
}

} // namespace

QList<Finding> findingsOf(const advice::CheckReport &report, UnknownIssues unknown)
{
    QList<Finding> findings;
    for (const IssueFinding &found : report.findings) {
        if (isWanted(found, unknown)) {
            findings.append(findingOf(found));
        }
    }
    return findings;
}

} // namespace kubemori::composition
