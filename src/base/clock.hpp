// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <stop_token>

namespace kubemori {

using Milliseconds = std::chrono::milliseconds;
using SteadyTime = std::chrono::steady_clock::time_point;

/// Time and waiting as one replaceable thing, so that tests can let an hour pass in a millisecond. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Monotonic; for deadlines and durations. Wall-clock jumps do not touch it.
    [[nodiscard]] virtual SteadyTime steadyNow() const = 0;
    /// UTC; for journals and for comparing with times that servers report.
    [[nodiscard]] virtual QDateTime utcNow() const = 0;
    /// Waits. False when the stop was requested first.
    virtual bool sleepFor(Milliseconds duration, std::stop_token stop) = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] SteadyTime steadyNow() const override;
    [[nodiscard]] QDateTime utcNow() const override;
    bool sleepFor(Milliseconds duration, std::stop_token stop) override;
};

} // namespace kubemori
