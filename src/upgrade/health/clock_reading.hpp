// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "command/runner.hpp"

#include <stop_token>

namespace kubemori::upgrade::health {

/// How far a node's clock is ahead of this machine's. The command took some time, so that it is known only between two
/// bounds.
struct ClockReading
{
    qint64 least = 0; ///< milliseconds; negative: behind
    qint64 most = 0;

    /// The smallest difference that fits what was seen, without its sign; 0 when they may agree.
    [[nodiscard]] qint64 certainMs() const { return least > 0 ? least : most < 0 ? -most : 0; }
    bool operator==(const ClockReading &) const = default;
};

/// How far two clocks are apart for certain, in milliseconds.
[[nodiscard]] qint64 certainApartMs(const ClockReading &one, const ClockReading &other);

/// Asks for the time there. InvalidData for an answer that is no time. `clock` is this machine's.
[[nodiscard]] Result<ClockReading> readClock(command::Runner &runner, const Clock &clock, Milliseconds timeout,
                                             const std::stop_token &stop);

} // namespace kubemori::upgrade::health
