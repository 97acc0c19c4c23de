// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demo_world.hpp"
#include "monitor/network.hpp"

namespace kubemori::demo {

/// The network between this machine and those of the demo. Thread-safe.
class DemoNetwork final : public monitor::Network
{
public:
    explicit DemoNetwork(std::shared_ptr<DemoWorld> world);

    [[nodiscard]] std::unique_ptr<monitor::Pinger> pinger() override;
    [[nodiscard]] Result<> tcp(const QString &address, quint16 port, Milliseconds timeout,
                               std::stop_token stop) override;
    [[nodiscard]] Result<> ssh(const QString &address, quint16 port, Milliseconds timeout,
                               std::stop_token stop) override;

private:
    std::shared_ptr<DemoWorld> m_world;
};

} // namespace kubemori::demo
