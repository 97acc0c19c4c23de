// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"

#include <QDateTime>

#include <optional>

namespace kubemori::maintenance {

/// "20260301-213000-417-reboot-lab". To the millisecond: two people who start in the same second must not hold one
/// claim under one name.
[[nodiscard]] QString operationId(const QDateTime &now, const QString &what, const cluster::Profile &profile);

/// A step of a node with its exact commands and its timeout. None for a step that has nothing to do: a profile may want
/// no gates.
[[nodiscard]] std::optional<operation::PlanStep> planStep(operation::StepKind kind, const kube::Node &node,
                                                          const QString &operation, const cluster::Profile &profile,
                                                          const ClusterActions &actions);

/// Said first of all: a plan for a simulated cluster must never be taken for a real one.
void warnOfDemo(operation::Plan &plan, const cluster::Profile &profile);

/// What a person should know of a node before they say yes, whatever is planned for it.
void warnOfState(operation::Plan &plan, const kube::Node &node);

} // namespace kubemori::maintenance
