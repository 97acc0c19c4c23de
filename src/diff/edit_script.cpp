// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/edit_script.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace kubemori::diff {

namespace {

using Items = std::span<const int>;

/// A part of both sequences.
struct Box
{
    int oldFrom = 0;
    int oldTo = 0;
    int newFrom = 0;
    int newTo = 0;
};

struct Point
{
    int old = 0;
    int now = 0;
};

/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the variation in linear space. Marks the
/// items that are not in both.
class Search
{
public:
    Search(Items from, Items to, std::vector<char> &removed, std::vector<char> &added, std::stop_token stop)
        : m_from(from)
        , m_to(to)
        , m_removed(removed)
        , m_added(added)
        , m_stop(std::move(stop))
        , m_zero(static_cast<int>(to.size()) + 1)
        , m_forward(from.size() + to.size() + 3)
        , m_backward(from.size() + to.size() + 3)
        , m_mostSteps(std::max(leastSteps, static_cast<int>(std::sqrt(static_cast<double>(from.size() + to.size())))))
    {
    }

    void run()
    {
        std::vector<Box> open{{.oldFrom = 0,
                               .oldTo = static_cast<int>(m_from.size()),
                               .newFrom = 0,
                               .newTo = static_cast<int>(m_to.size())}};
        while (!open.empty()) {
            Box box = open.back();
            open.pop_back();
            trim(box);
            if (box.oldFrom == box.oldTo || box.newFrom == box.newTo || m_stop.stop_requested()) {
                mark(box);
                continue;
            }
            const Point middle = split(box);
            open.push_back({.oldFrom = middle.old, .oldTo = box.oldTo, .newFrom = middle.now, .newTo = box.newTo});
            open.push_back({.oldFrom = box.oldFrom, .oldTo = middle.old, .newFrom = box.newFrom, .newTo = middle.now});
        }
    }

private:
    static constexpr int leastSteps = 256;

    [[nodiscard]] int oldAt(int i) const { return m_from[static_cast<std::size_t>(i)]; }
    [[nodiscard]] int newAt(int i) const { return m_to[static_cast<std::size_t>(i)]; }
    /// How far a path on this diagonal (old - new) has come, as an index of the old sequence.
    [[nodiscard]] int &forward(int diagonal) { return m_forward[static_cast<std::size_t>(diagonal + m_zero)]; }
    [[nodiscard]] int &backward(int diagonal) { return m_backward[static_cast<std::size_t>(diagonal + m_zero)]; }

    void trim(Box &box) const
    {
        while (box.oldFrom < box.oldTo && box.newFrom < box.newTo && oldAt(box.oldFrom) == newAt(box.newFrom)) {
            ++box.oldFrom;
            ++box.newFrom;
        }
        while (box.oldFrom < box.oldTo && box.newFrom < box.newTo && oldAt(box.oldTo - 1) == newAt(box.newTo - 1)) {
            --box.oldTo;
            --box.newTo;
        }
    }

    void mark(const Box &box)
    {
        std::fill(m_removed.begin() + box.oldFrom, m_removed.begin() + box.oldTo, char{1});
        std::fill(m_added.begin() + box.newFrom, m_added.begin() + box.newTo, char{1});
    }

    /// A point that a shortest path goes through: where the paths from both ends meet.
    [[nodiscard]] Point split(const Box &box)
    {
        const int lowest = box.oldFrom - box.newTo;
        const int highest = box.oldTo - box.newFrom;
        const int begin = box.oldFrom - box.newFrom;
        const int end = box.oldTo - box.newTo;
        const bool isOdd = ((begin - end) & 1) != 0;
        int forwardLow = begin;
        int forwardHigh = begin;
        int backwardLow = end;
        int backwardHigh = end;
        forward(begin) = box.oldFrom;
        backward(end) = box.oldTo;
        for (int step = 1;; ++step) {
            forwardLow = widenLow(forwardLow, lowest, true);
            forwardHigh = widenHigh(forwardHigh, highest, true);
            for (int d = forwardHigh; d >= forwardLow; d -= 2) {
                const int old = advance(box, d);
                if (isOdd && d >= backwardLow && d <= backwardHigh && backward(d) <= old) {
                    return {.old = old, .now = old - d};
                }
            }
            backwardLow = widenLow(backwardLow, lowest, false);
            backwardHigh = widenHigh(backwardHigh, highest, false);
            for (int d = backwardHigh; d >= backwardLow; d -= 2) {
                const int old = retreat(box, d);
                if (!isOdd && d >= forwardLow && d <= forwardHigh && old <= forward(d)) {
                    return {.old = old, .now = old - d};
                }
            }
            if (step >= m_mostSteps || m_stop.stop_requested()) {
                return furthest(box, forwardLow, forwardHigh, backwardLow, backwardHigh);
            }
        }
    }

    /// One diagonal more to try, or where the box ends, one less.
    [[nodiscard]] int widenLow(int low, int lowest, bool isForward)
    {
        if (low <= lowest) {
            return low + 1;
        }
        (isForward ? forward(low - 2) : backward(low - 2)) = isForward ? -1 : std::numeric_limits<int>::max();
        return low - 1;
    }
    [[nodiscard]] int widenHigh(int high, int highest, bool isForward)
    {
        if (high >= highest) {
            return high - 1;
        }
        (isForward ? forward(high + 2) : backward(high + 2)) = isForward ? -1 : std::numeric_limits<int>::max();
        return high + 1;
    }

    int advance(const Box &box, int d)
    {
        int old = forward(d - 1) >= forward(d + 1) ? forward(d - 1) + 1 : forward(d + 1);
        while (old < box.oldTo && old - d < box.newTo && oldAt(old) == newAt(old - d)) {
            ++old;
        }
        forward(d) = old;
        return old;
    }
    int retreat(const Box &box, int d)
    {
        int old = backward(d - 1) < backward(d + 1) ? backward(d - 1) : backward(d + 1) - 1;
        while (old > box.oldFrom && old - d > box.newFrom && oldAt(old - 1) == newAt(old - d - 1)) {
            --old;
        }
        backward(d) = old;
        return old;
    }

    /// The end of whichever path came furthest: no longer the best split, but found in bounded time.
    [[nodiscard]] Point furthest(const Box &box, int forwardLow, int forwardHigh, int backwardLow, int backwardHigh)
    {
        Point fromBegin{.old = box.oldFrom, .now = box.newFrom};
        int most = -1;
        for (int d = forwardHigh; d >= forwardLow; d -= 2) {
            const int old = std::min({forward(d), box.oldTo, box.newTo + d});
            if (old + old - d > most) {
                most = old + old - d;
                fromBegin = {.old = old, .now = old - d};
            }
        }
        Point fromEnd{.old = box.oldTo, .now = box.newTo};
        int least = std::numeric_limits<int>::max();
        for (int d = backwardHigh; d >= backwardLow; d -= 2) {
            const int old = std::max({backward(d), box.oldFrom, box.newFrom + d});
            if (old + old - d < least) {
                least = old + old - d;
                fromEnd = {.old = old, .now = old - d};
            }
        }
        const bool isForward = box.oldTo + box.newTo - least < most - box.oldFrom - box.newFrom;
        return isForward ? fromBegin : fromEnd;
    }

    Items m_from;
    Items m_to;
    std::vector<char> &m_removed;
    std::vector<char> &m_added;
    std::stop_token m_stop;
    int m_zero;
    std::vector<int> m_forward;
    std::vector<int> m_backward;
    int m_mostSteps;
};

/// The items that occur on the other side too, and where they stood: the others are changed in any case, and without
/// them the search is a fraction.
struct Reduced
{
    std::vector<int> items;
    std::vector<int> places;
};

Reduced reduce(Items items, int start, int end, const std::unordered_set<int> &others, std::vector<char> &changed)
{
    Reduced result;
    for (int i = start; i < end; ++i) {
        const int item = items[static_cast<std::size_t>(i)];
        if (others.contains(item)) {
            result.items.push_back(item);
            result.places.push_back(i);
        } else {
            changed[static_cast<std::size_t>(i)] = 1;
        }
    }
    return result;
}

void markPlaces(const Reduced &reduced, const std::vector<char> &marks, std::vector<char> &changed)
{
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i] != 0) {
            changed[static_cast<std::size_t>(reduced.places[i])] = 1;
        }
    }
}

std::vector<Edit> editsOf(const std::vector<char> &removed, const std::vector<char> &added)
{
    std::vector<Edit> edits;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < removed.size() || j < added.size()) {
        const std::size_t oldStart = i;
        const std::size_t newStart = j;
        while (i < removed.size() && removed[i] != 0) {
            ++i;
        }
        while (j < added.size() && added[j] != 0) {
            ++j;
        }
        if (i > oldStart || j > newStart) {
            edits.push_back({.oldStart = static_cast<int>(oldStart),
                             .oldCount = static_cast<int>(i - oldStart),
                             .newStart = static_cast<int>(newStart),
                             .newCount = static_cast<int>(j - newStart)});
        }
        ++i;
        ++j;
    }
    return edits;
}

} // namespace

std::vector<Edit> editScript(Items from, Items to, std::stop_token stop)
{
    int start = 0;
    auto oldEnd = static_cast<int>(from.size());
    auto newEnd = static_cast<int>(to.size());
    const auto at = [](Items items, int i) { return items[static_cast<std::size_t>(i)]; };
    while (start < oldEnd && start < newEnd && at(from, start) == at(to, start)) {
        ++start;
    }
    while (oldEnd > start && newEnd > start && at(from, oldEnd - 1) == at(to, newEnd - 1)) {
        --oldEnd;
        --newEnd;
    }
    std::vector<char> removed(from.size());
    std::vector<char> added(to.size());
    const std::unordered_set<int> inOld(from.begin() + start, from.begin() + oldEnd);
    const std::unordered_set<int> inNew(to.begin() + start, to.begin() + newEnd);
    const Reduced oldPart = reduce(from, start, oldEnd, inNew, removed);
    const Reduced newPart = reduce(to, start, newEnd, inOld, added);
    std::vector<char> oldMarks(oldPart.items.size());
    std::vector<char> newMarks(newPart.items.size());
    Search(oldPart.items, newPart.items, oldMarks, newMarks, std::move(stop)).run();
    markPlaces(oldPart, oldMarks, removed);
    markPlaces(newPart, newMarks, added);
    return editsOf(removed, added);
}

} // namespace kubemori::diff
