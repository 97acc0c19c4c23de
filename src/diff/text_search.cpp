// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/text_search.hpp"

namespace kubemori::diff {

using namespace Qt::StringLiterals;

Result<TextMatcher> TextMatcher::make(const TextQuery &query)
{
    if (query.text.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"nothing to search for"_s);
    }
    TextMatcher matcher;
    matcher.m_expression.setPattern(query.isExpression ? query.text : QRegularExpression::escape(query.text));
    matcher.m_expression.setPatternOptions(
        QRegularExpression::UseUnicodePropertiesOption |
        (query.isCaseSensitive ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption));
    if (!matcher.m_expression.isValid()) {
        return fail(ErrorCode::InvalidInput, matcher.m_expression.errorString(), query.text);
    }
    return matcher;
}

QList<TextSpan> TextMatcher::spans(QStringView line) const
{
    QList<TextSpan> result;
    auto matches = m_expression.globalMatchView(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0) {
            result.append(
                {.start = static_cast<int>(match.capturedStart()), .length = static_cast<int>(match.capturedLength())});
        }
    }
    return result;
}

std::vector<TextHit> searchDiff(const FileDiff &diff, const TextMatcher &matcher, const std::stop_token &stop)
{
    std::vector<TextHit> hits;
    const auto look = [&](Side side, int from, int to) {
        for (int line = from; line < to && !stop.stop_requested(); ++line) {
            for (const TextSpan &span : matcher.spans(diff.text(side).text(line))) {
                hits.push_back({.side = side, .line = line, .span = span});
            }
        }
    };
    int newLine = 0;
    for (const LineChange &change : diff.changes) {
        look(Side::New, newLine, change.lines.newStart);
        look(Side::Old, change.lines.oldStart, change.lines.oldEnd());
        look(Side::New, change.lines.newStart, change.lines.newEnd());
        newLine = change.lines.newEnd();
    }
    look(Side::New, newLine, diff.newText.lineCount());
    return hits;
}

} // namespace kubemori::diff
