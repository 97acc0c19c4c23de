// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"

namespace kubemori::maintenance {

/// Gathers what one node's turn is found to bring: pods with the same fate become one finding.
class ForecastTurn
{
public:
    explicit ForecastTurn(const QString &node);

    /// The finding of this kind and subject, made at the first call.
    [[nodiscard]] ForecastFinding &finding(ForecastFinding::Severity severity, ForecastFinding::Kind kind,
                                           const QString &subject);
    /// The same about a workload, with one more of its pods.
    void add(ForecastFinding::Severity severity, ForecastFinding::Kind kind, const kube::WorkloadRef &workload,
             const QString &pod);

    /// Everything, worst first.
    [[nodiscard]] NodeForecast take();

    NodeForecast node;
};

} // namespace kubemori::maintenance
