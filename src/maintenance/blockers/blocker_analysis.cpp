// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/blocker_analysis.hpp"

#include "kube/blocking_budget.hpp"
#include "maintenance/blockers/budget_verdict.hpp"
#include "operation/question.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::DrainBlocker;
using Reason = DrainBlocker::Reason;
using State = DrainBlocker::State;
using Verdict = DrainBlocker::Verdict;

namespace {

/// A kubelet says a little later that a pod has ended, and clocks are a little apart.
constexpr qint64 patience = 30;

void ending(const kube::Pod &pod, const DrainView &view, DrainBlocker &blocker)
{
    const qint64 grace = std::max(0, view.endings.value(pod.uid).graceSeconds);
    blocker.until = pod.deletionTimestamp;
    blocker.since = pod.deletionTimestamp.addSecs(-grace);
    const auto seen = view.terminatingFor.constFind(pod.uid);
    const qint64 age = seen == view.terminatingFor.cend()
                           ? blocker.since.secsTo(view.now)
                           : std::chrono::duration_cast<std::chrono::seconds>(*seen).count();
    blocker.finalizers = pod.finalizers;
    blocker.volumes = view.attached.value(pod.uid);
    blocker.state = State::Terminating;
    if (age <= grace) {
        return;
    }
    const bool down = view.nodeReady == false;
    if (!down && age <= grace + patience) {
        blocker.verdict = Verdict::MayClear;
        blocker.reason = Reason::PastGrace;
        return;
    }
    blocker.state = State::Stuck;
    blocker.verdict = down || !pod.finalizers.isEmpty() ? Verdict::CannotClear : Verdict::MayClear;
    blocker.reason = down                         ? Reason::NodeDown
                     : !pod.finalizers.isEmpty()  ? Reason::Finalizer
                     : !blocker.volumes.isEmpty() ? Reason::Volume
                                                  : Reason::NotEnded;
}

const kube::PodDisruptionBudget *find(const QList<kube::PodDisruptionBudget> &budgets, const QString &name)
{
    const auto found = std::ranges::find(budgets, name, &kube::PodDisruptionBudget::qualifiedName);
    return found == budgets.end() ? nullptr : &*found;
}

void addBudgetRemedies(const kube::Pod &pod, const kube::PodDisruptionBudget &budget, const DrainView &view,
                       DrainBlocker &blocker)
{
    if (blocker.verdict == Verdict::WillClear) {
        return;
    }
    if (blocker.ownerScales && oneMoreHelps(budget)) {
        blocker.remedies.append({.choice = operation::Choice::ScaleUp,
                                 .object = workloadObject(pod.nameSpace, view.owners.value(pod.uid)),
                                 .command = {}});
    }
    blocker.remedies.append(
        {.choice = operation::Choice::RelaxBudget, .object = budget.qualifiedName(), .command = {}});
}

void waiting(const kube::Pod &pod, const DrainView &view, DrainBlocker &blocker)
{
    bool several = false;
    for (const kube::BlockingBudget &blocking : kube::blockingBudgets({pod}, view.budgets)) {
        const kube::PodDisruptionBudget *budget = find(view.budgets, blocking.name);
        several = several || blocking.severalForOnePod;
        blocker.budgets.append({.name = blocking.name,
                                .pod = blocking.pod,
                                .currentHealthy = blocking.currentHealthy,
                                .desiredHealthy = blocking.desiredHealthy,
                                .disruptionsAllowed = blocking.disruptionsAllowed,
                                .rule = blocking.rule,
                                .expectedPods = budget->expectedPods,
                                .selector = budget->selectorText});
    }
    if (several) {
        blocker.state = State::TwoBudgets;
        blocker.verdict = Verdict::CannotClear;
        blocker.reason = Reason::SeveralBudgets;
    } else if (!blocker.budgets.isEmpty()) {
        const kube::PodDisruptionBudget *budget = find(view.budgets, blocker.budgets.constFirst().name);
        const BudgetVerdict judged = judge(*budget, view);
        blocker.state = State::WaitingForBudget;
        blocker.verdict = judged.verdict;
        blocker.reason = judged.reason;
        addBudgetRemedies(pod, *budget, view, blocker);
    } else if (view.givenUp.contains(blocker.pod)) {
        blocker.verdict = Verdict::CannotClear;
        blocker.reason = Reason::EvictionFailed;
    }
}

QString ownerOf(const kube::Pod &pod, const DrainView &view)
{
    if (const auto owner = view.owners.constFind(pod.uid); owner != view.owners.cend()) {
        return owner->kind + u'/' + owner->name;
    }
    return pod.ownerKind.isEmpty() ? QString() : QString(pod.ownerKind.toLower() + u'/' + pod.ownerName);
}

} // namespace

bool isProtected(const QString &nameSpace, const QStringList &protectedNamespaces)
{
    static const QStringList ofKubernetes{u"kube-system"_s, u"kube-public"_s, u"kube-node-lease"_s};
    return ofKubernetes.contains(nameSpace) || protectedNamespaces.contains(nameSpace);
}

QString workloadObject(const QString &nameSpace, const kube::ScalableOwner &owner)
{
    return nameSpace + u'/' + owner.kind + u'/' + owner.name;
}

QList<DrainBlocker> drainBlockers(const DrainView &view, const QStringList &protectedNamespaces)
{
    QList<DrainBlocker> blockers;
    for (const kube::Pod &pod : view.pods) {
        if (!hasToGo(pod)) {
            continue;
        }
        DrainBlocker blocker;
        blocker.pod = pod.qualifiedName();
        blocker.uid = pod.uid;
        blocker.owner = ownerOf(pod, view);
        blocker.ownerScales = view.owners.value(pod.uid).scales;
        if (pod.deletionTimestamp.isValid()) {
            ending(pod, view, blocker);
        } else {
            waiting(pod, view, blocker);
        }
        // A finalizer would keep it in the API, and the deletion would only look done.
        if (blocker.state == State::Stuck && pod.finalizers.isEmpty() &&
            !isProtected(pod.nameSpace, protectedNamespaces)) {
            blocker.remedies.append({.choice = operation::Choice::ForceDelete, .object = blocker.pod, .command = {}});
        }
        blockers.append(blocker);
    }
    std::ranges::stable_sort(blockers, std::greater{}, &DrainBlocker::verdict);
    return blockers;
}

} // namespace kubemori::maintenance
