// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "monitor/socket_address.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace kubemori::monitor {

/// How one echo came out. `roundTrip` none: no answer in time or no route.
struct EchoOutcome
{
    quint64 tag = 0;
    std::optional<std::chrono::microseconds> roundTrip;
    bool icmpUsable = true; ///< false: it could not be sent at all, which says nothing of the target
};

/// Echoes to many targets without a thread of its own: the owner polls fds() and calls in. Every echo that ping() took
/// gets exactly one outcome. One thread.
class Pinger
{
public:
    virtual ~Pinger() = default;

    /// False: no echo of that family can be sent from here.
    [[nodiscard]] virtual bool isUsable(int family) const = 0;
    /// Descriptors to poll for POLLIN; may be empty.
    [[nodiscard]] virtual std::vector<int> fds() const = 0;
    /// Sends an echo whose outcome will carry `tag`.
    virtual void ping(quint64 tag, const SocketAddress &to, SteadyTime now, Milliseconds timeout) = 0;
    /// Reads what has arrived and gives up on what is overdue.
    [[nodiscard]] virtual std::vector<EchoOutcome> collect(SteadyTime now) = 0;
    /// When collect() is due at the latest; none: nothing is under way.
    [[nodiscard]] virtual std::optional<SteadyTime> nextTimeout() const = 0;
};

} // namespace kubemori::monitor
