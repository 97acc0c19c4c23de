// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace kubemori {

SteadyTime SystemClock::steadyNow() const
{
    return std::chrono::steady_clock::now();
}

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

bool SystemClock::sleepFor(Milliseconds duration, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock(mutex);
    const std::stop_token asked = stop;
    wakeUp.wait_for(lock, std::move(stop), duration, [] { return false; });
    return !asked.stop_requested();
}

} // namespace kubemori
