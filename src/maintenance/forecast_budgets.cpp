// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_budgets.hpp"

#include "kube/blocking_budget.hpp"

#include <QHash>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// An IntOrString of a budget for so many pods; percents are rounded up, for both rules.
int scaled(const QString &value, int expected)
{
    if (!value.endsWith(u'%')) {
        return value.toInt();
    }
    const qint64 percent = std::clamp<qint64>(value.chopped(1).toLongLong(), 0, 100);
    return static_cast<int>((percent * expected + 99) / 100);
}

/// Pods that an eviction asks no budget for.
bool isUnguarded(const kube::Pod &pod)
{
    return pod.isFinished() || pod.phase == u"Pending" || pod.deletionTimestamp.isValid();
}

} // namespace

ForecastBudgets::ForecastBudgets(const ForecastFacts &facts)
    : m_facts(&facts)
    , m_states(static_cast<std::size_t>(facts.budgets.size()))
    , m_ofPod(static_cast<std::size_t>(facts.pods.size()))
{
    QHash<QString, std::vector<std::size_t>> byNamespace;
    for (std::size_t i = 0; i < m_ofPod.size(); ++i) {
        byNamespace[pod(i).nameSpace].push_back(i);
    }
    for (std::size_t budget = 0; budget < m_states.size(); ++budget) {
        const kube::PodDisruptionBudget &rules = facts.budgets[static_cast<qsizetype>(budget)];
        std::vector<std::size_t> pods;
        for (const std::size_t index : byNamespace[rules.nameSpace]) {
            if (kube::selects(rules, pod(index)) && !pod(index).isFinished()) {
                pods.push_back(index);
                m_ofPod[index].push_back(budget);
            }
        }
        fill(budget, pods);
    }
}

const kube::Pod &ForecastBudgets::pod(std::size_t index) const
{
    return m_facts->pods[static_cast<qsizetype>(index)].pod;
}

void ForecastBudgets::fill(std::size_t budget, const std::vector<std::size_t> &pods)
{
    const kube::PodDisruptionBudget &rules = m_facts->budgets[static_cast<qsizetype>(budget)];
    State &state = m_states[budget];
    if (rules.expectedPods > 0) {
        state.expected = rules.expectedPods;
        state.healthy = rules.currentHealthy;
        state.desired = rules.desiredHealthy;
    } else {
        compute(budget, pods);
    }
    const auto waiting = std::ranges::count_if(
        pods, [this](std::size_t index) { return !pod(index).ready || pod(index).deletionTimestamp.isValid(); });
    const int missing = std::max(0, state.expected - static_cast<int>(pods.size()));
    state.unhealthy = static_cast<int>(waiting) + missing;
    // The server allows less than its own numbers say: it could not count the pods (no controller it knows, …).
    state.frozen = rules.expectedPods > 0 && rules.disruptionsAllowed <= 0 && state.healthy > state.desired &&
                   state.unhealthy == 0;
}

/// A budget that the server has not looked at yet.
void ForecastBudgets::compute(std::size_t budget, const std::vector<std::size_t> &pods)
{
    const kube::PodDisruptionBudget &rules = m_facts->budgets[static_cast<qsizetype>(budget)];
    State &state = m_states[budget];
    QHash<QString, int> counted;
    for (const std::size_t index : pods) {
        const kube::WorkloadRef owner = kube::workloadOf(pod(index));
        ++counted[owner.kind + u' ' + owner.name];
        state.healthy += pod(index).ready && !pod(index).deletionTimestamp.isValid() ? 1 : 0;
    }
    for (const kube::Workload &workload : m_facts->workloads) {
        const auto found = counted.find(workload.kind + u' ' + workload.qualifiedName());
        if (found != counted.end()) {
            *found = workload.desired;
        }
    }
    for (const int replicas : std::as_const(counted)) {
        state.expected += replicas;
    }
    if (!rules.maxUnavailable.isEmpty()) {
        state.desired = std::max(0, state.expected - scaled(rules.maxUnavailable, state.expected));
    } else {
        state.desired = scaled(rules.minAvailable, state.expected);
    }
}

ForecastBudgets::Verdict ForecastBudgets::ask(std::size_t index) const
{
    const std::vector<std::size_t> &budgets = m_ofPod[index];
    if (budgets.empty() || isUnguarded(pod(index))) {
        return Verdict::Free;
    }
    if (budgets.size() > 1) {
        return Verdict::Several;
    }
    const kube::PodDisruptionBudget &rules = m_facts->budgets[static_cast<qsizetype>(budgets.front())];
    const State &state = m_states[budgets.front()];
    // unhealthyPodEvictionPolicy: IfHealthyBudget is the default.
    if (!pod(index).ready && (rules.alwaysAllowUnhealthy || (state.desired > 0 && state.healthy >= state.desired))) {
        return Verdict::Free;
    }
    if (state.expected > 0 && state.desired >= state.expected) {
        return Verdict::Never;
    }
    if (state.healthy > state.desired && !state.frozen) {
        return Verdict::Allowed;
    }
    if (state.lost > 0) {
        return Verdict::NoPlace;
    }
    return state.unhealthy > 0 ? Verdict::Waits : Verdict::Exhausted;
}

bool ForecastBudgets::letsGo(Verdict verdict)
{
    return verdict == Verdict::Free || verdict == Verdict::Allowed || verdict == Verdict::Waits;
}

void ForecastBudgets::lost(std::size_t index)
{
    for (const std::size_t budget : m_ofPod[index]) {
        m_states[budget].healthy -= pod(index).ready ? 1 : 0;
        ++m_states[budget].lost;
    }
}

void ForecastBudgets::returned(std::size_t index)
{
    for (const std::size_t budget : m_ofPod[index]) {
        m_states[budget].healthy += pod(index).ready ? 1 : 0;
        --m_states[budget].lost;
    }
}

QString ForecastBudgets::name(std::size_t budget) const
{
    return m_facts->budgets[static_cast<qsizetype>(budget)].qualifiedName();
}

BudgetEvidence ForecastBudgets::evidence(std::size_t budget) const
{
    const kube::PodDisruptionBudget &rules = m_facts->budgets[static_cast<qsizetype>(budget)];
    const State &state = m_states[budget];
    return {.rule = rules.maxUnavailable.isEmpty() ? u"minAvailable: "_s + rules.minAvailable
                                                   : u"maxUnavailable: "_s + rules.maxUnavailable,
            .healthy = state.healthy,
            .desired = state.desired,
            .expected = state.expected,
            .leaving = 0};
}

int ForecastBudgets::allowed(std::size_t budget) const
{
    return std::max(0, m_states[budget].healthy - m_states[budget].desired);
}

} // namespace kubemori::maintenance
