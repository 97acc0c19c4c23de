// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/blocking_budget.hpp"

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

/// The eviction API never asks a budget for these.
bool isBeyondBudgets(const Pod &pod)
{
    return pod.isFinished() || pod.phase == u"Pending" || pod.deletionTimestamp.isValid();
}

/// A pod that is not ready protects nobody: without a policy of its own (IfHealthyBudget) the budget lets it go while
/// the others are enough (pkg/registry/core/pod/storage/eviction.go).
bool letsGo(const PodDisruptionBudget &budget, const Pod &pod)
{
    const bool enough = budget.desiredHealthy > 0 && budget.currentHealthy >= budget.desiredHealthy;
    return budget.disruptionsAllowed > 0 || (!pod.ready && (budget.alwaysAllowUnhealthy || enough));
}

QString ruleOf(const PodDisruptionBudget &budget)
{
    if (!budget.minAvailable.isEmpty()) {
        return u"minAvailable: "_s + budget.minAvailable;
    }
    return budget.maxUnavailable.isEmpty() ? QString() : QString(u"maxUnavailable: "_s + budget.maxUnavailable);
}

} // namespace

bool selects(const PodDisruptionBudget &budget, const Pod &pod)
{
    if (budget.selectsNothing || budget.nameSpace != pod.nameSpace) {
        return false;
    }
    if (!containsAll(pod.labels, budget.matchLabels)) {
        return false;
    }
    return std::ranges::all_of(budget.matchExpressions,
                               [&pod](const LabelRequirement &requirement) { return meets(requirement, pod.labels); });
}

bool isEvictable(const Pod &pod)
{
    return !pod.mirror && pod.ownerKind != u"DaemonSet" && !pod.deletionTimestamp.isValid();
}

QList<BlockingBudget> blockingBudgets(const QList<Pod> &pods, const QList<PodDisruptionBudget> &budgets)
{
    QList<BlockingBudget> blocking;
    for (const Pod &pod : pods) {
        if (!isEvictable(pod) || isBeyondBudgets(pod)) {
            continue;
        }
        const auto count = std::ranges::count_if(budgets, [&pod](const auto &budget) { return selects(budget, pod); });
        for (const PodDisruptionBudget &budget : budgets) {
            if (!selects(budget, pod) || (letsGo(budget, pod) && count < 2)) {
                continue;
            }
            blocking.append({.name = budget.qualifiedName(),
                             .pod = pod.qualifiedName(),
                             .currentHealthy = budget.currentHealthy,
                             .desiredHealthy = budget.desiredHealthy,
                             .disruptionsAllowed = budget.disruptionsAllowed,
                             .rule = ruleOf(budget),
                             .severalForOnePod = count > 1});
        }
    }
    return blocking;
}

} // namespace kubemori::kube
