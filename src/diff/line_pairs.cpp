// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/line_pairs.hpp"

#include "diff/word_diff.hpp"

#include <algorithm>

namespace kubemori::diff {

namespace {

constexpr double leastSimilar = 0.5;
constexpr int mostCellsOfChange = 1600;
constexpr int mostCellsOfFile = 120'000;

/// Which lines of one change belong together: those pairs, in order, that have most in common altogether.
class Matching
{
public:
    Matching(const Edit &edit, const FileText &oldText, const FileText &newText)
        : m_edit(edit)
        , m_width(edit.newCount + 1)
        , m_best(static_cast<std::size_t>((edit.oldCount + 1) * m_width))
        , m_alike(m_best.size())
    {
        for (int i = edit.oldCount - 1; i >= 0; --i) {
            for (int j = edit.newCount - 1; j >= 0; --j) {
                const double alike = similarity(oldText.text(edit.oldStart + i), newText.text(edit.newStart + j));
                m_alike[at(i, j)] = alike;
                const double paired = alike >= leastSimilar ? alike + m_best[at(i + 1, j + 1)] : -1;
                m_best[at(i, j)] = std::max({paired, m_best[at(i + 1, j)], m_best[at(i, j + 1)]});
            }
        }
    }

    [[nodiscard]] std::vector<LinePair> pairs() const
    {
        std::vector<LinePair> result;
        int i = 0;
        int j = 0;
        while (i < m_edit.oldCount && j < m_edit.newCount) {
            const double alike = m_alike[at(i, j)];
            if (alike >= leastSimilar && m_best[at(i, j)] == alike + m_best[at(i + 1, j + 1)]) {
                result.push_back({.oldLine = m_edit.oldStart + i, .newLine = m_edit.newStart + j, .isSimilar = true});
                ++i;
                ++j;
            } else if (m_best[at(i, j)] == m_best[at(i + 1, j)]) {
                ++i;
            } else {
                ++j;
            }
        }
        return result;
    }

private:
    [[nodiscard]] std::size_t at(int i, int j) const { return static_cast<std::size_t>(i * m_width + j); }

    const Edit &m_edit;
    int m_width;
    std::vector<double> m_best;
    std::vector<double> m_alike;
};

/// Lines up to there, one beside the other as they come.
void fill(std::vector<LinePair> &pairs, int &oldLine, int oldEnd, int &newLine, int newEnd, bool isSimilar)
{
    while (oldLine < oldEnd || newLine < newEnd) {
        const bool both = oldLine < oldEnd && newLine < newEnd;
        const int left = oldLine < oldEnd ? oldLine++ : -1;
        const int right = newLine < newEnd ? newLine++ : -1;
        pairs.push_back({.oldLine = left, .newLine = right, .isSimilar = both && isSimilar});
    }
}

} // namespace

std::vector<LinePair> pairLines(std::vector<LineChange> &changes, const FileText &oldText, const FileText &newText)
{
    std::vector<LinePair> pairs;
    int cells = 0;
    for (LineChange &change : changes) {
        const Edit &edit = change.lines;
        change.firstPair = static_cast<int>(pairs.size());
        int oldLine = edit.oldStart;
        int newLine = edit.newStart;
        const qint64 wanted = static_cast<qint64>(edit.oldCount) * edit.newCount;
        const bool isAffordable = wanted <= mostCellsOfChange && cells + wanted <= mostCellsOfFile;
        if (isAffordable && wanted > 1) {
            cells += static_cast<int>(wanted);
            for (const LinePair &pair : Matching(edit, oldText, newText).pairs()) {
                fill(pairs, oldLine, pair.oldLine, newLine, pair.newLine, false);
                pairs.push_back(pair);
                oldLine = pair.oldLine + 1;
                newLine = pair.newLine + 1;
            }
        }
        // What was not looked at may be similar; comparing the words will tell.
        fill(pairs, oldLine, edit.oldEnd(), newLine, edit.newEnd(), !isAffordable || wanted == 1);
        change.pairCount = static_cast<int>(pairs.size()) - change.firstPair;
    }
    return pairs;
}

} // namespace kubemori::diff
