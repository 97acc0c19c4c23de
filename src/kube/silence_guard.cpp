// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/silence_guard.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace kubemori::kube {

SilenceGuard::SilenceGuard(const Clock &clock, Milliseconds longest, std::stop_source stream)
    : m_clock(clock)
    , m_longest(longest)
    , m_stream(std::move(stream))
    , m_last(clock.steadyNow())
    , m_thread([this](const std::stop_token &stop) { watch(stop); })
{
}

void SilenceGuard::watch(const std::stop_token &stop)
{
    // Real time between looks, the given clock for the measure: with a test's clock the hours pass only as the test
    // says.
    constexpr Milliseconds betweenLooks{500};
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        if (m_clock.steadyNow() - m_last.load() >= m_longest) {
            m_fired.store(true);
            m_stream.request_stop();
            return;
        }
        wakeUp.wait_for(lock, stop, std::min(betweenLooks, m_longest), [] { return false; });
    }
}

} // namespace kubemori::kube
