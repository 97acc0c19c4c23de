// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/line_diff.hpp"

#include <QHash>

#include <algorithm>

namespace kubemori::diff {

namespace {

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isBlank(QByteArrayView line)
{
    return std::ranges::all_of(line, isSpace);
}

QByteArray compared(QByteArrayView line, Whitespace whitespace)
{
    while (!line.isEmpty() && isSpace(line.back())) {
        line = line.chopped(1);
    }
    if (whitespace == Whitespace::IgnoreTrailing) {
        return line.toByteArray();
    }
    QByteArray result;
    result.reserve(line.size());
    bool isInSpace = false;
    for (const char c : line) {
        if (!isSpace(c)) {
            result.append(c);
        } else if (!isInSpace && whitespace == Whitespace::IgnoreAmount) {
            result.append(' ');
        }
        isInSpace = isSpace(c);
    }
    return result;
}

/// Gives equal lines equal numbers.
class Numbers
{
public:
    explicit Numbers(Whitespace whitespace)
        : m_whitespace(whitespace)
    {
    }

    std::vector<int> of(const FileText &text)
    {
        std::vector<int> numbers;
        numbers.reserve(static_cast<std::size_t>(text.lineCount()));
        for (int line = 0; line < text.lineCount(); ++line) {
            // A missing line feed at the end is a difference of the last line.
            const bool isOpen = line + 1 == text.lineCount() && text.isEndMissing();
            numbers.push_back(numberOf(text.bytes(line), isOpen && m_whitespace == Whitespace::Shown));
        }
        return numbers;
    }

private:
    int numberOf(QByteArrayView line, bool isOpen)
    {
        QByteArray key = m_whitespace == Whitespace::Shown ? QByteArray::fromRawData(line.data(), line.size())
                                                           : compared(line, m_whitespace);
        auto &numbers = isOpen ? m_open : m_known;
        const auto known = numbers.constFind(key);
        if (known != numbers.cend()) {
            return *known;
        }
        numbers.insert(key, m_next);
        return m_next++;
    }

    Whitespace m_whitespace;
    QHash<QByteArray, int> m_known; ///< keys point into the texts, which outlive this
    QHash<QByteArray, int> m_open;
    int m_next = 0;
};

/// How bad a place above this line is for a change to begin or end: deep in a block, in the middle of a paragraph.
int badness(const FileText &text, int line)
{
    constexpr int tab = 8;
    if (line >= text.lineCount() || line == 0) {
        return -1;
    }
    int indentation = 0;
    for (const char c : text.bytes(line)) {
        if (c != ' ' && c != '\t') {
            break;
        }
        indentation += c == '\t' ? tab : 1;
    }
    const bool isBelowBlank = isBlank(text.bytes(line - 1));
    const bool isOnBlank = isBlank(text.bytes(line));
    return isOnBlank ? 3 : 2 * indentation - (isBelowBlank ? 3 : 0);
}

/// The lines of one side, as a pure insertion or removal there slides up and down.
struct Slider
{
    const std::vector<int> &numbers;
    const FileText &text;

    [[nodiscard]] bool isSame(int a, int b) const
    {
        return numbers[static_cast<std::size_t>(a)] == numbers[static_cast<std::size_t>(b)];
    }
    /// By how many lines to move the run [start, end), no further than the borders.
    [[nodiscard]] int bestShift(int start, int end, int lowest, int highest) const
    {
        int up = 0;
        while (start + up - 1 >= lowest && isSame(start + up - 1, end + up - 1)) {
            --up;
        }
        int down = 0;
        while (end + down < highest && isSame(start + down, end + down)) {
            ++down;
        }
        constexpr int mostTried = 200;
        int best = down;
        int least = badness(text, start + down) + badness(text, end + down);
        for (int shift = down - 1; shift >= std::max(up, down - mostTried); --shift) {
            const int here = badness(text, start + shift) + badness(text, end + shift);
            if (here < least) {
                least = here;
                best = shift;
            }
        }
        return best;
    }
};

void slide(std::vector<Edit> &edits, const Slider &oldSide, const Slider &newSide)
{
    for (std::size_t i = 0; i < edits.size(); ++i) {
        Edit &edit = edits[i];
        const bool isRemoval = edit.newCount == 0;
        if (!isRemoval && edit.oldCount != 0) {
            continue;
        }
        // At least one equal line stays between two edits.
        const Slider &side = isRemoval ? oldSide : newSide;
        const int start = isRemoval ? edit.oldStart : edit.newStart;
        const int end = isRemoval ? edit.oldEnd() : edit.newEnd();
        int lowest = 0;
        auto highest = static_cast<int>(side.numbers.size());
        if (i > 0) {
            lowest = (isRemoval ? edits[i - 1].oldEnd() : edits[i - 1].newEnd()) + 1;
        }
        if (i + 1 < edits.size()) {
            highest = (isRemoval ? edits[i + 1].oldStart : edits[i + 1].newStart) - 1;
        }
        const int shift = side.bestShift(start, end, lowest, highest);
        edit.oldStart += shift;
        edit.newStart += shift;
    }
}

bool isBlankOnly(const Edit &edit, const FileText &oldText, const FileText &newText)
{
    for (int line = edit.oldStart; line < edit.oldEnd(); ++line) {
        if (!isBlank(oldText.bytes(line))) {
            return false;
        }
    }
    for (int line = edit.newStart; line < edit.newEnd(); ++line) {
        if (!isBlank(newText.bytes(line))) {
            return false;
        }
    }
    return true;
}

} // namespace

std::vector<LineChange> diffLines(const FileText &oldText, const FileText &newText, const DiffOptions &options,
                                  std::stop_token stop)
{
    Numbers numbers(options.whitespace);
    const std::vector<int> oldNumbers = numbers.of(oldText);
    const std::vector<int> newNumbers = numbers.of(newText);
    std::vector<Edit> edits = editScript(oldNumbers, newNumbers, std::move(stop));
    slide(edits, {.numbers = oldNumbers, .text = oldText}, {.numbers = newNumbers, .text = newText});
    std::vector<LineChange> changes;
    changes.reserve(edits.size());
    for (const Edit &edit : edits) {
        changes.push_back({.lines = edit,
                           .isIgnored = options.ignoreBlankLines && isBlankOnly(edit, oldText, newText),
                           .firstPair = 0,
                           .pairCount = 0});
    }
    return changes;
}

} // namespace kubemori::diff
