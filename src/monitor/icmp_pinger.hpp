// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "monitor/icmp_socket.hpp"
#include "monitor/pinger.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace kubemori::monitor {

/// Real echoes to many targets over one socket per family.
class IcmpPinger final : public Pinger
{
public:
    IcmpPinger();

    /// False: this user may open no echo socket of that family (EACCES; or the machine has no IPv6).
    [[nodiscard]] bool isUsable(int family) const override;
    [[nodiscard]] std::vector<int> fds() const override;
    /// At most 65,536 can be under way; more are reported as not usable.
    void ping(quint64 tag, const SocketAddress &to, SteadyTime now, Milliseconds timeout) override;
    [[nodiscard]] std::vector<EchoOutcome> collect(SteadyTime now) override;
    [[nodiscard]] std::optional<SteadyTime> nextTimeout() const override;
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
