// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <random>

namespace kubemori::kube {

/// Waiting times between attempts: doubled from one second to thirty, each made up to a quarter longer or shorter so
/// that many clients do not come back at the same moment. Not thread-safe.
class Backoff
{
public:
    explicit Backoff(Milliseconds first = std::chrono::seconds{1}, Milliseconds longest = std::chrono::seconds{30});

    [[nodiscard]] Milliseconds next();
    void reset() { m_next = m_first; }

private:
    Milliseconds m_first;
    Milliseconds m_longest;
    Milliseconds m_next;
    std::minstd_rand m_random;
};

} // namespace kubemori::kube
