// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_matcher.hpp"

#include "logs/ansi.hpp"
#include "logs/regex_literals.hpp"
#include "logs/shown_bytes.hpp"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kubemori::logs {

namespace {

// An expression like (a+)+$ would take years on one line; PCRE gives up after this many steps, and the line counts as
// no match.
const QString limit = u"(*LIMIT_MATCH=200000)"_s;
constexpr qsizetype mostSpans = 1000;

} // namespace

LineRange LineRange::within(const LineRange &other) const
{
    const LineNumber end = isOpen() ? other.to : other.isOpen() ? to : std::min(to, other.to);
    return {.from = std::max(from, other.from), .to = end};
}

bool passes(LevelFilter filter, LogLevel level)
{
    switch (filter) {
    case LevelFilter::All:
        return true;
    case LevelFilter::Problems:
        return level == LogLevel::Failure || level == LogLevel::Warning || level == LogLevel::Error;
    case LevelFilter::Failures:
        return level == LogLevel::Failure;
    }
    return true;
}

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
        matcher.m_literals = regexLiterals(query.text, query.caseSensitive);
    } else if (auto needle = ByteNeedle::make(query.text, query.caseSensitive)) {
        matcher.m_literals.push_back(std::move(*needle));
        matcher.m_isDecidedByLiterals = true;
    }
    return matcher;
}

bool LogMatcher::matches(const LogSnapshot &snapshot, LineNumber number) const
{
    return lines().contains(number) && matches(snapshot, snapshot.line(number));
}

bool LogMatcher::matches(const LogSnapshot &snapshot, const LogLine &line) const
{
    Scratch scratch;
    return matches(snapshot, line, scratch);
}

bool LogMatcher::matches(const LogSnapshot &snapshot, const LogLine &line, Scratch &scratch) const
{
    if (!passes(m_query.levels, line.level)) {
        return false;
    }
    if (!m_query.source.isEmpty() &&
        (line.source >= snapshot.sources().size() || snapshot.sources().at(line.source) != m_query.source)) {
        return false;
    }
    if (m_within && !m_within->matches(snapshot, line, scratch)) {
        return false;
    }
    return m_query.text.isEmpty() || hasText(line, scratch);
}

bool LogMatcher::hasText(const LogLine &line, Scratch &scratch) const
{
    const auto shown = shownBytes(line.bytes, scratch.shown);
    if (!shown) {
        return hasSlowly(plainText(line.bytes));
    }
    if (!hasLiterals(*shown, scratch)) {
        return false;
    }
    if (m_isDecidedByLiterals) {
        return true;
    }
    scratch.text.assign(QUtf8StringView(shown->data(), shown->size()));
    return hasSlowly(scratch.text);
}

bool LogMatcher::hasLiterals(QByteArrayView shown, Scratch &scratch) const
{
    if (m_literals.empty()) {
        return true;
    }
    const QByteArrayView bytes = m_query.caseSensitive ? shown : ByteNeedle::lowered(shown, scratch.lowered);
    qsizetype at = 0;
    for (const ByteNeedle &literal : m_literals) {
        at = literal.find(bytes, at);
        if (at < 0) {
            return false;
        }
        at += literal.size();
    }
    return true;
}

bool LogMatcher::hasSlowly(const QString &text) const
{
    if (m_query.regex) {
        // What was decoded here is valid UTF-16: PCRE need not look it through first.
        return m_expression
            .matchView(text, 0, QRegularExpression::NormalMatch, QRegularExpression::DontCheckSubjectStringMatchOption)
            .hasMatch();
    }
    return text.contains(m_query.text, m_query.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
}

LogMatcher LogMatcher::within(const LogMatcher &other) const
{
    LogMatcher result = *this;
    result.m_within = std::make_shared<const LogMatcher>(m_within ? other.within(*m_within) : other);
    return result;
}

LevelFilter LogMatcher::levels() const
{
    return std::max(m_query.levels, m_within ? m_within->levels() : LevelFilter::All);
}

LineRange LogMatcher::lines() const
{
    return m_within ? m_query.lines.within(m_within->lines()) : m_query.lines;
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
