// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"
#include "kube/node.hpp"
#include "ui/nodes/ping_history.hpp"
#include "ui/text/reboot_text.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace kubemori::ui {

/// The columns of the node table, in the order of the model.
enum class NodeColumn { Name, Roles, Status, Scheduling, Version, Ip, Os, Kernel, Runtime, Ping, Age, RebootRequired };
inline constexpr int nodeColumnCount = 12;

/// A node as the table keeps it: the value of the API server, what sorting needs of it computed once, the pings, and
/// what it says of itself.
struct NodeRow
{
    kube::Node node;
    kube::ConditionStatus ready = kube::ConditionStatus::Unknown;
    std::optional<Version> version;
    std::optional<std::array<std::uint8_t, 16>> address; ///< of internalIp; IPv4 as mapped IPv6
    PingHistory ping;
    KnownRebootNeed rebootNeed; ///< of the boot that `node` has

    NodeRow() = default;
    explicit NodeRow(kube::Node value);
    /// Takes a newer value of the node; pings stay. What it said before a reboot is forgotten.
    void set(kube::Node value);
};

} // namespace kubemori::ui
