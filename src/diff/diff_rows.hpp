// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/file_diff.hpp"

#include <memory>
#include <vector>

namespace kubemori::diff {

enum class Layout { Unified, SideBySide };

/// One row of a shown diff.
struct DiffRow
{
    enum class Kind {
        Equal,   ///< the same line on both sides (or a blank one that does not count, on one)
        Removed, ///< unified only
        Added,   ///< unified only
        Changed, ///< side by side only: what stands beside each other in a change
        Fold,    ///< equal lines that are hidden
    };

    Kind kind = Kind::Equal;
    int oldLine = -1; ///< of a fold: the first that is hidden
    int newLine = -1;
    int pair = -1;   ///< index of FileDiff::pairs, where the line has a counterpart that is worth comparing
    int hidden = 0;  ///< lines, of a fold
    int region = -1; ///< of a fold: which equal region

    [[nodiscard]] int line(Side side) const { return side == Side::Old ? oldLine : newLine; }
    [[nodiscard]] bool isFold() const { return kind == Kind::Fold; }
    bool operator==(const DiffRow &) const = default;
};

/// The rows of a diff, with the equal lines far from any change folded away until somebody wants to see them.
class DiffRows
{
public:
    /// Which end of a fold to show more of.
    enum class Reveal { Above, Below, Both, All };

    static constexpr int usualContext = 5;
    static constexpr int revealStep = 20;

    DiffRows() = default;
    DiffRows(std::shared_ptr<const FileDiff> diff, Layout layout, int context = usualContext);

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const DiffRow &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] Layout layout() const { return m_layout; }

    /// Keeps what was revealed.
    void setLayout(Layout layout);
    /// Shows lines that a fold hides.
    void reveal(int region, Reveal what, int step = revealStep);
    /// Shows everything, or folds again.
    void revealAll();
    void foldAgain();
    [[nodiscard]] bool hasFolds() const { return m_foldCount > 0; }

    /// The row of a line; of a hidden one, its fold's; -1: there is no such line.
    [[nodiscard]] int rowOf(Side side, int line) const;
    /// The first and last row of each change that counts.
    struct Span
    {
        int first = 0;
        int last = 0;
        bool operator==(const Span &) const = default;
    };
    [[nodiscard]] const std::vector<Span> &changes() const { return m_changes; }
    /// The change whose rows begin after, or end before, this row; -1: none.
    [[nodiscard]] int changeAfter(int row) const;
    [[nodiscard]] int changeBefore(int row) const;

private:
    /// Equal lines between two changes.
    struct Region
    {
        int oldStart = 0;
        int newStart = 0;
        int count = 0;
        int top = 0; ///< lines shown at its beginning
        int bottom = 0;
    };

    void makeRegions();
    void rebuild();
    void addRegion(int region);
    void addEqual(const Region &region, int from, int to);
    void addChange(const LineChange &change);
    void addIgnored(const LineChange &change);
    void addUnified(const LineChange &change);
    void index();

    std::shared_ptr<const FileDiff> m_diff;
    Layout m_layout = Layout::Unified;
    int m_context = usualContext;
    std::vector<Region> m_regions; ///< one before each change and one behind the last
    std::vector<DiffRow> m_rows;
    std::vector<Span> m_changes;
    std::vector<int> m_oldRows; ///< by line
    std::vector<int> m_newRows;
    int m_foldCount = 0;
};

} // namespace kubemori::diff
