// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_estimate.hpp"

#include <QHash>

namespace kubemori::maintenance {

void addEstimates(Forecast &forecast, const operation::Plan &plan, const operation::DurationHistory &history)
{
    if (history.runs() == 0) {
        return;
    }
    QHash<QString, std::optional<Milliseconds>> byNode;
    for (const operation::PlanStep &step : plan.steps) {
        const auto known = byNode.constFind(step.node);
        const std::optional<Milliseconds> before = known == byNode.constEnd() ? Milliseconds(0) : *known;
        const auto typical = history.median(step.kind, step.node);
        byNode[step.node] = before && typical ? std::optional(*before + *typical) : std::nullopt;
    }
    forecast.pastRuns = history.runs();
    forecast.estimate = Milliseconds(0);
    for (NodeForecast &node : forecast.nodes) {
        node.estimate = byNode.value(node.node);
        forecast.estimate =
            forecast.estimate && node.estimate ? std::optional(*forecast.estimate + *node.estimate) : std::nullopt;
    }
}

} // namespace kubemori::maintenance
