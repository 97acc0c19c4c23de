// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/fault_reader.hpp"
#include "advice/remedy_step.hpp"

namespace kubemori::advice {

/// Reads one step of what helps. Faults go to `reader`.
[[nodiscard]] RemedyStep readStep(const inventory::YamlNode &node, FaultReader &reader);

} // namespace kubemori::advice
