// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/socket_address.hpp"

#include <cstring>
#include <memory>

#include <netdb.h>
#include <netinet/in.h>

namespace kubemori::monitor {

namespace {

sockaddr_in asV4(const SocketAddress &address)
{
    sockaddr_in v4{};
    std::memcpy(&v4, &address.storage, sizeof v4);
    return v4;
}

sockaddr_in6 asV6(const SocketAddress &address)
{
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address.storage, sizeof v6);
    return v6;
}

} // namespace

bool SocketAddress::isSameHost(const SocketAddress &other) const
{
    if (family() != other.family()) {
        return false;
    }
    if (family() == AF_INET) {
        return asV4(*this).sin_addr.s_addr == asV4(other).sin_addr.s_addr;
    }
    const sockaddr_in6 mine = asV6(*this);
    const sockaddr_in6 theirs = asV6(other);
    const bool sameScope =
        mine.sin6_scope_id == 0 || theirs.sin6_scope_id == 0 || mine.sin6_scope_id == theirs.sin6_scope_id;
    return sameScope && std::memcmp(&mine.sin6_addr, &theirs.sin6_addr, sizeof mine.sin6_addr) == 0;
}

std::optional<SocketAddress> parseAddress(const QString &literal, quint16 port)
{
    QByteArray host = literal.trimmed().toUtf8();
    if (host.startsWith('[') && host.endsWith(']')) {
        host = host.sliced(1, host.size() - 2);
    }
    if (host.isEmpty()) {
        return std::nullopt; // getaddrinfo would take it for this machine
    }
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (::getaddrinfo(host.constData(), QByteArray::number(port).constData(), &hints, &found) != 0) {
        return std::nullopt;
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    SocketAddress result;
    result.size = found->ai_addrlen;
    std::memcpy(&result.storage, found->ai_addr, found->ai_addrlen);
    return result;
}

} // namespace kubemori::monitor
