// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reconcile_text.hpp"

#include "ui/text/operation_text.hpp"

#include <QLocale>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using maintenance::NodeStanding;
using maintenance::Reconciliation;
using operation::RunMode;
using operation::Standing;

namespace {

QString localTime(const QDateTime &utc)
{
    return QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

QString ReconcileText::standing(Standing standing)
{
    switch (standing) {
    case Standing::Running:
        return tr("Running", "operation");
    case Standing::CutOff:
        return tr("Cut off", "operation: its program died");
    case Standing::Ended:
        return tr("Ended", "operation");
    case Standing::Left:
        return tr("Left as it was", "operation");
    case Standing::Unreadable:
        break;
    }
    return tr("Unreadable", "operation: damaged journal");
}

QString ReconcileText::summary(const Reconciliation &found)
{
    const operation::JournalContents &contents = *found.past.contents;
    const QString who = contents.by.person();
    const QString begun = localTime(contents.begunAt);
    const QString last = localTime(contents.lastAt);
    QStringList lines;
    lines << (found.isResting() ? tr("%1 began it at %2. The cluster has been off since %3.").arg(who, begun, last)
              : found.past.standing == Standing::CutOff
                  ? tr("%1 began it at %2. Its last record is from %3: the program or the machine died under it.")
                        .arg(who, begun, last)
                  : tr("%1 began it at %2. It ended at %3 and left a node cordoned.").arg(who, begun, last));
    if (!found.done.isEmpty()) {
        lines << tr("Done: %1.").arg(found.done.join(u", "_s));
    }
    if (!found.upgraded.isEmpty()) {
        lines << tr("At the new version: %1.").arg(found.upgraded.join(u", "_s));
    }
    if (!found.waiting.isEmpty()) {
        lines << (found.isUpgrade() ? tr("Not known to be upgraded: %1.") : tr("Not touched: %1."))
                     .arg(found.waiting.join(u", "_s));
    }
    return lines.join(u'\n');
}

QString ReconcileText::before(const NodeStanding &standing)
{
    QStringList parts;
    if (!standing.step.id.isEmpty()) {
        parts << tr("%1: %2", "step, its state")
                     .arg(OperationText::step(standing.step.kind), OperationText::state(standing.stepState));
    }
    if (standing.playbookFailed) {
        parts << tr("the playbook did not get through on it");
    }
    if (standing.cordonedByPlaybook) {
        parts << tr("left cordoned by the playbook");
    } else if (standing.cordonedByUs) {
        parts << tr("cordoned by this operation");
    } else if (standing.cordonedBefore) {
        parts << tr("was cordoned before it began");
    }
    if (standing.off) {
        parts << tr("switched off");
    } else if (standing.toldToReboot) {
        parts << tr("told to reboot");
    }
    return parts.join(u"  ·  "_s);
}

QString ReconcileText::now(const NodeStanding &standing)
{
    QStringList parts;
    switch (standing.now) {
    case NodeStanding::Now::Unknown:
        return tr("Not known: the cluster does not answer");
    case NodeStanding::Now::Gone:
        return tr("No longer in the cluster");
    case NodeStanding::Now::NotReady:
        parts << tr("Not Ready");
        break;
    case NodeStanding::Now::Cordoned:
        parts << tr("Ready, cordoned");
        break;
    case NodeStanding::Now::Fine:
        parts << tr("Ready, schedulable");
        break;
    }
    if (standing.toldToReboot) {
        parts << (standing.rebooted ? tr("has rebooted") : tr("still the old boot"));
    }
    if (!standing.claimedBy.isEmpty()) {
        parts << tr("claimed by %1").arg(standing.claimedBy);
    }
    return parts.join(u"  ·  "_s);
}

QString ReconcileText::mode(RunMode mode, const Reconciliation &found)
{
    if (mode == RunMode::Resume && found.isResting()) {
        return tr("&Start up");
    }
    switch (mode) {
    case RunMode::Resume:
        return tr("&Resume");
    case RunMode::PutBack:
        return tr("&Put back");
    case RunMode::Leave:
        return tr("&Leave as it is");
    case RunMode::Begin:
        break;
    }
    return tr("&Start");
}

QString ReconcileText::modeEffect(RunMode mode, const Reconciliation &found)
{
    if (mode == RunMode::Resume && found.isResting()) {
        return tr("Switch the machines on, or have them switched on. It waits for the control planes, then for storage "
                  "and workers, and uncordons the nodes that took pods before the shutdown.");
    }
    switch (mode) {
    case RunMode::Resume:
        return tr("Goes on where it was. Each step first looks at what is already true; nothing is done twice.");
    case RunMode::PutBack:
        if (found.isUpgrade()) {
            return tr("Begins nothing new, and no node goes back to the version before. Nodes that the playbook left "
                      "cordoned stay so and are named.");
        }
        return tr(
            "Begins nothing new. Uncordons the nodes that this operation cordoned and that are Ready; others stay "
            "cordoned and are named.");
    case RunMode::Leave:
        return tr("Touches nothing and does not ask again. Cordoned nodes stay cordoned until you uncordon them.");
    case RunMode::Begin:
        break;
    }
    return {};
}

QString ReconcileText::advice(const Reconciliation &found)
{
    if (found.isResting()) {
        return tr(
            "Start it up when the power is back. Nothing has to be in a hurry: it waits for each node, and asks when "
            "that takes too long.");
    }
    if (found.error != Error{}) {
        return tr("The cluster does not answer now. Resume waits for it, and asks when that takes too long.");
    }
    if (found.isUpgrade()) {
        return tr("Resume when the cause is gone: nodes that have the new version are not upgraded again, the others "
                  "are. There is no way back to the version before.");
    }
    return found.advice == RunMode::PutBack ? tr("The nodes are back and Ready: putting them back is safe.")
                                            : tr("Resuming is safe: it looks at each node before it does anything, and "
                                                 "stops to ask when something is "
                                                 "not as expected.");
}

} // namespace kubemori::ui
