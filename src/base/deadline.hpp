// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <algorithm>

namespace kubemori {

/// A point in monotonic time after which waiting is over. A zero or negative duration means "no deadline".
class Deadline
{
public:
    Deadline() = default;
    Deadline(const Clock &clock, Milliseconds duration)
        : m_end(duration.count() > 0 ? clock.steadyNow() + duration : SteadyTime::max())
    {
    }

    [[nodiscard]] bool isForever() const { return m_end == SteadyTime::max(); }
    [[nodiscard]] bool hasPassed(const Clock &clock) const { return !isForever() && clock.steadyNow() >= m_end; }

    /// What is left, never negative; `most` when there is no deadline or more than that is left.
    [[nodiscard]] Milliseconds left(const Clock &clock, Milliseconds most) const
    {
        if (isForever()) {
            return most;
        }
        const auto rest = std::chrono::ceil<Milliseconds>(m_end - clock.steadyNow());
        return std::clamp(rest, Milliseconds{0}, most);
    }

private:
    SteadyTime m_end = SteadyTime::max();
};

} // namespace kubemori
