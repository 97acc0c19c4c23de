// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/plan.hpp"

namespace kubemori::maintenance {

/// The id of a node's step within a plan: "node3/wait-down".
[[nodiscard]] inline QString stepId(const QString &node, operation::StepKind kind)
{
    return node + u'/' + operation::toString(kind);
}

} // namespace kubemori::maintenance
