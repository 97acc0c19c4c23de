// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/blockers/borrowed.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/step_context.hpp"

namespace kubemori::maintenance {

/// What the facts of the node say is borrowed.
[[nodiscard]] Borrowed borrowedOf(const operation::StepContext &context);
/// To be called before the change is made.
void rememberBorrowed(operation::StepContext &context, const Borrowed &borrowed);

/// Puts everything back that was changed for the time of a drain, and reads it back. A function of the facts and of
/// what is true now, so that it may be called at any time and again, after a crash too: what is as before is left
/// alone, and what somebody else has changed meanwhile is theirs, which is said. Tries until the deadline; what could
/// not be put back stays in the facts, and the first error is returned.
[[nodiscard]] Result<> putBackBorrowed(ClusterActions &actions, operation::StepContext &context);

} // namespace kubemori::maintenance
