// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_rows.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::diff {

namespace {

constexpr int leastHidden = 2; // a fold takes a row itself

} // namespace

DiffRows::DiffRows(std::shared_ptr<const FileDiff> diff, Layout layout, int context)
    : m_diff(std::move(diff))
    , m_layout(layout)
    , m_context(context)
{
    makeRegions();
    foldAgain();
}

void DiffRows::makeRegions()
{
    int oldLine = 0;
    int newLine = 0;
    for (const LineChange &change : m_diff->changes) {
        m_regions.push_back({.oldStart = oldLine,
                             .newStart = newLine,
                             .count = change.lines.oldStart - oldLine,
                             .top = 0,
                             .bottom = 0});
        oldLine = change.lines.oldEnd();
        newLine = change.lines.newEnd();
    }
    m_regions.push_back({.oldStart = oldLine,
                         .newStart = newLine,
                         .count = m_diff->oldText.lineCount() - oldLine,
                         .top = 0,
                         .bottom = 0});
}

void DiffRows::foldAgain()
{
    const auto counts = [this](std::size_t change) {
        return change < m_diff->changes.size() && !m_diff->changes[change].isIgnored;
    };
    for (std::size_t i = 0; i < m_regions.size(); ++i) {
        m_regions[i].top = i > 0 && counts(i - 1) ? m_context : 0;
        m_regions[i].bottom = counts(i) ? m_context : 0;
    }
    rebuild();
}

void DiffRows::setLayout(Layout layout)
{
    m_layout = layout;
    rebuild();
}

void DiffRows::reveal(int region, Reveal what, int step)
{
    Region &wanted = m_regions[static_cast<std::size_t>(region)];
    if (what == Reveal::All) {
        wanted.top = wanted.count;
    }
    if (what == Reveal::Above || what == Reveal::Both) {
        wanted.top += step;
    }
    if (what == Reveal::Below || what == Reveal::Both) {
        wanted.bottom += step;
    }
    rebuild();
}

void DiffRows::revealAll()
{
    for (Region &region : m_regions) {
        region.top = region.count;
    }
    rebuild();
}

void DiffRows::rebuild()
{
    m_rows.clear();
    m_changes.clear();
    m_foldCount = 0;
    if (!m_diff) {
        return;
    }
    for (std::size_t i = 0; i < m_regions.size(); ++i) {
        addRegion(static_cast<int>(i));
        if (i < m_diff->changes.size()) {
            addChange(m_diff->changes[i]);
        }
    }
    index();
}

void DiffRows::addRegion(int index)
{
    const Region &region = m_regions[static_cast<std::size_t>(index)];
    const int top = std::min(region.top, region.count);
    const int bottom = std::min(region.bottom, region.count - top);
    const int hidden = region.count - top - bottom;
    if (hidden < leastHidden) {
        addEqual(region, 0, region.count);
        return;
    }
    addEqual(region, 0, top);
    m_rows.push_back({.kind = DiffRow::Kind::Fold,
                      .oldLine = region.oldStart + top,
                      .newLine = region.newStart + top,
                      .pair = -1,
                      .hidden = hidden,
                      .region = index});
    ++m_foldCount;
    addEqual(region, region.count - bottom, region.count);
}

void DiffRows::addEqual(const Region &region, int from, int to)
{
    for (int i = from; i < to; ++i) {
        m_rows.push_back({.kind = DiffRow::Kind::Equal,
                          .oldLine = region.oldStart + i,
                          .newLine = region.newStart + i,
                          .pair = -1,
                          .hidden = 0,
                          .region = -1});
    }
}

void DiffRows::addChange(const LineChange &change)
{
    if (change.isIgnored) {
        addIgnored(change);
        return;
    }
    const int first = count();
    if (m_layout == Layout::Unified) {
        addUnified(change);
    } else {
        for (int i = change.firstPair; i < change.firstPair + change.pairCount; ++i) {
            const LinePair &pair = m_diff->pairs[static_cast<std::size_t>(i)];
            m_rows.push_back({.kind = DiffRow::Kind::Changed,
                              .oldLine = pair.oldLine,
                              .newLine = pair.newLine,
                              .pair = pair.isSimilar ? i : -1,
                              .hidden = 0,
                              .region = -1});
        }
    }
    m_changes.push_back({.first = first, .last = count() - 1});
}

void DiffRows::addIgnored(const LineChange &change)
{
    for (int i = change.firstPair; i < change.firstPair + change.pairCount; ++i) {
        const LinePair &pair = m_diff->pairs[static_cast<std::size_t>(i)];
        m_rows.push_back({.kind = DiffRow::Kind::Equal,
                          .oldLine = pair.oldLine,
                          .newLine = pair.newLine,
                          .pair = -1,
                          .hidden = 0,
                          .region = -1});
    }
}

void DiffRows::addUnified(const LineChange &change)
{
    const auto add = [&](bool isOld) {
        for (int i = change.firstPair; i < change.firstPair + change.pairCount; ++i) {
            const LinePair &pair = m_diff->pairs[static_cast<std::size_t>(i)];
            const int line = isOld ? pair.oldLine : pair.newLine;
            if (line >= 0) {
                m_rows.push_back({.kind = isOld ? DiffRow::Kind::Removed : DiffRow::Kind::Added,
                                  .oldLine = isOld ? line : -1,
                                  .newLine = isOld ? -1 : line,
                                  .pair = pair.isSimilar ? i : -1,
                                  .hidden = 0,
                                  .region = -1});
            }
        }
    };
    add(true);
    add(false);
}

void DiffRows::index()
{
    m_oldRows.assign(static_cast<std::size_t>(m_diff->oldText.lineCount()), -1);
    m_newRows.assign(static_cast<std::size_t>(m_diff->newText.lineCount()), -1);
    for (int row = 0; row < count(); ++row) {
        const DiffRow &here = at(row);
        for (int i = 0; i < std::max(1, here.hidden); ++i) {
            if (here.oldLine >= 0) {
                m_oldRows[static_cast<std::size_t>(here.oldLine + i)] = row;
            }
            if (here.newLine >= 0) {
                m_newRows[static_cast<std::size_t>(here.newLine + i)] = row;
            }
        }
    }
}

int DiffRows::rowOf(Side side, int line) const
{
    const std::vector<int> &rows = side == Side::Old ? m_oldRows : m_newRows;
    return line >= 0 && static_cast<std::size_t>(line) < rows.size() ? rows[static_cast<std::size_t>(line)] : -1;
}

int DiffRows::changeAfter(int row) const
{
    const auto found = std::ranges::upper_bound(m_changes, row, {}, &Span::first);
    return found == m_changes.end() ? -1 : static_cast<int>(found - m_changes.begin());
}

int DiffRows::changeBefore(int row) const
{
    const auto found = std::ranges::lower_bound(m_changes, row, {}, &Span::last);
    return found == m_changes.begin() ? -1 : static_cast<int>(found - m_changes.begin()) - 1;
}

} // namespace kubemori::diff
