// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "monitor/pinger.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::monitor {

/// What probes from this machine go through: the machine's network, or the demo's. Thread-safe.
class Network
{
public:
    virtual ~Network() = default;

    /// One for each thread that pings.
    [[nodiscard]] virtual std::unique_ptr<Pinger> pinger() = 0;
    /// As probeTcp().
    [[nodiscard]] virtual Result<> tcp(const QString &address, quint16 port, Milliseconds timeout,
                                       std::stop_token stop) = 0;
    /// As probeSsh().
    [[nodiscard]] virtual Result<> ssh(const QString &address, quint16 port, Milliseconds timeout,
                                       std::stop_token stop) = 0;
};

/// The network of this machine.
class SystemNetwork final : public Network
{
public:
    [[nodiscard]] std::unique_ptr<Pinger> pinger() override;
    [[nodiscard]] Result<> tcp(const QString &address, quint16 port, Milliseconds timeout,
                               std::stop_token stop) override;
    [[nodiscard]] Result<> ssh(const QString &address, quint16 port, Milliseconds timeout,
                               std::stop_token stop) override;
};

} // namespace kubemori::monitor
