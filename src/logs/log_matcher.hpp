// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "logs/byte_needle.hpp"
#include "logs/log_snapshot.hpp"

#include <QList>
#include <QRegularExpression>
#include <QString>

#include <memory>
#include <vector>

namespace kubemori::logs {

/// Which levels are meant. Lines on standard error are no failures: many programs say all kinds of things there.
enum class LevelFilter {
    All,
    Problems, ///< failures, warnings, standard error
    Failures,
};

[[nodiscard]] bool passes(LevelFilter filter, LogLevel level);

/// Lines in a row.
struct LineRange
{
    LineNumber from = 0;
    LineNumber to = -1; ///< one past the last; -1: all that come

    [[nodiscard]] bool isOpen() const { return to < 0; }
    [[nodiscard]] bool isAll() const { return from <= 0 && isOpen(); }
    [[nodiscard]] bool contains(LineNumber line) const { return line >= from && (isOpen() || line < to); }
    /// The lines that are in both.
    [[nodiscard]] LineRange within(const LineRange &other) const;
    bool operator==(const LineRange &) const = default;
};

/// Which lines are meant: all conditions together; an empty one excludes nothing.
struct LogQuery
{
    QString text;
    bool regex = false;
    bool caseSensitive = false;
    QString source; ///< exactly this node
    LevelFilter levels = LevelFilter::All;
    LineRange lines{};

    [[nodiscard]] bool isEmpty() const
    {
        return text.isEmpty() && source.isEmpty() && levels == LevelFilter::All && lines.isAll();
    }
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
    /// Memory that is used again from line to line; one for each thread.
    struct Scratch
    {
        QByteArray shown;
        QByteArray lowered;
        QString text;
    };

    /// InvalidInput: not a regular expression; the detail says why and at which character.
    [[nodiscard]] static Result<LogMatcher> make(const LogQuery &query);

    /// A line of the snapshot by its number.
    [[nodiscard]] bool matches(const LogSnapshot &snapshot, LineNumber number) const;
    /// The range of lines is not looked at, as a line does not know its number: see lines().
    [[nodiscard]] bool matches(const LogSnapshot &snapshot, const LogLine &line) const;
    [[nodiscard]] bool matches(const LogSnapshot &snapshot, const LogLine &line, Scratch &scratch) const;
    /// The lines that match this and also the other. spans() and query() stay this one's.
    [[nodiscard]] LogMatcher within(const LogMatcher &other) const;
    /// Whether only some levels can match: then chunks without them need not be read.
    [[nodiscard]] LevelFilter levels() const;
    /// Outside of these no line can match.
    [[nodiscard]] LineRange lines() const;
    /// Where the query's text stands in a line's text, for highlighting; at most 1,000. Source is not looked at.
    [[nodiscard]] QList<TextSpan> spans(const QString &text) const;
    [[nodiscard]] const LogQuery &query() const { return m_query; }

private:
    explicit LogMatcher(LogQuery query)
        : m_query(std::move(query))
    {
    }

    [[nodiscard]] bool hasText(const LogLine &line, Scratch &scratch) const;
    [[nodiscard]] bool hasLiterals(QByteArrayView shown, Scratch &scratch) const;
    [[nodiscard]] bool hasSlowly(const QString &text) const;

    LogQuery m_query;
    QRegularExpression m_expression;
    std::vector<ByteNeedle> m_literals; ///< the query's text, or what every match of the expression has
    bool m_isDecidedByLiterals = false;
    std::shared_ptr<const LogMatcher> m_within;
};

} // namespace kubemori::logs
