// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"
#include "operation/plan.hpp"

#include <memory>
#include <vector>

namespace kubemori::maintenance {

using GateSet = std::vector<std::unique_ptr<Gate>>;

/// The gates that the profile wants for a step of this kind (Gates, WaitDetached, Settle); none for other kinds.
[[nodiscard]] GateSet gatesFor(operation::StepKind kind, const cluster::Profile &profile);

/// What such a step looks at, for a plan: "nodes-ready, workloads, …"; empty when there is nothing. For a node that may
/// carry etcd's leader it says that the leader is moved.
[[nodiscard]] QString gatesText(operation::StepKind kind, const cluster::Profile &profile, bool controlPlane);

} // namespace kubemori::maintenance
