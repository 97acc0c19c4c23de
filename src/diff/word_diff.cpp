// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/word_diff.hpp"

#include "diff/edit_script.hpp"

#include <QHash>

#include <algorithm>
#include <array>
#include <vector>

namespace kubemori::diff {

namespace {

constexpr qsizetype longestLine = 4000;
constexpr double leastInCommon = 0.25;

enum class Kind { Space, Word, Single };

Kind kindOf(QChar c)
{
    if (c.isSpace()) {
        return Kind::Space;
    }
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return Kind::Single;
    default:
        return c.isLetterOrNumber() || c == u'_' || c.isMark() ? Kind::Word : Kind::Single;
    }
}

std::vector<TextSpan> tokensOf(QStringView line)
{
    std::vector<TextSpan> tokens;
    qsizetype at = 0;
    while (at < line.size()) {
        const qsizetype start = at;
        const Kind kind = kindOf(line[at]);
        const bool isPair = line[at].isHighSurrogate() && at + 1 < line.size();
        at += isPair ? 2 : 1;
        while (kind != Kind::Single && at < line.size() && kindOf(line[at]) == kind) {
            ++at;
        }
        tokens.push_back({.start = static_cast<int>(start), .length = static_cast<int>(at - start)});
    }
    return tokens;
}

std::vector<int> numbersOf(QStringView line, const std::vector<TextSpan> &tokens, QHash<QStringView, int> &known)
{
    std::vector<int> numbers;
    numbers.reserve(tokens.size());
    for (const TextSpan &token : tokens) {
        const QStringView word = line.sliced(token.start, token.length);
        const auto found = known.constFind(word);
        const int number = found != known.cend() ? *found : static_cast<int>(known.size());
        if (found == known.cend()) {
            known.insert(word, number);
        }
        numbers.push_back(number);
    }
    return numbers;
}

void append(QList<TextSpan> &spans, const std::vector<TextSpan> &tokens, int from, int count, QStringView line)
{
    if (count == 0) {
        return;
    }
    const TextSpan &first = tokens[static_cast<std::size_t>(from)];
    const TextSpan &last = tokens[static_cast<std::size_t>(from + count - 1)];
    const int end = last.start + last.length;
    if (!spans.isEmpty()) { // one space between two changed words is no word they have in common
        TextSpan &before = spans.last();
        const int gapStart = before.start + before.length;
        const QStringView gap = line.sliced(gapStart, first.start - gapStart);
        if (std::ranges::all_of(gap, [](QChar c) { return c.isSpace(); })) {
            before.length = end - before.start;
            return;
        }
    }
    spans.append({.start = first.start, .length = end - first.start});
}

/// What stands between an equal beginning and an equal end.
WordChanges middleOf(QStringView oldLine, QStringView newLine)
{
    const qsizetype most = std::min(oldLine.size(), newLine.size());
    qsizetype begin = 0;
    while (begin < most && oldLine[begin] == newLine[begin]) {
        ++begin;
    }
    qsizetype end = 0;
    while (end < most - begin && oldLine[oldLine.size() - 1 - end] == newLine[newLine.size() - 1 - end]) {
        ++end;
    }
    WordChanges changes;
    const auto add = [begin, end](QList<TextSpan> &spans, QStringView line) {
        if (line.size() - end > begin) {
            spans.append({.start = static_cast<int>(begin), .length = static_cast<int>(line.size() - end - begin)});
        }
    };
    add(changes.old, oldLine);
    add(changes.now, newLine);
    return changes;
}

int inked(QStringView text)
{
    return static_cast<int>(std::ranges::count_if(text, [](QChar c) { return !c.isSpace(); }));
}

} // namespace

WordChanges wordChanges(QStringView oldLine, QStringView newLine)
{
    if (oldLine.size() > longestLine || newLine.size() > longestLine) {
        return middleOf(oldLine, newLine);
    }
    const std::vector<TextSpan> oldTokens = tokensOf(oldLine);
    const std::vector<TextSpan> newTokens = tokensOf(newLine);
    QHash<QStringView, int> known;
    const std::vector<int> oldNumbers = numbersOf(oldLine, oldTokens, known);
    const std::vector<int> newNumbers = numbersOf(newLine, newTokens, known);
    WordChanges changes;
    int marked = 0;
    for (const Edit &edit : editScript(oldNumbers, newNumbers, {})) {
        append(changes.old, oldTokens, edit.oldStart, edit.oldCount, oldLine);
        append(changes.now, newTokens, edit.newStart, edit.newCount, newLine);
    }
    for (const TextSpan &span : changes.old) {
        marked += inked(oldLine.sliced(span.start, span.length));
    }
    for (const TextSpan &span : changes.now) {
        marked += inked(newLine.sliced(span.start, span.length));
    }
    const int all = inked(oldLine) + inked(newLine);
    return all > 0 && marked > all * (1 - leastInCommon) ? WordChanges() : changes;
}

double similarity(QStringView oldLine, QStringView newLine)
{
    constexpr qsizetype looked = 200;
    const QStringView a = oldLine.trimmed().first(std::min(looked, oldLine.trimmed().size()));
    const QStringView b = newLine.trimmed().first(std::min(looked, newLine.trimmed().size()));
    if (a.isEmpty() || b.isEmpty()) {
        return a.isEmpty() && b.isEmpty() ? 1 : 0;
    }
    // Pairs of neighbouring characters that both have, in a small table that may take two for one.
    std::array<std::int16_t, 256> pairs{};
    const auto slot = [](QStringView text, qsizetype i) {
        const int next = i + 1 < text.size() ? text[i + 1].unicode() : 0;
        return static_cast<std::size_t>((text[i].unicode() * 31 + next) & 0xFF);
    };
    for (qsizetype i = 0; i < a.size(); ++i) {
        ++pairs[slot(a, i)];
    }
    int common = 0;
    for (qsizetype i = 0; i < b.size(); ++i) {
        if (pairs[slot(b, i)]-- > 0) {
            ++common;
        }
    }
    return 2.0 * common / static_cast<double>(a.size() + b.size());
}

} // namespace kubemori::diff
