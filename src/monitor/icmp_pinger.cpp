// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/icmp_pinger.hpp"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>
#include <ranges>
#include <utility>

namespace kubemori::monitor {

namespace {

std::optional<IcmpSocket> openSocket(int family)
{
    auto opened = IcmpSocket::open(family);
    return opened ? std::optional(std::move(*opened)) : std::nullopt;
}

} // namespace

IcmpPinger::IcmpPinger()
    : m_v4(openSocket(AF_INET))
    , m_v6(openSocket(AF_INET6))
    , m_token(QRandomGenerator::system()->generate64())
{
}

bool IcmpPinger::isUsable(int family) const
{
    return family == AF_INET ? m_v4.has_value() : family == AF_INET6 && m_v6.has_value();
}

std::vector<int> IcmpPinger::fds() const
{
    std::vector<int> result;
    for (const auto *socket : {&m_v4, &m_v6}) {
        if (*socket) {
            result.push_back((*socket)->fd());
        }
    }
    return result;
}

IcmpSocket *IcmpPinger::socketFor(int family)
{
    auto &socket = family == AF_INET ? m_v4 : m_v6;
    return socket ? &*socket : nullptr;
}

void IcmpPinger::ping(quint64 tag, const SocketAddress &to, SteadyTime now, Milliseconds timeout)
{
    IcmpSocket *socket = socketFor(to.family());
    if (!socket || m_waiting.size() > std::numeric_limits<quint16>::max()) {
        m_done.push_back(EchoOutcome{.tag = tag, .roundTrip = {}, .icmpUsable = false});
        return;
    }
    while (m_waiting.contains(m_nextSequence)) {
        ++m_nextSequence;
    }
    const quint16 sequence = m_nextSequence++;
    if (const auto sent = socket->send(to, sequence, m_token); !sent) {
        const bool noRoute = sent.error().code == ErrorCode::Unreachable;
        m_done.push_back(EchoOutcome{.tag = tag, .roundTrip = {}, .icmpUsable = noRoute});
        return;
    }
    m_waiting.emplace(sequence, Waiting{.tag = tag, .to = to, .sentAt = now, .deadline = now + timeout});
}

void IcmpPinger::receiveAll(IcmpSocket &socket, SteadyTime now)
{
    constexpr int mostAtOnce = 4096; // a flood must not keep the loop from its timeouts
    for (int i = 0; i < mostAtOnce; ++i) {
        const auto reply = socket.receive();
        if (!reply) {
            return;
        }
        const auto found = m_waiting.find(reply->sequence);
        // A late answer to an earlier use of the number, a forged one, or one from another address of the same host.
        if (found == m_waiting.end() || reply->token != m_token || !reply->from.isSameHost(found->second.to)) {
            continue;
        }
        const auto trip = std::chrono::duration_cast<std::chrono::microseconds>(now - found->second.sentAt);
        m_done.push_back(EchoOutcome{
            .tag = found->second.tag, .roundTrip = std::max(trip, std::chrono::microseconds{1}), .icmpUsable = true});
        m_waiting.erase(found);
    }
}

std::vector<EchoOutcome> IcmpPinger::collect(SteadyTime now)
{
    for (auto *socket : {&m_v4, &m_v6}) {
        if (*socket) {
            receiveAll(**socket, now);
        }
    }
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (it->second.deadline <= now) {
            m_done.push_back(EchoOutcome{.tag = it->second.tag, .roundTrip = {}, .icmpUsable = true});
            it = m_waiting.erase(it);
        } else {
            ++it;
        }
    }
    return std::exchange(m_done, {});
}

std::optional<SteadyTime> IcmpPinger::nextTimeout() const
{
    if (!m_done.empty()) {
        return SteadyTime::min();
    }
    if (m_waiting.empty()) {
        return std::nullopt;
    }
    return std::ranges::min(m_waiting | std::views::values, {}, &Waiting::deadline).deadline;
}

} // namespace kubemori::monitor
