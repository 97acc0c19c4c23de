// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "monitor/icmp_socket.hpp"

#include <chrono>
#include <map>
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

/// Echoes to many targets over one socket per family, without a thread of its own: the owner polls fds() and calls in.
/// Every echo that ping() took gets exactly one outcome. One thread.
class IcmpPinger
{
public:
    IcmpPinger();

    /// False: this user may open no echo socket of that family (EACCES; or the machine has no IPv6).
    [[nodiscard]] bool isUsable(int family) const;
    /// Descriptors to poll for POLLIN.
    [[nodiscard]] std::vector<int> fds() const;
    /// Sends an echo whose outcome will carry `tag`. At most 65,536 can be under way; more are reported as not usable.
    void ping(quint64 tag, const SocketAddress &to, SteadyTime now, Milliseconds timeout);
    /// Reads what has arrived and gives up on what is overdue.
    [[nodiscard]] std::vector<EchoOutcome> collect(SteadyTime now);
    /// When collect() is due at the latest; none: nothing is under way.
    [[nodiscard]] std::optional<SteadyTime> nextTimeout() const;
    [[nodiscard]] std::size_t underWay() const { return m_waiting.size(); }

private:
    struct Waiting
    {
        quint64 tag;
        SocketAddress to;
        SteadyTime sentAt;
        SteadyTime deadline;
    };

    [[nodiscard]] IcmpSocket *socketFor(int family);
    void receiveAll(IcmpSocket &socket, SteadyTime now);

    std::optional<IcmpSocket> m_v4;
    std::optional<IcmpSocket> m_v6;
    quint64 m_token;
    quint16 m_nextSequence = 0;
    std::map<quint16, Waiting> m_waiting;
    std::vector<EchoOutcome> m_done;
};

} // namespace kubemori::monitor
