// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "diff/file_diff.hpp"
#include "diff/word_diff.hpp"

#include <QRegularExpression>

#include <stop_token>

namespace kubemori::diff {

struct TextQuery
{
    QString text;
    bool isExpression = false;
    bool isCaseSensitive = false;

    bool operator==(const TextQuery &) const = default;
};

/// Finds a text or regular expression in single lines.
class TextMatcher
{
public:
    /// InvalidInput with the reason for what is no regular expression, and for an empty text.
    [[nodiscard]] static Result<TextMatcher> make(const TextQuery &query);
    /// Where it occurs; empty matches do not count.
    [[nodiscard]] QList<TextSpan> spans(QStringView line) const;

private:
    QRegularExpression m_expression;
};

struct TextHit
{
    Side side = Side::New;
    int line = 0;
    TextSpan span;

    bool operator==(const TextHit &) const = default;
};

/// All hits from top to bottom, in folded lines too. Lines that both sides have count once, as the new side's.
[[nodiscard]] std::vector<TextHit> searchDiff(const FileDiff &diff, const TextMatcher &matcher,
                                              const std::stop_token &stop);

} // namespace kubemori::diff
