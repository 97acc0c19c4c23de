// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace kubemori::monitor {

/// A node to be watched from this machine.
struct ProbeTarget
{
    QString node;
    QString address; ///< IPv4 or IPv6 literal, or a name

    bool operator==(const ProbeTarget &) const = default;
};

/// One round of probes of a node.
struct ProbeSample
{
    QString node;
    QDateTime at;                                       ///< UTC
    std::optional<std::chrono::microseconds> roundTrip; ///< ICMP echo; none: no answer in time
    bool icmpUsable = true;      ///< false: this machine can send no echo at all (says nothing of the node)
    std::optional<bool> sshPort; ///< TCP connect to the ssh port; none: not tried this round
    std::optional<bool> apiPort; ///< TCP connect to 6443, control planes only

    bool operator==(const ProbeSample &) const = default;
};

/// Receives samples on the monitor's thread. Must not block.
using ProbeSink = std::function<void(const ProbeSample &)>;

} // namespace kubemori::monitor
