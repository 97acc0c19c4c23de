// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/operation_text.hpp"

#include "maintenance/plan_kinds.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::Choice;
using operation::Outcome;
using operation::PlanWarning;
using operation::StepKind;
using operation::StepState;

QString OperationText::operationKind(const QString &kind)
{
    if (kind == maintenance::powerCycleKind) {
        return tr("Shutdown and start-up of the cluster");
    }
    if (kind == "remedy"_L1) {
        return tr("Remedy");
    }
    if (kind == maintenance::renewCertificatesKind) {
        return tr("Renewal of certificates");
    }
    if (kind == "upgrade"_L1) {
        return tr("Upgrade");
    }
    return kind == maintenance::rollingRebootKind ? tr("Rolling reboot") : kind;
}

QString OperationText::step(StepKind kind)
{
    switch (kind) {
    case StepKind::Gates:
        return tr("Gates", "step: the conditions under which a node may go");
    case StepKind::Snapshot:
        return tr("Snapshot", "step: of etcd");
    case StepKind::Identify:
        return tr("Identity", "step: who is there");
    case StepKind::PowerOff:
        return tr("Power off", "step");
    case StepKind::WaitOff:
        return tr("Off", "step: wait until the node is off");
    case StepKind::PowerCut:
        return tr("Rest", "step: the cluster is off until somebody starts it up");
    case StepKind::PowerOn:
        return tr("Power on", "step");
    case StepKind::Cordon:
        return tr("Cordon", "step");
    case StepKind::Drain:
        return tr("Drain", "step");
    case StepKind::WaitDetached:
        return tr("Volumes", "step: wait until volumes are detached");
    case StepKind::Shutdown:
        return tr("Reboot", "step");
    case StepKind::WaitDown:
        return tr("Down", "step: wait until the node is down");
    case StepKind::WaitUp:
        return tr("Up", "step: wait until the node is up");
    case StepKind::WaitReady:
        return tr("Ready", "step: wait until the node is Ready");
    case StepKind::Settle:
        return tr("Workloads", "step: wait until workloads are back");
    case StepKind::Facts:
        return tr("Facts", "step: ansible reads the facts of all hosts");
    case StepKind::Upgrade:
        return tr("Upgrade", "step: a playbook of Kubespray");
    case StepKind::Upgraded:
        return tr("Version", "step: the node runs the new version and is well");
    case StepKind::Addons:
        return tr("Addons", "step: what a playbook over some nodes left behind");
    case StepKind::Remedy:
        return tr("Remedy", "step: of what helps against a known issue");
    case StepKind::Backup:
        return tr("Backup", "step");
    case StepKind::Renew:
        return tr("Renewal", "step: of certificates");
    case StepKind::Restart:
        return tr("Restart", "step: of the control plane's pods");
    case StepKind::Serving:
        return tr("In use", "step: servers show the new certificates");
    case StepKind::Uncordon:
        break;
    }
    return tr("Uncordon", "step");
}

QString OperationText::stepPurpose(StepKind kind)
{
    switch (kind) {
    case StepKind::Gates:
        return tr("Wait until the cluster can do without this node");
    case StepKind::Snapshot:
        return tr("Save etcd, check the snapshot, and copy it to this machine");
    case StepKind::Identify:
        return tr("Make sure that ssh and Kubernetes mean the same machine");
    case StepKind::PowerOff:
        return tr("Switch the machine off");
    case StepKind::WaitOff:
        return tr("Wait until it is seen to be off");
    case StepKind::PowerCut:
        return tr("The cluster is off; it is started up when you resume the operation");
    case StepKind::PowerOn:
        return tr("Switch the machine on with the command of the profile");
    case StepKind::Cordon:
        return tr("No new pods on this node");
    case StepKind::Drain:
        return tr("Move its pods to other nodes");
    case StepKind::WaitDetached:
        return tr("Wait until its volumes are let go");
    case StepKind::Shutdown:
        return tr("Restart the machine");
    case StepKind::WaitDown:
        return tr("Wait until it is seen to be down");
    case StepKind::WaitUp:
        return tr("Wait until it answers with a new boot ID");
    case StepKind::WaitReady:
        return tr("Wait until Kubernetes reports Ready after the boot");
    case StepKind::Settle:
        return tr("Wait until the workloads are back as before the start");
    case StepKind::Facts:
        return tr("Let ansible read the facts of all hosts anew");
    case StepKind::Upgrade:
        return tr("Run Kubespray's playbook");
    case StepKind::Upgraded:
        return tr("Make sure that it runs the new version and is Ready");
    case StepKind::Addons:
        return tr("Bring the addons to the new release");
    case StepKind::Remedy:
        return tr("Do what helps against a known issue, and make sure that it did");
    case StepKind::Backup:
        return tr("Copy what is changed next, on the node itself");
    case StepKind::Renew:
        return tr("Renew the certificates with kubeadm");
    case StepKind::Restart:
        return tr("Start the pods of the control plane anew");
    case StepKind::Serving:
        return tr("Wait until its servers show the new certificates and are well");
    case StepKind::Uncordon:
        break;
    }
    return tr("Allow new pods again");
}

QString OperationText::state(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return tr("Pending", "step state");
    case StepState::Checking:
        return tr("Checking", "step state");
    case StepState::Running:
        return tr("Running", "step state");
    case StepState::Verifying:
        return tr("Verifying", "step state");
    case StepState::Asking:
        return tr("Needs you", "step state: waits for a person's answer");
    case StepState::Succeeded:
        return tr("Done", "step state");
    case StepState::AlreadyDone:
        return tr("Was done", "step state: it was true before");
    case StepState::Failed:
        return tr("Failed", "step state");
    case StepState::Cancelled:
        return tr("Cancelled", "step state");
    case StepState::Skipped:
        return tr("Skipped", "step state");
    case StepState::Interrupted:
        return tr("Interrupted", "step state");
    case StepState::Unknown:
        break;
    }
    return tr("Unclear", "step state: effect could not be determined");
}

QString OperationText::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return tr("Finished: everything was done");
    case Outcome::AlreadyDone:
        return tr("Finished: there was nothing to do");
    case Outcome::Failed:
        return tr("Finished with a failure");
    case Outcome::Cancelled:
        return tr("Finished: stopped before the end");
    case Outcome::Suspended:
        return tr("The cluster is off. Resume the operation to start it up when the power is back.");
    case Outcome::Unknown:
        break;
    }
    return tr("Finished, but the result is unclear");
}

QString OperationText::nodeOutcome(const operation::NodeResult &result)
{
    switch (result.outcome) {
    case Outcome::Succeeded:
        return result.bootIdAfter.isEmpty() ? tr("Done", "node result") : tr("Rebooted", "node result");
    case Outcome::AlreadyDone:
        return tr("Nothing to do", "node result");
    case Outcome::Failed:
        return tr("Failed", "node result");
    case Outcome::Cancelled:
        return result.touched ? tr("Stopped", "node result") : tr("Untouched", "node result");
    case Outcome::Suspended:
        return tr("Off", "node result");
    case Outcome::Unknown:
        break;
    }
    return tr("Unclear", "node result");
}

QString OperationText::choice(Choice choice, const QString &node)
{
    switch (choice) {
    case Choice::Retry:
        return tr("&Retry");
    case Choice::SkipNode:
        return tr("S&kip %1").arg(QString(node).replace(QLatin1Char('&'), QLatin1StringView("&&")));
    case Choice::Stop:
        return tr("&Stop here");
    case Choice::RelaxBudget:
        return tr("Relax the disruption budget");
    case Choice::ScaleUp:
        return tr("One more replica");
    case Choice::ForceDelete:
        return tr("Delete the pod by force");
    case Choice::Accept:
        return tr("&Accept and go on");
    case Choice::DeleteEmptyDirData:
        break;
    }
    return tr("&Delete the data and drain");
}

QString OperationText::choiceEffect(Choice choice, const QString &node)
{
    switch (choice) {
    case Choice::Retry:
        return tr("Tries this step again; what is done already is not repeated.");
    case Choice::SkipNode:
        return tr("Leaves %1 out, puts it back where that is safe, and goes on with the next node.").arg(node);
    case Choice::Stop:
        return tr("Ends the operation. Nodes not reached yet stay untouched.");
    case Choice::RelaxBudget:
    case Choice::ScaleUp:
    case Choice::ForceDelete:
        return {}; // BlockerText says it of each remedy
    case Choice::Accept:
        return tr("Goes on although not all gates are open, for this step only. Needs a reason, which is kept in the "
                  "journal.");
    case Choice::DeleteEmptyDirData:
        break;
    }
    return tr("Drains again with --delete-emptydir-data. The data listed here is lost.");
}

QString OperationText::warning(const PlanWarning &warning)
{
    switch (warning.kind) {
    case PlanWarning::Kind::AlreadyCordoned:
        return tr("%1 is cordoned already and stays cordoned afterwards.").arg(warning.node);
    case PlanWarning::Kind::NotReady:
        return tr("%1 is not Ready now.").arg(warning.node);
    case PlanWarning::Kind::SingleControlPlane:
        return tr("%1 is the only control plane: the Kubernetes API is away while it reboots.").arg(warning.node);
    case PlanWarning::Kind::NoSnapshot:
        return tr(
            "etcd cannot be saved first: its certificates lie on the control planes, and this profile reaches the "
            "cluster through a kubeconfig.");
    case PlanWarning::Kind::Simulated:
        return tr("This cluster is simulated: no real machine is touched.");
    case PlanWarning::Kind::OnlyApiServer:
        return tr("%1 is the only control plane: the Kubernetes API is away while its pods start anew.")
            .arg(warning.node);
    case PlanWarning::Kind::ApiNotReady:
        return tr("The API server of %1 is not ready now: nobody waits for it, and everything goes over ssh.")
            .arg(warning.node);
    case PlanWarning::Kind::EtcdNotSeen:
        return tr("etcd could not be asked, so that nobody waits for it. Its own certificates are not renewed here.");
    case PlanWarning::Kind::KubeletExpired:
        return tr("The kubelet of %1 cannot log in any more: it gets a new kubeconfig and is restarted.")
            .arg(warning.node);
    case PlanWarning::Kind::RenewsItself:
        return tr("%1 has Kubespray’s timer, which renews by itself (auto_renew_certificates).").arg(warning.node);
    case PlanWarning::Kind::NoRenewTimer:
        return tr("Nothing renews by itself (auto_renew_certificates is off): the new certificates end in a year.");
    case PlanWarning::Kind::NotByKubeadm:
        return tr("%1 has certificates that end soon and that kubeadm does not renew; “kubemori certs” names them.")
            .arg(warning.node);
    case PlanWarning::Kind::ControlPlaneInUse:
        break;
    }
    return tr("kubectl runs on %1; another control plane takes over while it reboots.").arg(warning.node);
}

} // namespace kubemori::ui
