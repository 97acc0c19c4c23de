// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QTimeZone>

#include <mutex>

namespace kubemori::test {

/// A clock on which every wait is over at once and moves the time on by what was waited for. Thread-safe.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc()));

    [[nodiscard]] SteadyTime steadyNow() const override;
    [[nodiscard]] QDateTime utcNow() const override;
    bool sleepFor(Milliseconds duration, std::stop_token stop) override;

    void advance(Milliseconds duration);
    /// Moves only the wall clock, as an NTP step or an admin would.
    void jumpWallClock(Milliseconds by);

private:
    mutable std::mutex m_mutex;
    SteadyTime m_steady{std::chrono::hours{1}};
    QDateTime m_utc;
};

} // namespace kubemori::test
