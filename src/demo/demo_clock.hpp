// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <chrono>

namespace kubemori::demo {

/// A moment of the demo's time, UTC.
using Instant = std::chrono::sys_time<Milliseconds>;

[[nodiscard]] QDateTime toDateTime(Instant instant);
/// As the API server writes it: "2026-03-01T21:30:00Z".
[[nodiscard]] QString toTimestamp(Instant instant);

/// Time that runs faster than ours, beginning with the machine's own time at its making. Thread-safe.
class DemoClock final : public Clock
{
public:
    /// `speed`: how many of its seconds go by in one of ours; below 1 it is 1.
    explicit DemoClock(double speed);

    [[nodiscard]] SteadyTime steadyNow() const override;
    [[nodiscard]] QDateTime utcNow() const override;
    bool sleepFor(Milliseconds duration, std::stop_token stop) override;

    [[nodiscard]] Instant now() const;
    [[nodiscard]] double speed() const { return m_speed; }
    /// How long we wait until so much of its time has gone by.
    [[nodiscard]] std::chrono::microseconds realTime(Milliseconds duration) const;

private:
    double m_speed;
    SteadyTime m_origin;
    Instant m_start;
};

} // namespace kubemori::demo
