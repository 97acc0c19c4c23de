// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/node_probe.hpp"

#include "base/stop_event.hpp"
#include "monitor/ping_program.hpp"
#include "monitor/resolve.hpp"
#include "monitor/socket_address.hpp"

#include <poll.h>

#include <algorithm>

namespace kubemori::maintenance {

namespace {

constexpr Milliseconds timeout{1000};

/// None: no echo socket for this user or family.
std::optional<bool> echoBySocket(monitor::Network &network, const monitor::SocketAddress &to,
                                 const std::stop_token &stop)
{
    const auto pinger = network.pinger();
    const StopEvent stopped(stop);
    pinger->ping(1, to, std::chrono::steady_clock::now(), timeout);
    while (!stop.stop_requested()) {
        for (const monitor::EchoOutcome &outcome : pinger->collect(std::chrono::steady_clock::now())) {
            return outcome.icmpUsable ? std::optional(outcome.roundTrip.has_value()) : std::nullopt;
        }
        std::vector<pollfd> wait;
        for (const int fd : pinger->fds()) {
            wait.push_back({.fd = fd, .events = POLLIN, .revents = 0});
        }
        wait.push_back({.fd = stopped.fd(), .events = POLLIN, .revents = 0});
        const auto due = pinger->nextTimeout().value_or(std::chrono::steady_clock::now());
        const auto left = std::chrono::ceil<Milliseconds>(due - std::chrono::steady_clock::now()).count();
        ::poll(wait.data(), wait.size(), static_cast<int>(std::clamp<qint64>(left, 0, 100)));
    }
    return std::nullopt;
}

} // namespace

Reachability probeNode(command::Runner &local, monitor::Network &network, const QString &address, quint16 sshPort,
                       const std::stop_token &stop)
{
    const auto literal = monitor::resolveAddress(local, address, timeout * 5, stop);
    if (!literal) {
        return {};
    }
    Reachability seen;
    if (const auto to = monitor::parseAddress(*literal)) {
        seen.echo = echoBySocket(network, *to, stop);
    }
    if (!seen.echo) {
        if (const auto reply = monitor::pingOnce(local, *literal, timeout, stop); reply && reply->icmpUsable) {
            seen.echo = reply->roundTrip.has_value();
        }
    }
    seen.ssh = network.ssh(*literal, sshPort, timeout, stop).has_value();
    return seen;
}

} // namespace kubemori::maintenance
