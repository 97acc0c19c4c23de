// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_network.hpp"

#include <QHash>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const monitor::SocketAddress &address)
{
    std::array<char, INET_ADDRSTRLEN> text{};
    sockaddr_in v4{};
    std::memcpy(&v4, &address.storage, sizeof v4);
    ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    return QString::fromLatin1(text.data());
}

bool answers(DemoWorld &world, const QString &address)
{
    const DemoWorld::Machine machine = world.find(address);
    return machine.cluster != nullptr &&
           machine.cluster->look([&machine](const ClusterModel &model) { return model.node(machine.node).answers; });
}

/// Answers come at once or never; what never came is told at the deadline, which goes by in the demo's time.
class DemoPinger final : public monitor::Pinger
{
public:
    explicit DemoPinger(std::shared_ptr<DemoWorld> world)
        : m_world(std::move(world))
    {
    }

    [[nodiscard]] bool isUsable(int family) const override { return family == AF_INET; }
    [[nodiscard]] std::vector<int> fds() const override { return {}; }

    void ping(quint64 tag, const monitor::SocketAddress &to, SteadyTime now, Milliseconds timeout) override
    {
        const QString address = textOf(to);
        if (!answers(*m_world, address)) {
            m_lost.emplace(now + m_world->clock().realTime(timeout), tag);
            return;
        }
        // A line between 0.3 and 1.3 ms, with a little weather.
        m_count = m_count * 1103515245 + 12345;
        const auto base = 300 + static_cast<int>(qHash(address) % 700);
        const auto weather = static_cast<int>((m_count >> 16) % 300);
        m_done.push_back({.tag = tag, .roundTrip = std::chrono::microseconds{base + weather}, .icmpUsable = true});
    }

    [[nodiscard]] std::vector<monitor::EchoOutcome> collect(SteadyTime now) override
    {
        while (!m_lost.empty() && m_lost.begin()->first <= now) {
            m_done.push_back({.tag = m_lost.begin()->second, .roundTrip = {}, .icmpUsable = true});
            m_lost.erase(m_lost.begin());
        }
        return std::exchange(m_done, {});
    }

    [[nodiscard]] std::optional<SteadyTime> nextTimeout() const override
    {
        if (!m_done.empty()) {
            return SteadyTime(); // at once
        }
        return m_lost.empty() ? std::nullopt : std::optional(m_lost.begin()->first);
    }

private:
    std::shared_ptr<DemoWorld> m_world;
    std::vector<monitor::EchoOutcome> m_done;
    std::multimap<SteadyTime, quint64> m_lost;
    quint32 m_count = 1;
};

} // namespace

DemoNetwork::DemoNetwork(std::shared_ptr<DemoWorld> world)
    : m_world(std::move(world))
{
}

std::unique_ptr<monitor::Pinger> DemoNetwork::pinger()
{
    return std::make_unique<DemoPinger>(m_world);
}

Result<> DemoNetwork::tcp(const QString &address, quint16 /*port*/, Milliseconds timeout, std::stop_token stop)
{
    if (answers(*m_world, address)) {
        return {};
    }
    return m_world->clock().sleepFor(timeout, std::move(stop)) ? fail(ErrorCode::TimedOut, {}, address)
                                                               : fail(ErrorCode::Cancelled, {}, address);
}

Result<> DemoNetwork::ssh(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop)
{
    return tcp(address, port, timeout, std::move(stop));
}

} // namespace kubemori::demo
