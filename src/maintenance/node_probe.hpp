// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "maintenance/cluster_actions.hpp"
#include "monitor/network.hpp"

namespace kubemori::maintenance {

/// One echo and one look at the ssh port from this machine, at most about two seconds. `local` runs `ping` and `getent`
/// where the system lets us do no better.
[[nodiscard]] Reachability probeNode(command::Runner &local, monitor::Network &network, const QString &address,
                                     quint16 sshPort, const std::stop_token &stop);

} // namespace kubemori::maintenance
