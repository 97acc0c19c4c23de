// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"
#include "operation/duration_history.hpp"
#include "operation/plan.hpp"

namespace kubemori::maintenance {

/// Fills in how long each node and the whole will take, from what past operations took. None where the history does not
/// know a step of the plan.
void addEstimates(Forecast &forecast, const operation::Plan &plan, const operation::DurationHistory &history);

} // namespace kubemori::maintenance
