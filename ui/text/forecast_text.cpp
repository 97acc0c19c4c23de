// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/forecast_text.hpp"

#include <QLocale>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using maintenance::Forecast;
using maintenance::ForecastFinding;
using maintenance::NodeForecast;
using Kind = ForecastFinding::Kind;

QString ForecastText::severity(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return tr("Blocks", "severity: the drain cannot end");
    case Severity::Warn:
        return tr("Warning", "severity");
    case Severity::Info:
        break;
    }
    return tr("Note", "severity");
}

QString ForecastText::finding(const ForecastFinding &finding)
{
    switch (finding.kind) {
    case Kind::BudgetNeverAllows:
    case Kind::BudgetExhausted:
    case Kind::BudgetNoPlace:
    case Kind::BudgetWaits:
    case Kind::BudgetObeyed:
    case Kind::SeveralBudgets:
        return budget(finding);
    case Kind::AntiAffinity:
    case Kind::NoRoom:
    case Kind::NoNodeFits:
        return place(finding);
    case Kind::BarePod:
    case Kind::EmptyDirData:
    case Kind::DaemonSetPods:
    case Kind::Outage:
        break;
    }
    return loss(finding);
}

QString ForecastText::budget(const ForecastFinding &finding)
{
    if (finding.kind == Kind::SeveralBudgets) {
        return tr("%1 has more than one PodDisruptionBudget (%2): the server refuses its eviction for good. Delete one "
                  "of them or change its selector.")
            .arg(finding.subject, finding.budgets.join(u", "_s));
    }
    const maintenance::BudgetEvidence evidence = finding.budget.value_or(maintenance::BudgetEvidence{});
    const QString name = tr("PodDisruptionBudget %1 (%2; %3 of %4 healthy)", "name, rule, healthy pods, all pods")
                             .arg(finding.subject, evidence.rule)
                             .arg(evidence.healthy)
                             .arg(evidence.expected);
    const int pods = static_cast<int>(finding.pods.size());
    switch (finding.kind) {
    case Kind::BudgetNeverAllows:
        return tr("%1 wants as many healthy pods as there are: it never lets one go. Scale up or relax it.").arg(name);
    case Kind::BudgetExhausted:
        return tr("%1 lets none go, and no pod is on its way to change that.").arg(name);
    case Kind::BudgetNoPlace:
        return tr("%1 lets none go any more: pods that left before are not back.").arg(name);
    case Kind::BudgetWaits:
        return tr("%1 lets none go now: the drain waits until pods that are not Ready have become so.").arg(name);
    default:
        break;
    }
    return pods > std::max(1, evidence.healthy - evidence.desired)
               ? tr("%1 lets %n pod(s) go in turns, each when the one before is Ready elsewhere.", nullptr, pods)
                     .arg(name)
               : tr("%1 lets %n pod(s) go.", nullptr, pods).arg(name);
}

QString ForecastText::place(const ForecastFinding &finding)
{
    const maintenance::PlaceEvidence evidence = finding.place.value_or(maintenance::PlaceEvidence{});
    const QString pending =
        tr("%1: %n pod(s) will be Pending.", "workload", static_cast<int>(finding.pods.size())).arg(finding.subject);
    // Japanese has no space between sentences.
    const QString both = tr("%1 %2", "two sentences");
    if (evidence.nodes == 0) {
        return both.arg(pending, tr("No other node takes pods then."));
    }
    switch (finding.kind) {
    case Kind::AntiAffinity:
        return both.arg(pending, tr("Anti-affinity, affinity or a host port leaves none of the %n other node(s).",
                                    nullptr, evidence.nodes));
    case Kind::NoRoom:
        return both.arg(pending,
                        tr("None of the %n other node(s) has so much free: a pod asks for %1; the most free is %2.",
                           nullptr, evidence.nodes)
                            .arg(resources(evidence.asked), resources(evidence.largest)));
    default:
        break;
    }
    return both.arg(pending, tr("None of the %n other node(s) may take it: node selector, taint or volume.", nullptr,
                                evidence.nodes));
}

QString ForecastText::loss(const ForecastFinding &finding)
{
    const bool refused = finding.severity == Severity::Block;
    switch (finding.kind) {
    case Kind::BarePod:
        return refused ? tr("%1 has no controller, and clusters.yaml does not allow such pods to be deleted: the drain "
                            "is refused.")
                             .arg(finding.subject)
                       : tr("%1 has no controller: once evicted, nobody makes it again.").arg(finding.subject);
    case Kind::EmptyDirData:
        return refused ? tr("%1 keeps data in emptyDir, and clusters.yaml says to keep it: the drain is refused.")
                             .arg(finding.subject)
                       : tr("%1 keeps data in emptyDir: it is lost with the pod.").arg(finding.subject);
    case Kind::DaemonSetPods:
        return tr("%n pod(s) of DaemonSets, and clusters.yaml does not ignore them: the drain is refused.", nullptr,
                  static_cast<int>(finding.pods.size()));
    default:
        break;
    }
    const int pods = static_cast<int>(finding.pods.size());
    return finding.replicas <= 1
               ? tr("%1 (%2) has a single replica: it is away until its new pod is Ready.")
                     .arg(finding.subject, finding.workload)
               : tr("%1 (%2): no pod is Ready elsewhere when the %n pod(s) on this node leave. It is away until a new "
                    "one is Ready.",
                    nullptr, pods)
                     .arg(finding.subject, finding.workload);
}

QString ForecastText::node(const NodeForecast &node)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, qsizetype count) {
        if (count > 0) {
            parts << text;
        }
    };
    const auto moving = static_cast<int>(node.moving.size());
    const auto refused = static_cast<int>(node.refused.size());
    const auto lost = static_cast<int>(node.lost.size());
    const auto staying = static_cast<int>(node.daemonSetPods.size() + node.mirrorPods.size());
    add(tr("%n pod(s) cannot leave", nullptr, refused), refused);
    add(tr("%n move(s)", "pods of a node", moving), moving);
    add(tr("%n lost", "pods of a node", lost), lost);
    add(tr("%n stay(s)", "pods of a node", staying), staying);
    return parts.isEmpty() ? tr("No pods") : parts.join(u" · "_s);
}

QString ForecastText::moving(const NodeForecast &node)
{
    return tr("%n pod(s) move. They ask for %1; the other nodes have %2 free.", nullptr,
              static_cast<int>(node.moving.size()))
        .arg(resources(node.requested), resources(node.freeElsewhere));
}

QString ForecastText::staying(const NodeForecast &node)
{
    return tr("Not touched by the drain: %1 of DaemonSets, %2 static.", "numbers of pods")
        .arg(node.daemonSetPods.size())
        .arg(node.mirrorPods.size());
}

QString ForecastText::pod(const maintenance::MovingPod &pod)
{
    return pod.hasPlace ? tr("%1 (%2)", "pod, requests").arg(pod.pod, resources(pod.requests))
                        : tr("%1 (%2), no place", "pod, requests").arg(pod.pod, resources(pod.requests));
}

QString ForecastText::counts(const Forecast &forecast)
{
    const int block = forecast.count(Severity::Block);
    const int warn = forecast.count(Severity::Warn);
    QStringList parts;
    if (block > 0) {
        parts << tr("%n finding(s) will block", nullptr, block);
    }
    if (warn > 0) {
        parts << tr("%n warning(s)", nullptr, warn);
    }
    return parts.isEmpty() ? tr("Nothing in the way") : parts.join(u" · "_s);
}

QString ForecastText::estimate(const Forecast &forecast)
{
    if (!forecast.estimate) {
        return tr("duration not known: no past run to judge by");
    }
    return tr("%1, from %n past run(s)", "about 25 min", forecast.pastRuns).arg(about(forecast.estimate));
}

QString ForecastText::about(const std::optional<Milliseconds> &time)
{
    if (!time) {
        return {};
    }
    // More digits would promise too much.
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*time).count();
    if (seconds < 60) {
        return tr("about %1 s", "seconds").arg(std::max<qint64>(5, (seconds + 4) / 5 * 5));
    }
    const auto minutes = (seconds + 30) / 60;
    return minutes < 90 ? tr("about %1 min", "minutes").arg(minutes)
                        : tr("about %1 h %2 min", "hours and minutes").arg(minutes / 60).arg(minutes % 60);
}

QString ForecastText::resources(const maintenance::Resources &resources)
{
    const QLocale locale;
    const double cpus = static_cast<double>(resources.cpuMillis) / 1000.0;
    const int decimals = resources.cpuMillis % 1000 == 0 ? 0 : resources.cpuMillis % 100 == 0 ? 1 : 2;
    return tr("%1 CPU, %2", "processors, memory")
        .arg(locale.toString(cpus, 'f', decimals),
             locale.formattedDataSize(resources.memoryBytes, resources.memoryBytes < (qint64{1} << 30) ? 0 : 1,
                                      QLocale::DataSizeIecFormat));
}

} // namespace kubemori::ui
