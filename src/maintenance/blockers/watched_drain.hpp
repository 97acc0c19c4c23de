// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/drain.hpp"
#include "maintenance/blockers/call_relay.hpp"
#include "maintenance/blockers/drain_view.hpp"

#include <functional>
#include <stop_token>

namespace kubemori::maintenance {

/// Hears of a drain while it runs, on the thread that called it. Any member may be empty.
struct DrainListener
{
    kube::DrainSink progress;
    std::function<void(const Result<DrainView> &)> seen; ///< what a look at the node saw, every few seconds
};

/// The two things that go on at the same time, each on a thread of its own.
struct DrainWork
{
    /// Blocks until the drain is over; what it has to tell goes through the relay.
    std::function<kube::DrainOutcome(CallRelay &relay)> drain;
    /// One look; given up when its stop is requested.
    std::function<Result<DrainView>(const std::stop_token &stop)> look;
};

/// Runs a drain and looks at the node meanwhile, `interval` after the beginning and after each look. All that both tell
/// is told on this thread, in order: so an operation's records stay its own thread's. Returns when the drain is over; a
/// look under way is then broken off. Cancelling it is the drain's business.
[[nodiscard]] kube::DrainOutcome watchedDrain(const DrainWork &work, const DrainListener &listener, Clock &clock,
                                              Milliseconds interval);

} // namespace kubemori::maintenance
