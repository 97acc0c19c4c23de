// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/network.hpp"

#include "monitor/icmp_pinger.hpp"
#include "monitor/tcp_probe.hpp"

#include <utility>

namespace kubemori::monitor {

std::unique_ptr<Pinger> SystemNetwork::pinger()
{
    return std::make_unique<IcmpPinger>();
}

Result<> SystemNetwork::tcp(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop)
{
    return probeTcp(address, port, timeout, std::move(stop));
}

Result<> SystemNetwork::ssh(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop)
{
    return probeSsh(address, port, timeout, std::move(stop));
}

} // namespace kubemori::monitor
