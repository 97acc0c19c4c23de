// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "monitor/socket_address.hpp"

#include <optional>

namespace kubemori::monitor {

/// An echo reply that may be ours.
struct EchoReply
{
    SocketAddress from;
    quint16 sequence = 0;
    quint64 token = 0;
};

/// An unprivileged ICMP echo socket of one family (SOCK_DGRAM, icmp(7) and net.ipv4.ping_group_range). The kernel
/// replaces the identifier by one of its own and hands over only replies to it, so sequence and a token in the payload
/// tell the echoes apart.
class IcmpSocket
{
public:
    /// PermissionDenied: this user may not; Io: no such family or no descriptor left.
    [[nodiscard]] static Result<IcmpSocket> open(int family);

    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// Never blocks. Unreachable: no route; PermissionDenied: forbidden here (firewall); Io: try again later.
    [[nodiscard]] Result<> send(const SocketAddress &to, quint16 sequence, quint64 token);
    /// The next reply that has the form of ours; none when nothing is waiting. Never blocks.
    [[nodiscard]] std::optional<EchoReply> receive();

private:
    IcmpSocket(int family, UniqueFd fd)
        : m_family(family)
        , m_fd(std::move(fd))
    {
    }

    int m_family;
    UniqueFd m_fd;
};

} // namespace kubemori::monitor
