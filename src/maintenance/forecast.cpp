// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast.hpp"

#include "kube/blocking_budget.hpp"
#include "maintenance/forecast_budgets.hpp"
#include "maintenance/forecast_places.hpp"
#include "maintenance/forecast_turn.hpp"

#include <QHash>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using Severity = ForecastFinding::Severity;
using Kind = ForecastFinding::Kind;
using Verdict = ForecastBudgets::Verdict;

namespace {

/// The controllers of the pods, numbered. A bare pod has a number of its own.
class Workloads
{
public:
    explicit Workloads(const ForecastFacts &facts)
    {
        QHash<QString, std::size_t> numbers;
        for (const kube::ScheduledPod &pod : facts.pods) {
            const kube::WorkloadRef ref = kube::workloadOf(pod.pod);
            const QString key = ref.kind.isEmpty() ? pod.pod.qualifiedName() : ref.kind + u' ' + ref.name;
            const auto known = numbers.constFind(key);
            m_ofPod.push_back(known == numbers.constEnd() ? m_refs.size() : *known);
            if (known == numbers.constEnd()) {
                numbers.insert(key, m_refs.size());
                m_refs.push_back(ref);
                m_replicas.push_back(0);
            }
            ++m_replicas[m_ofPod.back()];
        }
        for (const kube::Workload &workload : facts.workloads) {
            const auto known = numbers.constFind(workload.kind + u' ' + workload.qualifiedName());
            if (known != numbers.constEnd()) {
                m_replicas[*known] = workload.desired;
            }
        }
    }

    [[nodiscard]] const std::vector<std::size_t> &ofPods() const { return m_ofPod; }
    [[nodiscard]] std::size_t size() const { return m_refs.size(); }
    [[nodiscard]] std::size_t of(std::size_t pod) const { return m_ofPod[pod]; }
    [[nodiscard]] const kube::WorkloadRef &ref(std::size_t pod) const { return m_refs[m_ofPod[pod]]; }
    [[nodiscard]] int replicas(std::size_t pod) const { return m_replicas[m_ofPod[pod]]; }

private:
    std::vector<std::size_t> m_ofPod;
    std::vector<kube::WorkloadRef> m_refs;
    std::vector<int> m_replicas;
};

Kind kindOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Never:
        return Kind::BudgetNeverAllows;
    case Verdict::Exhausted:
        return Kind::BudgetExhausted;
    case Verdict::NoPlace:
        return Kind::BudgetNoPlace;
    case Verdict::Several:
        return Kind::SeveralBudgets;
    case Verdict::Waits:
        return Kind::BudgetWaits;
    case Verdict::Free:
    case Verdict::Allowed:
        break;
    }
    return Kind::BudgetObeyed;
}

/// The cluster while the drains are played.
class Sequence
{
public:
    explicit Sequence(const ForecastFacts &facts)
        : m_facts(facts)
        , m_workloads(facts)
        , m_places(facts, m_workloads.ofPods())
        , m_budgets(facts)
        , m_podsOn(static_cast<std::size_t>(facts.nodes.size()))
        , m_ready(m_workloads.size())
    {
        for (qsizetype node = 0; node < facts.nodes.size(); ++node) {
            m_nodes.insert(facts.nodes[node].name, static_cast<std::size_t>(node));
        }
        for (std::size_t index = 0; index < static_cast<std::size_t>(facts.pods.size()); ++index) {
            const auto node = m_nodes.constFind(pod(index).node);
            // A pod that is going already is replaced already, or will not be.
            if (node != m_nodes.constEnd() && !pod(index).isFinished() && !pod(index).deletionTimestamp.isValid()) {
                arrive(index, *node);
            }
        }
    }

    [[nodiscard]] bool knows(const QString &node) const { return m_nodes.contains(node); }

    [[nodiscard]] NodeForecast play(const QString &name)
    {
        const std::size_t node = m_nodes.value(name);
        ForecastTurn turn(name);
        m_places.setOpen(node, false);
        turn.node.freeElsewhere = m_places.freeOnOpenNodes();
        const std::vector<std::size_t> leaving = sort(node, turn);
        if (turn.node.findings.isEmpty() || turn.node.findings.constFirst().severity != Severity::Block) {
            findOutages(leaving, turn);
            for (const std::size_t index : leaving) {
                leave(index, node, turn);
            }
        } else {
            for (const std::size_t index : leaving) {
                turn.node.refused.append(pod(index).qualifiedName());
            }
        }
        m_places.setOpen(node, m_facts.nodes[static_cast<qsizetype>(node)].schedulable);
        retryPending();
        return turn.take();
    }

private:
    [[nodiscard]] const kube::Pod &pod(std::size_t index) const
    {
        return m_facts.pods[static_cast<qsizetype>(index)].pod;
    }

    void arrive(std::size_t index, std::size_t node)
    {
        m_places.put(index, node);
        m_podsOn[node].push_back(index);
        m_ready[m_workloads.of(index)] += pod(index).ready ? 1 : 0;
    }

    /// Tells the pods that stay from those that have to go, which it returns. kubectl refuses the whole drain for some
    /// kinds of pods; those findings block.
    std::vector<std::size_t> sort(std::size_t node, ForecastTurn &turn) const
    {
        std::vector<std::size_t> leaving;
        for (const std::size_t index : m_podsOn[node]) {
            if (pod(index).mirror) {
                turn.node.mirrorPods.append(pod(index).qualifiedName());
            } else if (pod(index).ownerKind == u"DaemonSet") {
                turn.node.daemonSetPods.append(pod(index).qualifiedName());
            } else {
                leaving.push_back(index);
            }
        }
        if (!m_facts.drain.ignoreDaemonSets && !turn.node.daemonSetPods.isEmpty()) {
            turn.finding(Severity::Block, Kind::DaemonSetPods, turn.node.node).pods = turn.node.daemonSetPods;
        }
        const Severity bare = m_facts.drain.force ? Severity::Warn : Severity::Block;
        const bool keep = m_facts.drain.emptyDir == cluster::DrainOptions::EmptyDir::Keep;
        for (const Severity wanted : {Severity::Block, Severity::Warn}) {
            for (const std::size_t index : leaving) {
                if (pod(index).ownerKind.isEmpty() && bare == wanted) {
                    turn.add(bare, Kind::BarePod, {}, pod(index).qualifiedName());
                }
                if (pod(index).emptyDir && keep == (wanted == Severity::Block)) {
                    turn.add(wanted, Kind::EmptyDirData, m_workloads.ref(index), pod(index).qualifiedName());
                }
            }
        }
        return leaving;
    }

    void leave(std::size_t index, std::size_t node, ForecastTurn &turn)
    {
        const Verdict verdict = m_budgets.ask(index);
        note(index, verdict, turn);
        const QString name = pod(index).qualifiedName();
        if (!ForecastBudgets::letsGo(verdict)) {
            turn.node.refused.append(name);
            return;
        }
        m_places.take(index, node);
        std::erase(m_podsOn[node], index);
        m_ready[m_workloads.of(index)] -= pod(index).ready ? 1 : 0;
        if (pod(index).ownerKind.isEmpty()) {
            m_budgets.lost(index);
            turn.node.lost.append(name);
            return;
        }
        const Resources requests = m_places.requestsOf(index);
        turn.node.requested.cpuMillis += requests.cpuMillis;
        turn.node.requested.memoryBytes += requests.memoryBytes;
        const auto place = m_places.find(index);
        turn.node.moving.append({.pod = name, .requests = requests, .hasPlace = place.has_value()});
        if (place) {
            arrive(index, *place);
            return;
        }
        m_budgets.lost(index);
        m_pending.push_back(index);
        notePending(index, turn);
    }

    /// What the pod's budget says.
    void note(std::size_t index, Verdict verdict, ForecastTurn &turn) const
    {
        if (verdict == Verdict::Free) {
            return;
        }
        const Severity severity = verdict == Verdict::Allowed ? Severity::Info
                                  : verdict == Verdict::Waits ? Severity::Warn
                                                              : Severity::Block;
        if (verdict == Verdict::Several) {
            ForecastFinding &finding = turn.finding(severity, kindOf(verdict), pod(index).qualifiedName());
            finding.pods = {pod(index).qualifiedName()};
            for (const std::size_t budget : m_budgets.of(index)) {
                finding.budgets.append(m_budgets.name(budget));
            }
            return;
        }
        const std::size_t budget = m_budgets.of(index).front();
        ForecastFinding &finding = turn.finding(severity, kindOf(verdict), m_budgets.name(budget));
        if (!finding.budget) {
            finding.budget = m_budgets.evidence(budget);
        }
        finding.pods.append(pod(index).qualifiedName());
        finding.budget->leaving = static_cast<int>(finding.pods.size());
    }

    /// Why the pod will be Pending.
    void notePending(std::size_t index, ForecastTurn &turn) const
    {
        const PlaceEvidence evidence = m_places.whyNot(index);
        const Kind kind = evidence.full > 0           ? Kind::NoRoom
                          : evidence.antiAffinity > 0 ? Kind::AntiAffinity
                                                      : Kind::NoNodeFits;
        const kube::WorkloadRef &ref = m_workloads.ref(index);
        turn.add(Severity::Warn, kind, ref, pod(index).qualifiedName());
        ForecastFinding &finding = turn.finding(Severity::Warn, kind, ref.name);
        if (!finding.place || finding.place->asked.memoryBytes < evidence.asked.memoryBytes) {
            finding.place = evidence;
        }
    }

    /// Workloads that have all their Ready pods among those that leave.
    void findOutages(const std::vector<std::size_t> &leaving, ForecastTurn &turn) const
    {
        QHash<std::size_t, QList<std::size_t>> byWorkload;
        QList<std::size_t> order;
        for (const std::size_t index : leaving) {
            const bool serves = !pod(index).ownerKind.isEmpty() && pod(index).ownerKind != u"Job";
            if (serves && pod(index).ready && ForecastBudgets::letsGo(m_budgets.ask(index))) {
                QList<std::size_t> &pods = byWorkload[m_workloads.of(index)];
                if (pods.isEmpty()) {
                    order.append(m_workloads.of(index));
                }
                pods.append(index);
            }
        }
        for (const std::size_t workload : std::as_const(order)) {
            const QList<std::size_t> pods = byWorkload.value(workload);
            // A budget that insists on one lets several go only one after the other.
            const bool inTurns = pods.size() > 1 && std::ranges::all_of(pods, [this](std::size_t index) {
                                     return std::ranges::any_of(m_budgets.of(index), [this](std::size_t budget) {
                                         return m_budgets.desired(budget) > 0;
                                     });
                                 });
            if (m_ready[workload] > pods.size() || inTurns) {
                continue;
            }
            for (const std::size_t index : pods) {
                turn.add(Severity::Warn, Kind::Outage, m_workloads.ref(index), pod(index).qualifiedName());
            }
            turn.finding(Severity::Warn, Kind::Outage, m_workloads.ref(pods.constFirst()).name).replicas =
                m_workloads.replicas(pods.constFirst());
        }
    }

    void retryPending()
    {
        std::erase_if(m_pending, [this](std::size_t index) {
            const auto place = m_places.find(index);
            if (place) {
                arrive(index, *place);
                m_budgets.returned(index);
            }
            return place.has_value();
        });
    }

    const ForecastFacts &m_facts;
    Workloads m_workloads;
    ForecastPlaces m_places;
    ForecastBudgets m_budgets;
    QHash<QString, std::size_t> m_nodes;
    std::vector<std::vector<std::size_t>> m_podsOn;
    std::vector<qsizetype> m_ready; ///< by workload: pods that are Ready
    std::vector<std::size_t> m_pending;
};

} // namespace

Severity NodeForecast::worst() const
{
    return findings.isEmpty() ? Severity::Info : findings.constFirst().severity;
}

int Forecast::count(Severity severity) const
{
    qsizetype count = 0;
    for (const NodeForecast &node : nodes) {
        count += std::ranges::count(node.findings, severity, &ForecastFinding::severity);
    }
    return static_cast<int>(count);
}

Result<Forecast> makeForecast(const ForecastFacts &facts, std::stop_token stop)
{
    Sequence sequence(facts);
    Forecast forecast;
    for (const QString &node : facts.order) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (!sequence.knows(node)) {
            return fail(ErrorCode::InvalidInput, u"the node is in the plan, but not in the list of nodes"_s, node);
        }
        forecast.nodes.append(sequence.play(node));
    }
    return forecast;
}

} // namespace kubemori::maintenance
