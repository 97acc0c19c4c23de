// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <chrono>
#include <optional>

namespace kubemori::monitor {

/// What the `ping` program found out. `roundTrip` none: no answer in time, no route or no such name.
struct PingReply
{
    std::optional<std::chrono::microseconds> roundTrip;
    bool icmpUsable = true; ///< false: the program may not send echoes here

    bool operator==(const PingReply &) const = default;
};

/// Reads the output of `LC_ALL=C ping -n -c 1` (iputils, busybox).
[[nodiscard]] PingReply parsePing(const command::Exit &exit, const QByteArray &output, const QByteArray &errors);

/// One echo by the `ping` program, for users who may not open echo sockets themselves. A missing program or forbidden
/// echoes are a reply with icmpUsable = false; errors are Cancelled and what the runner could not do.
[[nodiscard]] Result<PingReply> pingOnce(command::Runner &runner, const QString &address, Milliseconds timeout,
                                         std::stop_token stop);

} // namespace kubemori::monitor
