// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/backoff.hpp"

#include <algorithm>

namespace kubemori::kube {

Backoff::Backoff(Milliseconds first, Milliseconds longest)
    : m_first(first)
    , m_longest(longest)
    , m_next(first)
    , m_random(std::random_device{}())
{
}

Milliseconds Backoff::next()
{
    const Milliseconds base = m_next;
    m_next = std::min(m_longest, m_next * 2);
    std::uniform_int_distribution<Milliseconds::rep> spread(-base.count() / 4, base.count() / 4);
    return std::min(m_longest, base + Milliseconds{spread(m_random)});
}

} // namespace kubemori::kube
