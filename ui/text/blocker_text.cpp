// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/blocker_text.hpp"

#include <QLocale>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::Choice;
using operation::DrainBlocker;
using operation::Remedy;

namespace {

/// "namespace/deployment/name" without what the words before it say already.
QString shortObject(const Remedy &remedy)
{
    return remedy.choice == Choice::ScaleUp ? remedy.object.section(u'/', 1) : remedy.object;
}

} // namespace

QString BlockerText::state(DrainBlocker::State state)
{
    switch (state) {
    case DrainBlocker::State::Evicting:
        return tr("Being evicted", "pod state");
    case DrainBlocker::State::WaitingForBudget:
        return tr("Held by a budget", "pod state");
    case DrainBlocker::State::Terminating:
        return tr("Terminating", "pod state");
    case DrainBlocker::State::Stuck:
        return tr("Stuck", "pod state");
    case DrainBlocker::State::TwoBudgets:
        break;
    }
    return tr("Two budgets", "pod state");
}

QString BlockerText::verdict(DrainBlocker::Verdict verdict)
{
    switch (verdict) {
    case DrainBlocker::Verdict::WillClear:
        return tr("Will clear", "verdict: by itself");
    case DrainBlocker::Verdict::MayClear:
        return tr("May clear", "verdict: by itself");
    case DrainBlocker::Verdict::CannotClear:
        break;
    }
    return tr("Cannot clear", "verdict: by itself");
}

QString BlockerText::waitsFor(const DrainBlocker &blocker)
{
    QStringList parts;
    for (const operation::BlockingBudget &budget : blocker.budgets) {
        const QString rule = budget.rule.isEmpty() ? tr("no rule", "of a disruption budget") : budget.rule;
        parts << tr("%1 (%2): %3 of %4 healthy, %5 needed", "budget, rule, numbers of pods")
                     .arg(budget.name, rule)
                     .arg(budget.currentHealthy)
                     .arg(budget.expectedPods)
                     .arg(budget.desiredHealthy);
    }
    if (!blocker.finalizers.isEmpty()) {
        parts << tr("finalizer %1").arg(blocker.finalizers.join(u", "_s));
    }
    if (!blocker.volumes.isEmpty()) {
        parts << tr("volume %1").arg(blocker.volumes.join(u", "_s));
    }
    if (blocker.until.isValid() && blocker.reason == DrainBlocker::Reason::InProgress) {
        parts << tr("grace period until %1", "time")
                     .arg(QLocale().toString(blocker.until.toLocalTime().time(), u"HH:mm:ss"));
    }
    return parts.join(u"; "_s);
}

QString BlockerText::reason(const DrainBlocker &blocker)
{
    switch (blocker.reason) {
    case DrainBlocker::Reason::InProgress:
        return blocker.state == DrainBlocker::State::Evicting ? tr("kubectl is asking for its eviction.")
                                                              : tr("It is ending within its grace period.");
    case DrainBlocker::Reason::PastGrace:
        return tr("Its grace period is over; it should be gone any moment.");
    case DrainBlocker::Reason::EvictionFailed:
        return tr("kubectl gave up on it; the log says why.");
    case DrainBlocker::Reason::ReplacementStarting:
        return tr("The pods that the budget lacks are starting.");
    case DrainBlocker::Reason::PodsNotReady:
        return tr("Other pods of the budget are not ready. When they become ready, it may go.");
    case DrainBlocker::Reason::NotComputed:
        return tr("The cluster has not computed the budget's numbers for this moment.");
    case DrainBlocker::Reason::NeedsEveryPod:
        return tr("The budget needs as many pods as there are: none may ever go.");
    case DrainBlocker::Reason::NoRule:
        return tr("The budget has neither minAvailable nor maxUnavailable: it never lets a pod go.");
    case DrainBlocker::Reason::NoneCanBecomeReady:
        return tr("Too few pods are healthy, and there is none that could become so.");
    case DrainBlocker::Reason::NoPlace:
        return tr("Too few pods are healthy, and those that are missing find no node to run on.");
    case DrainBlocker::Reason::SeveralBudgets:
        return tr("More than one budget counts this pod. Kubernetes then refuses every eviction: change one of them "
                  "so that it does not select the pod.");
    case DrainBlocker::Reason::NodeDown:
        return tr("The node is not Ready: nobody there ends the pod or says that it has ended.");
    case DrainBlocker::Reason::Finalizer:
        return tr("Its grace period is over, and a finalizer keeps it until its owner lets go of it.");
    case DrainBlocker::Reason::Volume:
        return tr("Its grace period is over, and its volume is still attached to the node.");
    case DrainBlocker::Reason::NotEnded:
        break;
    }
    return tr("Its grace period is over, and the node does not end it.");
}

QString BlockerText::background(const DrainBlocker &blocker)
{
    QStringList parts;
    parts << (blocker.owner.isEmpty() ? tr("No owner: nobody makes it again") : tr("Owner: %1").arg(blocker.owner));
    for (const operation::BlockingBudget &budget : blocker.budgets) {
        if (!budget.selector.isEmpty()) {
            parts << tr("%1 selects %2", "budget, label selector").arg(budget.name, budget.selector);
        }
    }
    return parts.join(u"  ·  "_s);
}

QString BlockerText::line(const DrainBlocker &blocker)
{
    const QString waits = waitsFor(blocker);
    const QString what =
        waits.isEmpty() ? state(blocker.state) : tr("%1 (%2)", "state, details").arg(state(blocker.state), waits);
    return tr("%1: %2. %3: %4", "pod, state, verdict, reason")
        .arg(blocker.pod, what, verdict(blocker.verdict), reason(blocker));
}

QString BlockerText::remedy(const Remedy &remedy)
{
    const QString object = shortObject(remedy);
    switch (remedy.choice) {
    case Choice::ScaleUp:
        return tr("One more replica of %1…").arg(object);
    case Choice::RelaxBudget:
        return tr("Relax %1…", "disruption budget").arg(object);
    default:
        break;
    }
    return tr("Delete %1 by force…", "pod").arg(object);
}

QString BlockerText::remedyQuestion(const Remedy &remedy)
{
    const QString object = shortObject(remedy);
    switch (remedy.choice) {
    case Choice::ScaleUp:
        return tr("Run one more replica of %1 during the drain?").arg(object);
    case Choice::RelaxBudget:
        return tr("Relax the disruption budget %1 during the drain?").arg(object);
    default:
        break;
    }
    return tr("Delete the pod %1 by force?").arg(object);
}

QString BlockerText::remedyEffect(const Remedy &remedy)
{
    switch (remedy.choice) {
    case Choice::ScaleUp:
        return tr("Adds one replica, so that the budget can let a pod go, drains again, and takes the replica back "
                  "after the drain, also when the operation ends early.");
    case Choice::RelaxBudget:
        return tr("Lets one more pod go than the budget allows now, drains again, and puts the budget back exactly as "
                  "it is after the drain, also when the operation ends early.");
    default:
        break;
    }
    return tr("Takes the pod out of the cluster's records without waiting for it to end. If its containers still run "
              "on the node, a second copy may start elsewhere and both may write the same data.");
}

} // namespace kubemori::ui
