// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/stop_event.hpp"

#include <algorithm>
#include <stop_token>

namespace kubemori::ssh {

/// How long a caller is willing to wait: until the stop or the command's deadline. Lives on the stack of one run().
struct Limits
{
    explicit Limits(std::stop_token token, Milliseconds timeout = Milliseconds{0})
        : stop(std::move(token))
        , event(stop)
        , timeLimit(timeout)
        , deadline(timeout.count() > 0 ? std::chrono::steady_clock::now() + timeout : SteadyTime::max())
    {
    }

    std::stop_token stop;
    StopEvent event;
    Milliseconds timeLimit;
    mutable SteadyTime deadline; ///< only forgive() moves it

    /// Cancelled or TimedOut, when that is so.
    [[nodiscard]] Result<> check() const
    {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            return fail(ErrorCode::TimedOut, QStringLiteral("not done after %1 ms").arg(timeLimit.count()));
        }
        return {};
    }

    /// The time since `began` was a person's: it does not count.
    void forgive(SteadyTime began) const
    {
        if (deadline != SteadyTime::max()) {
            deadline += std::chrono::steady_clock::now() - began;
        }
    }

    /// For poll(): how long until `until` or the deadline, at most ten seconds.
    [[nodiscard]] int pollTime(SteadyTime until) const
    {
        const SteadyTime now = std::chrono::steady_clock::now();
        const SteadyTime end = std::min({until, deadline, now + std::chrono::seconds{10}});
        const Milliseconds longest{event.fd() >= 0 ? 10000 : 100};
        return static_cast<int>(
            std::clamp(std::chrono::ceil<Milliseconds>(end - now), Milliseconds{0}, longest).count());
    }
};

} // namespace kubemori::ssh
