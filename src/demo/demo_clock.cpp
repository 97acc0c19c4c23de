// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_clock.hpp"

#include <QTimeZone>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

QDateTime toDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), QTimeZone::UTC);
}

QString toTimestamp(Instant instant)
{
    return toDateTime(instant).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

DemoClock::DemoClock(double speed)
    : m_speed(std::max(1.0, speed))
    , m_origin(std::chrono::steady_clock::now())
    , m_start(std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()))
{
}

SteadyTime DemoClock::steadyNow() const
{
    using Steady = SteadyTime::duration;
    const auto gone = std::chrono::steady_clock::now() - m_origin;
    return m_origin + std::chrono::duration_cast<Steady>(std::chrono::duration<double, Steady::period>(gone) * m_speed);
}

Instant DemoClock::now() const
{
    return m_start + std::chrono::floor<Milliseconds>(steadyNow() - m_origin);
}

QDateTime DemoClock::utcNow() const
{
    return toDateTime(now());
}

std::chrono::microseconds DemoClock::realTime(Milliseconds duration) const
{
    return std::chrono::ceil<std::chrono::microseconds>(std::chrono::duration<double, std::milli>(duration) / m_speed);
}

bool DemoClock::sleepFor(Milliseconds duration, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock(mutex);
    const std::stop_token asked = stop;
    wakeUp.wait_for(lock, std::move(stop), realTime(duration), [] { return false; });
    return !asked.stop_requested();
}

} // namespace kubemori::demo
