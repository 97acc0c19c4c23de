// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/check_findings.hpp"

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

QString evidenceText(const QString &text, qsizetype longest)
{
    QString plain;
    plain.reserve(std::min(text.size(), longest));
    for (const QChar letter : text) {
        if (plain.size() == longest) {
            return plain + u'…';
        }
        plain.append(letter.category() == QChar::Other_Control && letter != u'\n' ? QChar(u' ') : letter);
    }
    return plain;
}

QString joinedShort(const QStringList &items, const QString &separator, qsizetype most)
{
    if (items.size() <= most) {
        return items.join(separator);
    }
    return items.first(most).join(separator) + separator + u"and %1 more"_s.arg(items.size() - most);
}

void CheckFindings::add(Severity severity, const QString &subject, const QString &evidence, const Fix &fix)
{
    m_findings.append({.check = m_check,
                       .severity = severity,
                       .subject = subject,
                       .evidence = evidenceText(evidence),
                       .fix = fix,
                       .link = {}});
}

void CheckFindings::unknown(const QString &subject, const QString &why)
{
    m_unseen.append({.subject = subject, .why = evidenceText(why, 300)});
}

QList<Finding> CheckFindings::list() const
{
    constexpr qsizetype longest = 4000;
    QList<Finding> findings = m_findings;
    if (!m_unseen.isEmpty()) {
        QStringList lines;
        for (const Unseen &unseen : m_unseen) {
            lines.append(unseen.subject.isEmpty() || m_unseen.size() == 1 ? unseen.why
                                                                          : unseen.subject + u": "_s + unseen.why);
        }
        findings.append({.check = m_check,
                         .severity = Severity::Unknown,
                         .subject = m_unseen.size() == 1 ? m_unseen.constFirst().subject : QString(),
                         .evidence = joinedShort(lines, u"\n"_s, 10),
                         .fix = {},
                         .link = {}});
    }
    if (!m_well.isEmpty()) {
        findings.append({.check = m_check,
                         .severity = Severity::Good,
                         .subject = {},
                         .evidence = evidenceText(joinedShort(m_well, u", "_s), longest),
                         .fix = {},
                         .link = {}});
    }
    return findings;
}

} // namespace kubemori::upgrade::health
