// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "advice/diagnosis.hpp"
#include "upgrade/finding.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace kubemori::ui {

/// Words for known issues: what a look found, where, and what helps. Issues bring their own words along in two
/// languages; the program's language chooses.
class IssueText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::IssueText)
public:
    /// Of the findings' scale, for icon, word and colour.
    [[nodiscard]] static upgrade::Severity severity(advice::Severity severity);
    /// The same; Unknown where it could not be told.
    [[nodiscard]] static upgrade::Severity severity(const advice::IssueFinding &finding);
    [[nodiscard]] static QString title(const advice::KnownIssue &issue);
    [[nodiscard]] static QString text(const advice::KnownIssue &issue);
    [[nodiscard]] static QString remedy(const advice::KnownIssue &issue);

    /// "2 issues block an upgrade to v2.31.0, 3 warnings; looked at 21:14".
    [[nodiscard]] static QString summary(const advice::CheckReport &report, const QDateTime &now);
    /// "21:14", on another day with the day.
    [[nodiscard]] static QString moment(const QDateTime &when, const QDateTime &now);
    /// The first place: "node1", "node1 and 4 more"; empty: it has none.
    [[nodiscard]] static QString where(const advice::Verdict &verdict);
    /// What was seen where, a line each.
    [[nodiscard]] static QString places(const QList<advice::Sighting> &sightings);
    /// Why it is not shown as an issue that stands: it was silenced, or could not be told. Else empty.
    [[nodiscard]] static QString note(const advice::IssueFinding &finding);

    /// The steps of the remedy with their commands, numbered, as they would be run at these places: where several
    /// places differ, the name stands in braces.
    [[nodiscard]] static QString steps(const advice::KnownIssue &issue, const QList<advice::Sighting> &sightings);
    /// "Comes with the program", or the file of one's own.
    [[nodiscard]] static QString origin(const advice::KnownIssue &issue);
    /// What could not be looked at, and why, in one line.
    [[nodiscard]] static QString gap(const Error &gap);
    /// "my-issue.yaml:12: unknown key".
    [[nodiscard]] static QString problem(const Error &problem);
    /// All of it, to be handed to somebody.
    [[nodiscard]] static QString toText(const advice::KnownIssue &issue, const QList<advice::Sighting> &sightings,
                                        const QString &note);

    /// A cause's place, for lists of places.
    [[nodiscard]] static advice::Sighting sighting(const advice::Cause &cause);
    /// "90 % certain".
    [[nodiscard]] static QString certainty(int confidence);
    /// What a piece of evidence is called: "Journal of kubelet".
    [[nodiscard]] static QString evidence(const QString &name);
};

} // namespace kubemori::ui
