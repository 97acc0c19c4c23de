// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_matcher.hpp"

#include "logs/ansi.hpp"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kubemori::logs {

namespace {

// An expression like (a+)+$ would take years on one line; PCRE gives up after this many steps, and the line counts as
// no match.
const QString limit = u"(*LIMIT_MATCH=200000)"_s;
constexpr qsizetype mostSpans = 1000;

} // namespace

Result<LogMatcher> LogMatcher::make(const LogQuery &query)
{
    LogMatcher matcher(query);
    if (query.regex) {
        QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
        options.setFlag(QRegularExpression::CaseInsensitiveOption, !query.caseSensitive);
        matcher.m_expression = QRegularExpression(limit + query.text, options);
        if (!matcher.m_expression.isValid()) {
            const qsizetype at = std::max<qsizetype>(0, matcher.m_expression.patternErrorOffset() - limit.size());
            return fail(ErrorCode::InvalidInput, u"%1 (at %2)"_s.arg(matcher.m_expression.errorString()).arg(at),
                        query.text);
        }
        matcher.m_expression.optimize();
    }
    return matcher;
}

bool LogMatcher::matches(const LogSnapshot &snapshot, const LogLine &line) const
{
    if (!m_query.source.isEmpty() && snapshot.source(line) != m_query.source) {
        return false;
    }
    if (m_query.text.isEmpty()) {
        return true;
    }
    const QString text = plainText(line.bytes);
    if (m_query.regex) {
        return m_expression.match(text).hasMatch();
    }
    return text.contains(m_query.text, m_query.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
}

QList<TextSpan> LogMatcher::spans(const QString &text) const
{
    QList<TextSpan> result;
    if (m_query.text.isEmpty()) {
        return result;
    }
    if (m_query.regex) {
        auto found = m_expression.globalMatch(text);
        while (result.size() < mostSpans && found.hasNext()) {
            const auto match = found.next();
            if (match.capturedLength() > 0) {
                result.append(TextSpan{.start = match.capturedStart(), .length = match.capturedLength()});
            }
        }
        return result;
    }
    const Qt::CaseSensitivity sensitivity = m_query.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const qsizetype length = m_query.text.size();
    for (qsizetype at = text.indexOf(m_query.text, 0, sensitivity); at >= 0 && result.size() < mostSpans;
         at = text.indexOf(m_query.text, at + length, sensitivity)) {
        result.append(TextSpan{.start = at, .length = length});
    }
    return result;
}

} // namespace kubemori::logs
