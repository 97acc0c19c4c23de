// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/budget_verdict.hpp"

#include "kube/pod_needs.hpp"

#include <QStringView>

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::DrainBlocker;
using Reason = DrainBlocker::Reason;
using Verdict = DrainBlocker::Verdict;

namespace {

/// A pod that has been there for longer and is not ready is no pod that is starting.
constexpr qint64 startingSeconds = 300;

/// The pods that a budget counts, by what they can do for it.
struct Counted
{
    int alive = 0;
    int ready = 0;
    int starting = 0; ///< not ready yet, and young
    int unready = 0;  ///< not ready, but with a place to run
    int homeless = 0; ///< unschedulable
};

Counted count(const QList<kube::Pod> &pods, const DrainView &view)
{
    Counted counted;
    for (const kube::Pod &pod : pods) {
        if (pod.isFinished() || pod.deletionTimestamp.isValid()) {
            continue;
        }
        const kube::PodEnding more = view.endings.value(pod.uid);
        ++counted.alive;
        if (pod.ready) {
            ++counted.ready;
        } else if (more.unschedulable) {
            ++counted.homeless;
        } else {
            ++counted.unready;
            const bool young = more.createdAt.isValid() && more.createdAt.secsTo(view.now) < startingSeconds;
            counted.starting += young ? 1 : 0;
        }
    }
    return counted;
}

/// How many pods are to be there. The server's number also counts pods that are ending or have failed, and nobody makes
/// those again; the workload's own number is better, if the budget counts no other workload.
int wantedPods(const kube::PodDisruptionBudget &budget, const QList<kube::Pod> &pods, const DrainView &view)
{
    const bool one = std::ranges::all_of(
        pods, [&pods](const kube::Pod &pod) { return kube::workloadOf(pod) == kube::workloadOf(pods.constFirst()); });
    const auto known =
        std::ranges::find_if(pods, [&view](const kube::Pod &pod) { return view.owners.value(pod.uid).replicas > 0; });
    return one && known != pods.end() ? view.owners.value(known->uid).replicas : budget.expectedPods;
}

/// "2" or "50%" of a number of pods; Kubernetes rounds both rules up.
int amount(const QString &rule, int pods)
{
    if (!rule.endsWith(u'%')) {
        return rule.toInt();
    }
    return (QStringView(rule).chopped(1).toInt() * pods + 99) / 100;
}

} // namespace

BudgetVerdict judge(const kube::PodDisruptionBudget &budget, const DrainView &view)
{
    if (budget.minAvailable.isEmpty() && budget.maxUnavailable.isEmpty()) {
        return {.verdict = Verdict::CannotClear, .reason = Reason::NoRule};
    }
    if (budget.expectedPods <= 0) {
        return {.verdict = Verdict::MayClear, .reason = Reason::NotComputed};
    }
    if (budget.desiredHealthy >= budget.expectedPods) {
        return {.verdict = Verdict::CannotClear, .reason = Reason::NeedsEveryPod};
    }
    const auto pods = view.counted.constFind(budget.qualifiedName());
    if (pods == view.counted.cend()) {
        return {.verdict = Verdict::MayClear, .reason = Reason::PodsNotReady};
    }
    const Counted counted = count(*pods, view);
    if (counted.ready > budget.desiredHealthy) {
        return {.verdict = Verdict::MayClear, .reason = Reason::NotComputed};
    }
    const int missing = budget.desiredHealthy + 1 - counted.ready;
    // Pods that are to be there and that nobody has made yet: a controller usually does so at once.
    const int toCome = std::max(0, wantedPods(budget, *pods, view) - counted.alive);
    if (counted.starting >= missing) {
        return {.verdict = Verdict::WillClear, .reason = Reason::ReplacementStarting};
    }
    if (counted.unready + toCome >= missing) {
        return {.verdict = Verdict::MayClear, .reason = Reason::PodsNotReady};
    }
    return {.verdict = Verdict::CannotClear,
            .reason = counted.homeless > 0 ? Reason::NoPlace : Reason::NoneCanBecomeReady};
}

bool oneMoreHelps(const kube::PodDisruptionBudget &budget)
{
    const int pods = budget.expectedPods + 1;
    if (budget.expectedPods <= 0 || (budget.minAvailable.isEmpty() && budget.maxUnavailable.isEmpty())) {
        return false;
    }
    const int needed =
        budget.minAvailable.isEmpty() ? pods - amount(budget.maxUnavailable, pods) : amount(budget.minAvailable, pods);
    return budget.currentHealthy + 1 > needed;
}

} // namespace kubemori::maintenance
