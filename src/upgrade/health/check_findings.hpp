// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "upgrade/finding.hpp"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::upgrade::health {

/// Text from outside as evidence: without control characters but line feeds, and not longer than a person reads.
[[nodiscard]] QString evidenceText(const QString &text, qsizetype longest = 1000);
/// The first few of many, and how many more there are.
[[nodiscard]] QString joinedShort(const QStringList &items, const QString &separator, qsizetype most = 20);

/// Collects what one check found. All that is well becomes one Good finding, and all that could not be looked at one
/// Unknown finding, so that a hundred nodes give no hundred lines.
class CheckFindings
{
public:
    explicit CheckFindings(QLatin1StringView check)
        : m_check(check)
    {
    }

    /// Something that was looked at and is as it should be.
    void well(const QString &what) { m_well.append(what); }
    void add(Severity severity, const QString &subject, const QString &evidence, const Fix &fix = {});
    /// `subject` may be empty: nothing of this check could be looked at.
    void unknown(const QString &subject, const QString &why);
    void unknown(const QString &subject, const Error &why) { unknown(subject, toLogLine(why)); }

    /// Nothing when nothing was said: the check does not apply.
    [[nodiscard]] QList<Finding> list() const;

private:
    struct Unseen
    {
        QString subject;
        QString why;
    };

    QLatin1StringView m_check;
    QStringList m_well;
    QList<Unseen> m_unseen;
    QList<Finding> m_findings;
};

} // namespace kubemori::upgrade::health
