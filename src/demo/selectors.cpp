// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/selectors.hpp"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// Commas within parentheses belong to a set.
QStringList termsOf(const QString &selector)
{
    QStringList terms(1);
    int depth = 0;
    for (const QChar letter : selector) {
        depth += letter == u'(' ? 1 : letter == u')' ? -1 : 0;
        if (letter == u',' && depth == 0) {
            terms.append(QString());
        } else {
            terms.last() += letter;
        }
    }
    return terms;
}

bool meets(const QString &term, const QMap<QString, QString> &labels)
{
    static const QRegularExpression set(uR"(\A([^\s!]+)\s+(in|notin)\s*\(([^)]*)\)\z)"_s);
    static const QRegularExpression equal(uR"(\A([^\s!=]+)\s*(==?|!=)\s*(.*)\z)"_s);
    if (const auto match = set.match(term); match.hasMatch()) {
        QStringList values = match.captured(3).split(u',');
        std::ranges::for_each(values, [](QString &value) { value = value.trimmed(); });
        const bool within = labels.contains(match.captured(1)) && values.contains(labels.value(match.captured(1)));
        return (match.captured(2) == u"in") == within;
    }
    if (const auto match = equal.match(term); match.hasMatch()) {
        const bool same = labels.contains(match.captured(1)) && labels.value(match.captured(1)) == match.captured(3);
        return (match.captured(2) != u"!=") == same;
    }
    return term.startsWith(u'!') ? !labels.contains(term.sliced(1)) : labels.contains(term);
}

} // namespace

bool meetsLabels(const QString &selector, const QMap<QString, QString> &labels)
{
    if (selector.trimmed().isEmpty()) {
        return true;
    }
    return std::ranges::all_of(termsOf(selector),
                               [&labels](const QString &term) { return meets(term.trimmed(), labels); });
}

bool meetsFields(const QString &selector, const QMap<QString, QString> &fields)
{
    return meetsLabels(selector, fields);
}

} // namespace kubemori::demo
