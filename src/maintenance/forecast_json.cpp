// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_json.hpp"

#include "maintenance/forecast_names.hpp"

#include <QJsonArray>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::nameOf;

namespace {

QJsonValue seconds(const std::optional<Milliseconds> &time)
{
    return time ? QJsonValue(static_cast<qint64>(std::chrono::round<std::chrono::seconds>(*time).count()))
                : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Resources &resources)
{
    return {{u"cpuMillis"_s, resources.cpuMillis}, {u"memoryBytes"_s, resources.memoryBytes}};
}

QJsonObject toJson(const ForecastFinding &finding)
{
    QJsonObject json{{u"severity"_s, nameOf(finding.severity)},
                     {u"kind"_s, nameOf(finding.kind)},
                     {u"subject"_s, finding.subject},
                     {u"pods"_s, QJsonArray::fromStringList(finding.pods)}};
    if (!finding.workload.isEmpty()) {
        json.insert(u"workload"_s, finding.workload);
    }
    QJsonObject evidence;
    if (finding.budget) {
        evidence = {{u"rule"_s, finding.budget->rule},
                    {u"healthy"_s, finding.budget->healthy},
                    {u"desired"_s, finding.budget->desired},
                    {u"expected"_s, finding.budget->expected},
                    {u"leaving"_s, finding.budget->leaving}};
    } else if (finding.place) {
        evidence = {{u"nodes"_s, finding.place->nodes},
                    {u"notAllowed"_s, finding.place->notAllowed},
                    {u"antiAffinity"_s, finding.place->antiAffinity},
                    {u"full"_s, finding.place->full},
                    {u"asked"_s, toJson(finding.place->asked)},
                    {u"largestFree"_s, toJson(finding.place->largest)}};
    } else if (!finding.budgets.isEmpty()) {
        evidence = {{u"budgets"_s, QJsonArray::fromStringList(finding.budgets)}};
    } else if (finding.kind == ForecastFinding::Kind::Outage) {
        evidence = {{u"replicas"_s, finding.replicas}};
    }
    json.insert(u"evidence"_s, evidence);
    return json;
}

QJsonObject toJson(const NodeForecast &node)
{
    QJsonArray moving;
    for (const MovingPod &pod : node.moving) {
        QJsonObject json = toJson(pod.requests);
        json.insert(u"pod"_s, pod.pod);
        json.insert(u"hasPlace"_s, pod.hasPlace);
        moving.append(json);
    }
    QJsonArray findings;
    for (const ForecastFinding &finding : node.findings) {
        findings.append(toJson(finding));
    }
    return {{u"name"_s, node.node},
            {u"moving"_s, moving},
            {u"daemonSetPods"_s, QJsonArray::fromStringList(node.daemonSetPods)},
            {u"mirrorPods"_s, QJsonArray::fromStringList(node.mirrorPods)},
            {u"lost"_s, QJsonArray::fromStringList(node.lost)},
            {u"refused"_s, QJsonArray::fromStringList(node.refused)},
            {u"requested"_s, toJson(node.requested)},
            {u"freeElsewhere"_s, toJson(node.freeElsewhere)},
            {u"findings"_s, findings},
            {u"estimateSeconds"_s, seconds(node.estimate)}};
}

} // namespace

QJsonObject toJson(const Forecast &forecast)
{
    using Severity = ForecastFinding::Severity;
    QJsonArray nodes;
    for (const NodeForecast &node : forecast.nodes) {
        nodes.append(toJson(node));
    }
    return {{u"block"_s, forecast.count(Severity::Block)},      {u"warn"_s, forecast.count(Severity::Warn)},
            {u"info"_s, forecast.count(Severity::Info)},        {u"pastRuns"_s, forecast.pastRuns},
            {u"estimateSeconds"_s, seconds(forecast.estimate)}, {u"nodes"_s, nodes}};
}

} // namespace kubemori::maintenance
