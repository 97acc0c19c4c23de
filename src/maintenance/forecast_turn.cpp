// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_turn.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

ForecastTurn::ForecastTurn(const QString &name)
{
    node.node = name;
}

ForecastFinding &ForecastTurn::finding(ForecastFinding::Severity severity, ForecastFinding::Kind kind,
                                       const QString &subject)
{
    const auto known = std::ranges::find_if(node.findings, [&](const ForecastFinding &finding) {
        return finding.kind == kind && finding.subject == subject;
    });
    if (known != node.findings.end()) {
        return *known;
    }
    node.findings.append({.severity = severity,
                          .kind = kind,
                          .subject = subject,
                          .workload = {},
                          .pods = {},
                          .budgets = {},
                          .replicas = 0,
                          .budget = {},
                          .place = {}});
    return node.findings.last();
}

void ForecastTurn::add(ForecastFinding::Severity severity, ForecastFinding::Kind kind,
                       const kube::WorkloadRef &workload, const QString &pod)
{
    ForecastFinding &found = finding(severity, kind, workload.name.isEmpty() ? pod : workload.name);
    found.workload = workload.kind;
    found.pods.append(pod);
}

NodeForecast ForecastTurn::take()
{
    std::ranges::stable_sort(node.findings, std::ranges::greater{}, &ForecastFinding::severity);
    return std::move(node);
}

} // namespace kubemori::maintenance
