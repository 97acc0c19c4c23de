// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "advice/fault_reader.hpp"

namespace kubemori::advice {

/// Reads a condition: one subject with one test, or `all`, `any`, `not`. Faults go to `reader`.
[[nodiscard]] Condition readCondition(const inventory::YamlNode &node, FaultReader &reader);

} // namespace kubemori::advice
