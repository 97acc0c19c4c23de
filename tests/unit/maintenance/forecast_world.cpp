// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast_world.hpp"

#include "kube/blocking_budget.hpp"
#include "maintenance/forecast_names.hpp"

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using maintenance::Forecast;
using maintenance::ForecastFinding;

namespace {

constexpr qint64 mebibyte = qint64{1} << 20;
const auto hostName = u"kubernetes.io/hostname"_s;

template<class List> auto &named(List &list, const QString &name)
{
    const auto found = std::ranges::find_if(list, [&name](const auto &item) {
        if constexpr (requires { item.pod.name; }) {
            return item.pod.name == name;
        } else {
            return item.name == name;
        }
    });
    if (found == list.end()) {
        qFatal("no such thing in the test's world: %s", qPrintable(name));
    }
    return *found;
}

} // namespace

ForecastWorld::ForecastWorld(const QStringList &nodes)
{
    facts.order = nodes;
    facts.drain.emptyDir = cluster::DrainOptions::EmptyDir::Ask;
    for (const QString &name : nodes) {
        facts.nodes.append({.name = name,
                            .labels = {{hostName, name}},
                            .taints = {},
                            .cpuMillis = 4000,
                            .memoryBytes = 8192 * mebibyte,
                            .pods = 110,
                            .schedulable = true,
                            .ready = true});
    }
}

kube::NodeRoom &ForecastWorld::node(const QString &name)
{
    return named(facts.nodes, name);
}

kube::ScheduledPod &ForecastWorld::pod(const QString &name)
{
    return named(facts.pods, name);
}

kube::ScheduledPod &ForecastWorld::bare(const QString &name, const QString &node)
{
    kube::ScheduledPod pod;
    pod.pod.nameSpace = u"shop"_s;
    pod.pod.name = name;
    pod.pod.node = node;
    pod.pod.phase = u"Running"_s;
    pod.pod.ready = true;
    pod.pod.labels = {{u"app"_s, name}};
    facts.pods.append(pod);
    return facts.pods.last();
}

kube::ScheduledPod &ForecastWorld::daemon(const QString &name, const QString &node)
{
    kube::ScheduledPod &pod = bare(name + u'-' + node, node);
    pod.pod.ownerKind = u"DaemonSet"_s;
    pod.pod.ownerName = name;
    return pod;
}

void ForecastWorld::workload(const QString &kind, const QString &name, const QString &nodes)
{
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        kube::Pod &pod = bare(u"%1-%2"_s.arg(name).arg(i), nodes.mid(i, 1)).pod;
        pod.labels = {{u"app"_s, name}};
        pod.ownerKind = kind;
        pod.ownerName = name;
        if (kind == u"Deployment") {
            pod.ownerKind = u"ReplicaSet"_s;
            pod.ownerName = name + u"-5d7f9b6c4"_s;
            pod.labels.insert(u"pod-template-hash"_s, u"5d7f9b6c4"_s);
        }
    }
    facts.workloads.append(
        {.kind = kind, .nameSpace = u"shop"_s, .name = name, .desired = static_cast<int>(nodes.size())});
}

void ForecastWorld::deployment(const QString &name, const QString &nodes)
{
    workload(u"Deployment"_s, name, nodes);
}

void ForecastWorld::statefulSet(const QString &name, const QString &nodes)
{
    workload(u"StatefulSet"_s, name, nodes);
}

void ForecastWorld::requests(const QString &app, qint64 cpuMillis, qint64 mebibytes)
{
    each(app, [&](kube::ScheduledPod &pod) {
        pod.needs.cpuMillis = cpuMillis;
        pod.needs.memoryBytes = mebibytes * mebibyte;
    });
}

void ForecastWorld::spread(const QString &app)
{
    each(app, [&](kube::ScheduledPod &pod) {
        pod.needs.antiAffinity = {
            {.selector = {.matchLabels = {{u"app"_s, app}}, .matchExpressions = {}, .given = true},
             .namespaces = {},
             .allNamespaces = false,
             .topologyKey = hostName}};
    });
}

kube::PodDisruptionBudget &ForecastWorld::budget(const QString &app, const QString &minAvailable,
                                                 const QString &maxUnavailable)
{
    kube::PodDisruptionBudget budget;
    budget.nameSpace = u"shop"_s;
    budget.name = app;
    budget.matchLabels = {{u"app"_s, app}};
    budget.minAvailable = minAvailable;
    budget.maxUnavailable = maxUnavailable;
    for (const kube::ScheduledPod &pod : std::as_const(facts.pods)) {
        if (kube::selects(budget, pod.pod)) {
            ++budget.expectedPods;
            budget.currentHealthy += pod.pod.ready ? 1 : 0;
        }
    }
    // As the server's disruption controller: percents of the expected pods, rounded up.
    const QString rule = minAvailable.isEmpty() ? maxUnavailable : minAvailable;
    const int wanted = rule.endsWith(u'%') ? (rule.chopped(1).toInt() * budget.expectedPods + 99) / 100 : rule.toInt();
    budget.desiredHealthy = minAvailable.isEmpty() ? std::max(0, budget.expectedPods - wanted) : wanted;
    budget.disruptionsAllowed = std::max(0, budget.currentHealthy - budget.desiredHealthy);
    facts.budgets.append(budget);
    return facts.budgets.last();
}

Forecast ForecastWorld::forecast() const
{
    auto made = maintenance::makeForecast(facts, {});
    if (!made) {
        qFatal("no forecast: %s", qPrintable(toLogLine(made.error())));
    }
    return *made;
}

QStringList ForecastWorld::lines(ForecastFinding::Severity least) const
{
    QStringList lines;
    for (const maintenance::NodeForecast &node : forecast().nodes) {
        for (const ForecastFinding &finding : node.findings) {
            if (finding.severity >= least) {
                lines.append(u"%1 %2 %3 %4 ×%5"_s
                                 .arg(node.node, operation::nameOf(finding.severity), operation::nameOf(finding.kind),
                                      finding.subject)
                                 .arg(finding.pods.size()));
            }
        }
    }
    return lines;
}

QStringList ForecastWorld::turns() const
{
    QStringList lines;
    for (const maintenance::NodeForecast &node : forecast().nodes) {
        QStringList words{node.node};
        for (const maintenance::MovingPod &pod : node.moving) {
            words.append((pod.hasPlace ? u"->"_s : u"~"_s) + pod.pod.section(u'/', 1));
        }
        for (const QString &pod : node.lost) {
            words.append(u'+' + pod.section(u'/', 1));
        }
        for (const QString &pod : node.refused) {
            words.append(u'!' + pod.section(u'/', 1));
        }
        lines.append(words.join(u' '));
    }
    return lines;
}

} // namespace kubemori::test
