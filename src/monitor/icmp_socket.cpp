// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/icmp_socket.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <span>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

namespace {

constexpr std::size_t headerSize = 8;
constexpr std::size_t packetSize = headerSize + 56; // as large as ping's, which every firewall knows
using Packet = std::array<std::uint8_t, packetSize>;

/// RFC 1071; for v4 only, in v6 the kernel does it.
std::uint16_t checksum(std::span<const std::uint8_t> bytes)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        sum += (std::uint32_t{bytes[i]} << 8U) | bytes[i + 1];
    }
    while ((sum >> 16U) != 0) {
        sum = (sum & 0xFFFFU) + (sum >> 16U);
    }
    return static_cast<std::uint16_t>(~sum);
}

void putU16(Packet &packet, std::size_t at, std::uint16_t value)
{
    packet[at] = static_cast<std::uint8_t>(value >> 8U);
    packet[at + 1] = static_cast<std::uint8_t>(value & 0xFFU);
}

ErrorCode codeOfSendError(int number)
{
    switch (number) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case EHOSTDOWN:
    case ENETDOWN:
    case EINVAL: // a link-local address without its interface
        return ErrorCode::Unreachable;
    case EPERM:
    case EACCES:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::Io;
    }
}

QString systemError(int number)
{
    return QString::fromStdString(std::generic_category().message(number));
}

} // namespace

Result<IcmpSocket> IcmpSocket::open(int family)
{
    const int protocol = family == AF_INET ? int{IPPROTO_ICMP} : int{IPPROTO_ICMPV6};
    UniqueFd fd(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
    if (!fd.isOpen()) {
        const int number = errno;
        const bool denied = number == EACCES || number == EPERM;
        return fail(denied ? ErrorCode::PermissionDenied : ErrorCode::Io, u"ICMP socket: "_s + systemError(number));
    }
    // Room for the answers of a burst; the default would do, so a refusal does not matter.
    const int bytes = 1 << 20;
    static_cast<void>(::setsockopt(fd.get(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes));
    return IcmpSocket(family, std::move(fd));
}

Result<> IcmpSocket::send(const SocketAddress &to, quint16 sequence, quint64 token)
{
    Packet packet{};
    packet[0] = m_family == AF_INET ? std::uint8_t{ICMP_ECHO} : std::uint8_t{ICMP6_ECHO_REQUEST};
    putU16(packet, 6, sequence);
    std::memcpy(packet.data() + headerSize, &token, sizeof token);
    if (m_family == AF_INET) {
        putU16(packet, 2, checksum(packet));
    }
    const auto sent = ::sendto(m_fd.get(), packet.data(), packet.size(), MSG_NOSIGNAL, to.data(), to.size);
    if (sent < 0) {
        const int number = errno;
        return fail(codeOfSendError(number), u"echo: "_s + systemError(number));
    }
    return {};
}

std::optional<EchoReply> IcmpSocket::receive()
{
    constexpr int mostStrangers = 256; // so that a flood of other packets cannot keep the caller here
    for (int i = 0; i < mostStrangers; ++i) {
        EchoReply reply;
        std::array<std::uint8_t, 1500> buffer{};
        reply.from.size = sizeof reply.from.storage;
        const auto got = ::recvfrom(m_fd.get(), buffer.data(), buffer.size(), 0,
                                    reinterpret_cast<sockaddr *>(&reply.from.storage), &reply.from.size);
        if (got < 0) {
            if (errno == EAGAIN) {
                return std::nullopt;
            }
            continue; // an ICMP error that was queued on the socket, or EINTR
        }
        const std::uint8_t wanted = m_family == AF_INET ? std::uint8_t{ICMP_ECHOREPLY} : std::uint8_t{ICMP6_ECHO_REPLY};
        if (static_cast<std::size_t>(got) < headerSize + sizeof reply.token || buffer[0] != wanted) {
            continue;
        }
        reply.sequence = static_cast<quint16>((buffer[6] << 8) | buffer[7]);
        std::memcpy(&reply.token, buffer.data() + headerSize, sizeof reply.token);
        return reply;
    }
    return std::nullopt;
}

} // namespace kubemori::monitor
