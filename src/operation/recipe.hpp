// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/command_log.hpp"
#include "operation/event.hpp"
#include "operation/facts.hpp"
#include "operation/step.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace kubemori::operation {

/// A plan together with what carries it out.
struct Recipe
{
    Plan plan;
    std::vector<std::unique_ptr<Step>> steps; ///< one for each of plan.steps, in the same order
    /// Fills in what only the feature knows of a node's result (boot ids, left cordoned); may be empty.
    std::function<void(NodeResult &result, const Facts &facts)> describe;
    std::shared_ptr<CommandLog> commands; ///< told by the runners of the steps; may be null

    Milliseconds cleanupTimeout{std::chrono::minutes{2}}; ///< for a node's cleanup, which a cancel does not cut short
};

} // namespace kubemori::operation
