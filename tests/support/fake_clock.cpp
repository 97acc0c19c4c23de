// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.hpp"

namespace kubemori::test {

FakeClock::FakeClock(const QDateTime &start)
    : m_utc(start)
{
}

SteadyTime FakeClock::steadyNow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_steady;
}

QDateTime FakeClock::utcNow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_utc;
}

bool FakeClock::sleepFor(Milliseconds duration, std::stop_token stop)
{
    if (stop.stop_requested()) {
        return false;
    }
    advance(duration);
    return true;
}

void FakeClock::advance(Milliseconds duration)
{
    const std::scoped_lock lock(m_mutex);
    m_steady += duration;
    m_utc = m_utc.addMSecs(duration.count());
}

void FakeClock::jumpWallClock(Milliseconds by)
{
    const std::scoped_lock lock(m_mutex);
    m_utc = m_utc.addMSecs(by.count());
}

} // namespace kubemori::test
