// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/finding_text.hpp"

#include "base/shell_quote.hpp"
#include "ui/text/hop_text.hpp"
#include "upgrade/check_ids.hpp"

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Severity;
namespace checks = upgrade::checks;

namespace {

struct Words
{
    QLatin1StringView check;
    const char *title;
    const char *remedy;
};

constexpr std::array words{
    // Health and Verify
    Words{checks::nodesReady, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Readiness of the nodes"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Bring the node back, or take it out of the inventory and the cluster first.")},
    Words{checks::nodeCordoned, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Cordoned nodes"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Uncordon it unless it is meant to stay so; it is left as it is otherwise.")},
    Words{checks::nodeVersions, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Versions of the nodes"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Finish the upgrade before this one: all nodes should run the version of the release "
                            "they come from.")},
    Words{checks::podsWell, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Pods that are not well"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Look at its events and log. What is broken now is not held against the upgrade later.")},
    Words{checks::budgets, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Disruption budgets"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Give the workload one more replica, or loosen its budget: a drain would wait for it.")},
    Words{checks::certificates, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Certificates"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Renew the certificates before the upgrade; an expired one stops it half-way.")},
    Words{checks::etcdHealth, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Health of etcd"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Mend etcd first: every member has to be healthy and without an alarm.")},
    Words{
        checks::etcdVersion, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Version of etcd"),
        QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Go by the release whose etcd the target can take over from.")},
    Words{checks::diskSpace, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Room on the disks"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Free some room, for instance by removing images that nothing uses.")},
    Words{checks::timeSkew, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Clocks of the nodes"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Start the time service on the node and let it catch up.")},
    Words{checks::swap, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Swap"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Switch swap off and take it out of /etc/fstab: the kubelet does not start with it.")},
    Words{checks::containerEngine, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Container engine"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Make the nodes and the setting container_manager agree before you go on.")},
    Words{checks::rlimits, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Limits of the container engine"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Set the limits that your workloads rely on before the engine is replaced.")},
    Words{checks::kubeletServer, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "API server that a kubelet asks"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Correct the address in /etc/kubernetes/kubelet.conf and restart the kubelet.")},
    Words{checks::cgroupVersion, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Version of cgroups"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Boot the node with cgroups v2: newer kubelets refuse to start with v1.")},
    Words{checks::kernelVersion, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Version of the kernel"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Install a newer kernel and restart the node first.")},
    Words{checks::apiRemovals, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "APIs that go away"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Move what uses them to the newer API: objects of the old one cannot be applied later.")},
    Words{checks::rookCeph, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Rook and Ceph"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Wait until Ceph is healthy, and upgrade Rook first if it does not know the new "
                            "Kubernetes.")},
    Words{
        checks::metallb, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "MetalLB"),
        QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Bring its settings into the form that the new release reads.")},
    Words{checks::calicoVersion, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Version of Calico"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Go by a release between that brings Calico to a version which the target accepts.")},
    Words{checks::loadBalancerName, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Name of the API’s load balancer"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Set apiserver_loadbalancer_domain_name, and make sure that every node resolves it.")},
    // Safety
    Words{checks::etcdSnapshot, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Snapshot of etcd"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Without a snapshot a broken etcd cannot be brought back. See why, and try again.")},
    Words{
        checks::kubernetesBackup, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Backup of /etc/kubernetes"),
        QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "See why the node’s files could not be copied, and try again.")},
    // Checkout
    Words{checks::tagsFetched, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "New tags of Kubespray"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "The releases that are here already can be used; fetch again when the remote answers.")},
    Words{checks::workBranch, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Work branch"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Put the checkout in order by git, or choose above what becomes of your changes.")},
    Words{checks::oldInventory, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Copy of the old inventory"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Look at the folder in the checkout: the copy has to be the inventory as it was.")},
    // Environment
    Words{checks::python, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Python"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Install a Python that the release accepts, with venv, and choose it above.")},
    Words{checks::virtualEnvironment, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Virtual environment"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Choose another folder, or remove what is in the way.")},
    Words{checks::pipInstall, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Packages of the environment"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "See the output. Without a network, put the wheels into a folder and choose it above.")},
    Words{checks::ansibleVersion, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Version of ansible"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Make the environment anew from the requirements of this release.")},
    // Inventory
    Words{checks::inventoryForm, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Form of the inventory"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Choose inventory.ini above: the old form loses groups with newer releases.")},
    Words{checks::inventorySame, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Old and new inventory agree"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "See the proofs above, and correct the old inventory where it is not clear.")},
    Words{checks::etcdMembers, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Members of etcd"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Correct etcd_member_name in the inventory: with a wrong name a member is made anew.")},
    Words{checks::inventoryNodes, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Inventory and nodes agree"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Take hosts out that are gone, and add those that are missing.")},
    // Settings
    Words{checks::settingsConflicts, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Settings to decide"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Decide above, then write again.")},
    Words{checks::settingsCarried, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Settings carried over"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Look at the folder of the inventory in the checkout, and at its copy.")},
    Words{checks::settingsValid, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Settings the release accepts"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Correct the setting in the inventory: the playbook would stop at it.")},
    Words{checks::settingsCommitted, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Commit of the inventory"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Commit it by git, or see why git refused.")},
    // Reach
    Words{checks::ansibleCfg, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "ansible.cfg"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Look whether its settings are what you want.")},
    Words{checks::reachGroup, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Hosts that answer ansible"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Make ssh from the deployer to the host work, then check again.")},
    Words{checks::reachNames, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Names of the machines"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Correct the address in the inventory: another machine than the node answers there.")},
    Words{checks::reachSudo, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "sudo on the nodes"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Choose above that the password is asked for, or allow sudo without one.")},
    // Verify
    Words{checks::nodeUpgraded, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Nodes at the new version"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Run the upgrade once more for this node.")},
    Words{checks::nodeScheduling, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Scheduling as before"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Uncordon the node when it is fine.")},
    Words{
        checks::podsAsBefore, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Pods as before"),
        QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Look at its events and log; it was well before the upgrade.")},
    Words{checks::controlPlaneImages, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Images of the control plane"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Run the upgrade once more for this control plane.")},
    Words{checks::components, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Versions of the components"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Run the playbook once more without limit, so that addons are brought along.")},
    Words{checks::addonsLeftBehind, QT_TRANSLATE_NOOP("kubemori::ui::FindingText", "Addons that stayed behind"),
          QT_TRANSLATE_NOOP("kubemori::ui::FindingText",
                            "Nobody updates it any more: remove it, or look after it yourself.")},
};

const Words *find(const QString &check)
{
    const auto found = std::ranges::find_if(words, [&check](const Words &each) { return each.check == check; });
    return found == words.end() ? nullptr : &*found;
}

} // namespace

QString FindingText::title(const QString &check)
{
    const Words *found = find(check);
    return found == nullptr ? check : tr(found->title);
}

QString FindingText::remedy(const QString &check)
{
    const Words *found = find(check);
    return found == nullptr ? QString() : tr(found->remedy);
}

QString FindingText::title(const upgrade::Finding &finding)
{
    return finding.title.en.isEmpty() ? title(finding.check) : HopText::local(finding.title);
}

QString FindingText::remedy(const upgrade::Finding &finding)
{
    return finding.remedy.en.isEmpty() ? remedy(finding.check) : HopText::local(finding.remedy);
}

QString FindingText::severity(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return tr("Blocks", "severity");
    case Severity::Unknown:
        return tr("Not known", "severity");
    case Severity::Warn:
        return tr("Warning", "severity");
    case Severity::Info:
        return tr("Information", "severity");
    case Severity::Good:
        break;
    }
    return tr("Good", "severity");
}

QString FindingText::group(Severity severity, int count)
{
    return tr("%1 (%2)", "severity, how many").arg(FindingText::severity(severity)).arg(count);
}

QString FindingText::icon(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return u"not-ready"_s;
    case Severity::Unknown:
        return u"unknown"_s;
    case Severity::Warn:
        return u"warning"_s;
    case Severity::Info:
        return u"info"_s;
    case Severity::Good:
        break;
    }
    return u"ready"_s;
}

QString FindingText::place(const upgrade::Fix &fix)
{
    switch (fix.place) {
    case upgrade::Fix::Place::Node:
        return fix.node;
    case upgrade::Fix::Place::ControlPlane:
        return tr("the control plane", "where a command runs");
    case upgrade::Fix::Place::Deployer:
        break;
    }
    return tr("the deployer", "where a command runs");
}

QString FindingText::command(const upgrade::Fix &fix)
{
    const QString line = shellJoin(fix.command);
    return fix.become ? u"sudo "_s + line : line;
}

QString FindingText::toText(const upgrade::Finding &finding)
{
    QStringList lines{tr("%1: %2", "severity, what was looked at").arg(severity(finding.severity), title(finding))};
    if (!finding.subject.isEmpty()) {
        lines << finding.subject;
    }
    if (!finding.evidence.isEmpty()) {
        lines << finding.evidence;
    }
    if (finding.severity != Severity::Good) {
        lines << remedy(finding);
    }
    if (!finding.fix.isEmpty()) {
        lines << command(finding.fix);
    }
    if (!finding.link.isEmpty()) {
        lines << finding.link;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace kubemori::ui
