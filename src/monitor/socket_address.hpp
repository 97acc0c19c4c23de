// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include <sys/socket.h>

namespace kubemori::monitor {

/// An IPv4 or IPv6 address as the system wants it.
struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] int family() const { return storage.ss_family; }
    [[nodiscard]] const sockaddr *data() const { return reinterpret_cast<const sockaddr *>(&storage); }
    /// Same address (and, where both say one, scope); ports are not compared.
    [[nodiscard]] bool isSameHost(const SocketAddress &other) const;
};

/// Takes literals only ("10.0.0.11", "fd00::1", "fe80::1%eth0", with or without brackets): never asks a name server.
[[nodiscard]] std::optional<SocketAddress> parseAddress(const QString &literal, quint16 port = 0);

} // namespace kubemori::monitor
