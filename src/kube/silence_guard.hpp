// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <atomic>
#include <stop_token>
#include <thread>

namespace kubemori::kube {

/// Stops a stream that has been silent for too long: a half-open connection says nothing, for ever. Its own thread;
/// silence is measured on the given clock and looked at about every second.
class SilenceGuard
{
public:
    /// `clock` is borrowed and must outlive this.
    SilenceGuard(const Clock &clock, Milliseconds longest, std::stop_source stream);

    /// The stream said something. Any thread.
    void heard() { m_last.store(m_clock.steadyNow()); }
    /// Whether it was this guard that stopped the stream.
    [[nodiscard]] bool hasFired() const { return m_fired.load(); }

private:
    void watch(const std::stop_token &stop);

    const Clock &m_clock;
    Milliseconds m_longest;
    std::stop_source m_stream;
    std::atomic<SteadyTime> m_last;
    std::atomic<bool> m_fired = false;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace kubemori::kube
