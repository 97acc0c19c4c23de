// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate_set.hpp"

namespace kubemori::maintenance {

/// What is looked at before a whole cluster goes: the gates of a node, without those that ask whether the others can do
/// without it.
[[nodiscard]] GateSet powerGates(const cluster::Profile &profile);
/// Their names, for a plan.
[[nodiscard]] QString powerGatesText(const cluster::Profile &profile);

/// Whether etcd can be reached for a snapshot: its certificates lie on the control planes.
[[nodiscard]] bool canSnapshot(const cluster::Profile &profile);

} // namespace kubemori::maintenance
