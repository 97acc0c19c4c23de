// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"
#include "operation/step_context.hpp"

namespace kubemori::maintenance {

/// The boot id of the step's node as ssh reads it; waits for an ssh that does not answer.
[[nodiscard]] Result<monitor::BootId> bootIdOverSsh(operation::StepContext &context, ClusterActions &actions);

/// Two witnesses for one machine: if they disagree, ssh may have led to another machine than the one that is meant, and
/// that one must not be told anything (InvalidData). Remembers the boot id, the heartbeat, and whether the node's ssh
/// port can be looked at directly.
[[nodiscard]] Result<> rememberIdentity(operation::StepContext &context, ClusterActions &actions,
                                        const monitor::BootId &overSsh, const kube::Node &node);

} // namespace kubemori::maintenance
