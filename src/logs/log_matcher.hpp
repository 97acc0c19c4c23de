// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "logs/log_snapshot.hpp"

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace kubemori::logs {

/// Which lines are meant: all conditions together; an empty one excludes nothing.
struct LogQuery
{
    QString text;
    bool regex = false;
    bool caseSensitive = false;
    QString source; ///< exactly this node

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && source.isEmpty(); }
    bool operator==(const LogQuery &) const = default;
};

/// A stretch of a line's text, in UTF-16 units.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// A query made ready. A value; const functions may be used on several threads at once. Works on the text as it is
/// shown, so colour changes inside a word do not hide it.
class LogMatcher
{
public:
    /// InvalidInput: not a regular expression; the detail says why and at which character.
    [[nodiscard]] static Result<LogMatcher> make(const LogQuery &query);

    [[nodiscard]] bool matches(const LogSnapshot &snapshot, const LogLine &line) const;
    /// Where the query's text stands in a line's text, for highlighting; at most 1,000. Source is not looked at.
    [[nodiscard]] QList<TextSpan> spans(const QString &text) const;
    [[nodiscard]] const LogQuery &query() const { return m_query; }

private:
    explicit LogMatcher(LogQuery query)
        : m_query(std::move(query))
    {
    }

    LogQuery m_query;
    QRegularExpression m_expression;
};

} // namespace kubemori::logs
