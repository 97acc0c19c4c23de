// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/link_text.hpp"

#include "ui/text/state_text.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using links::LinkFault;
using links::LinkKind;
using links::LinkReport;
using links::LinkState;

QString LinkText::kind(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Name:
        return tr("Host name");
    case LinkKind::Port:
        return tr("ssh port");
    case LinkKind::Login:
    case LinkKind::NodeLogin:
        return tr("ssh login");
    case LinkKind::Sudo:
    case LinkKind::NodeSudo:
        return tr("sudo");
    case LinkKind::Kubectl:
        return tr("kubectl");
    case LinkKind::ApiServer:
        return tr("API server");
    case LinkKind::Nodes:
        return tr("Nodes");
    case LinkKind::Checkout:
        return tr("Kubespray checkout");
    case LinkKind::Ansible:
        return tr("Ansible");
    case LinkKind::Inventory:
        break;
    }
    return tr("Inventory");
}

QString LinkText::state(LinkState state)
{
    switch (state) {
    case LinkState::Running:
        return tr("Testing…");
    case LinkState::Good:
        return tr("OK", "a link works");
    case LinkState::Warning:
        return tr("Warning");
    case LinkState::Failed:
        return tr("Failed", "a link");
    case LinkState::Skipped:
        break;
    }
    return tr("Not tested");
}

QString LinkText::icon(LinkState state)
{
    switch (state) {
    case LinkState::Running:
        return u"running"_s;
    case LinkState::Good:
        return u"ready"_s;
    case LinkState::Warning:
        return u"warning"_s;
    case LinkState::Failed:
        return u"not-ready"_s;
    case LinkState::Skipped:
        break;
    }
    return u"skipped"_s;
}

Tone LinkText::tone(LinkState state)
{
    switch (state) {
    case LinkState::Running:
        return Tone::Active;
    case LinkState::Good:
        return Tone::Good;
    case LinkState::Warning:
        return Tone::Attention;
    case LinkState::Failed:
        return Tone::Bad;
    case LinkState::Skipped:
        break;
    }
    return Tone::Neutral;
}

QString LinkText::place(const LinkReport &report)
{
    if (report.kind == LinkKind::Nodes) {
        return tr("Cluster");
    }
    return report.subject.isEmpty() ? tr("This computer") : report.subject;
}

QString LinkText::finding(const LinkReport &report)
{
    switch (report.fault) {
    case LinkFault::None:
        return report.kind == LinkKind::Nodes && report.state == LinkState::Good
                   ? StateText::nodeCount(report.value.toInt())
                   : report.value;
    case LinkFault::NotReached:
        return tr("Needs what failed above.");
    case LinkFault::BehindJumpHost:
        return tr("~/.ssh/config goes through a jump host; only the login can be tested.");
    case LinkFault::Cancelled:
        return tr("The test was stopped.");
    case LinkFault::Other:
        return tr("It did not work.");
    default:
        break;
    }
    for (const QString &text : {sshFinding(report.fault), kubectlFinding(report), checkoutFinding(report.fault)}) {
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

QString LinkText::sshFinding(LinkFault fault)
{
    switch (fault) {
    case LinkFault::NoSuchName:
        return tr("This name is not known here.");
    case LinkFault::ConnectionRefused:
        return tr("The connection is refused.");
    case LinkFault::NoRoute:
        return tr("There is no route to this address.");
    case LinkFault::Silent:
        return tr("Nothing answers.");
    case LinkFault::NotSsh:
        return tr("Something answers at this port, but it is not an ssh server.");
    case LinkFault::HostKeyUnknown:
        return tr("The host key is not known and was not accepted.");
    case LinkFault::HostKeyChanged:
        return tr("The host key has changed: another one is in known_hosts. Nothing was sent.");
    case LinkFault::LoginRefused:
        return tr("The host accepts none of the ways to log in.");
    case LinkFault::ConnectionLost:
        return tr("The connection broke off.");
    case LinkFault::Declined:
        return tr("The question was not answered.");
    case LinkFault::TimedOut:
        return tr("No result in time.");
    case LinkFault::SudoPasswordWrong:
        return tr("sudo refuses the password.");
    case LinkFault::SudoNotAllowed:
        return tr("This user may not use sudo there.");
    case LinkFault::SudoNeedsTerminal:
        return tr("sudo wants a terminal (requiretty).");
    case LinkFault::SudoMissing:
        return tr("sudo is not installed there.");
    case LinkFault::SudoRefused:
        return tr("sudo refuses.");
    case LinkFault::NoAddress:
        return tr("Neither its name nor its internal address can be a host.");
    default:
        return {};
    }
}

QString LinkText::kubectlFinding(const LinkReport &report)
{
    switch (report.fault) {
    case LinkFault::KubectlMissing:
        return tr("kubectl was not found.");
    case LinkFault::KubectlNotInPath:
        return tr("kubectl is there, but not where root’s PATH looks: %1.").arg(report.value);
    case LinkFault::KubectlBroken:
        return tr("kubectl does not answer as expected.");
    case LinkFault::NoKubeconfig:
        return tr("kubectl finds no kubeconfig that it can use.");
    case LinkFault::ContextUnknown:
        return tr("The kubeconfig has no such context.");
    case LinkFault::ApiServerSilent:
        return tr("kubectl does not reach the API server.");
    case LinkFault::ApiServerRefusesLogin:
        return tr("The API server does not accept the kubeconfig’s credentials or certificate.");
    case LinkFault::ApiServerForbids:
        return tr("The API server knows this user, but does not allow the request.");
    case LinkFault::ApiServerFailed:
        return tr("The API server answers with an error.");
    case LinkFault::VersionSkew:
        return tr("API server %1, kubectl %2: more than one minor version apart.")
            .arg(report.value, report.names.value(0));
    case LinkFault::NoNodes:
        return tr("The cluster has no nodes.");
    case LinkFault::HostsAreNoNodes:
        return tr("Not a node by its name or address: %1.").arg(report.names.join(u", "_s));
    default:
        return {};
    }
}

QString LinkText::checkoutFinding(LinkFault fault)
{
    switch (fault) {
    case LinkFault::GitMissing:
        return tr("git is not installed there.");
    case LinkFault::CheckoutMissing:
        return tr("The folder does not exist there.");
    case LinkFault::NotAGitCheckout:
        return tr("The folder is not a git checkout.");
    case LinkFault::NotKubespray:
        return tr("The checkout has no cluster.yml: it is not Kubespray.");
    case LinkFault::AnsibleMissing:
        return tr("ansible was not found.");
    case LinkFault::InventoryMissing:
        return tr("The inventory does not exist or cannot be read.");
    default:
        return {};
    }
}

QString LinkText::remedy(const LinkReport &report)
{
    for (const QString &text : {sshRemedy(report.fault), kubectlRemedy(report), checkoutRemedy(report.fault)}) {
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

QString LinkText::sshRemedy(LinkFault fault)
{
    switch (fault) {
    case LinkFault::NoSuchName:
        return tr("Check the spelling, or give the address.");
    case LinkFault::ConnectionRefused:
        return tr("Is sshd running there, and is the port right?");
    case LinkFault::NoRoute:
        return tr("Is the VPN up? Does the address belong to this network?");
    case LinkFault::Silent:
        return tr("Is the machine on? A firewall may drop the packets.");
    case LinkFault::NotSsh:
        return tr("Give the port of sshd.");
    case LinkFault::HostKeyUnknown:
        return tr("Check again and accept it once its fingerprint is right: ssh-keygen -lf "
                  "/etc/ssh/ssh_host_ed25519_key.pub shows it on the host.");
    case LinkFault::HostKeyChanged:
        return tr("Find out why: was the machine reinstalled? Only then remove the old key: ssh-keygen -R HOST.");
    case LinkFault::LoginRefused:
        return tr("Check user and key file; ssh-copy-id installs a key. With an agent: ssh-add -l lists its keys.");
    case LinkFault::ConnectionLost:
        return tr("Look at sshd’s log on the host (MaxStartups, fail2ban), then check again.");
    case LinkFault::Declined:
        return tr("Check again to be asked anew.");
    case LinkFault::TimedOut:
        return tr("The host is slow or overloaded; check again.");
    case LinkFault::SudoPasswordWrong:
        return tr("Check again and type this user’s own password on that host, not root’s.");
    case LinkFault::SudoNotAllowed:
        return tr("Add the user to the sudoers of that host, give another user, or turn sudo off.");
    case LinkFault::SudoNeedsTerminal:
        return tr("Remove “Defaults requiretty” for this user from the sudoers of that host.");
    case LinkFault::SudoMissing:
        return tr("Install sudo there, or log in as root and turn sudo off.");
    case LinkFault::SudoRefused:
        return tr("Run “sudo true” there as this user; sudo says why.");
    case LinkFault::NoAddress:
        return tr("Look at kubectl get nodes -o wide.");
    default:
        return {};
    }
}

QString LinkText::kubectlRemedy(const LinkReport &report)
{
    switch (report.fault) {
    case LinkFault::KubectlMissing:
        return report.subject.isEmpty()
                   ? tr("Install kubectl on this computer, or give its path.")
                   : tr("Is this a control plane? Kubespray installs kubectl there. Else give its path.");
    case LinkFault::KubectlNotInPath:
        return tr("Give this path as the program.");
    case LinkFault::KubectlBroken:
        return tr("Run “kubectl version --client” there.");
    case LinkFault::NoKubeconfig:
        return report.subject.isEmpty()
                   ? tr("Choose a kubeconfig file that you can read.")
                   : tr("Turn sudo on: root’s kubeconfig is then used (/etc/kubernetes/admin.conf).");
    case LinkFault::ContextUnknown:
        return tr("kubectl config get-contexts lists them.");
    case LinkFault::ApiServerSilent:
        return tr("Is kube-apiserver running (crictl ps), and is the server’s address in the kubeconfig right?");
    case LinkFault::ApiServerRefusesLogin:
        return tr("Has the certificate expired? kubeadm certs check-expiration tells. Use a fresh kubeconfig.");
    case LinkFault::ApiServerForbids:
        return tr("Use an administrator’s kubeconfig.");
    case LinkFault::ApiServerFailed:
        return tr("Look at etcd and kube-apiserver on the control plane.");
    case LinkFault::VersionSkew:
        return tr("Most works; use a kubectl of the cluster’s version.");
    case LinkFault::NoNodes:
        return tr("Is this the right cluster?");
    case LinkFault::HostsAreNoNodes:
        return tr("Give the names or internal addresses that kubectl get nodes -o wide shows. Otherwise Kubemori does "
                  "not see which node it runs kubectl on when that node is rebooted.");
    default:
        return {};
    }
}

QString LinkText::checkoutRemedy(LinkFault fault)
{
    switch (fault) {
    case LinkFault::GitMissing:
        return tr("Install git there.");
    case LinkFault::CheckoutMissing:
    case LinkFault::NotKubespray:
        return tr("Give the folder of the Kubespray checkout.");
    case LinkFault::NotAGitCheckout:
        return tr("Give a clone of the Kubespray repository: an unpacked archive does not know its release.");
    case LinkFault::AnsibleMissing:
        return tr("Give the virtual environment in which Kubespray’s requirements.txt is installed.");
    case LinkFault::InventoryMissing:
        return tr("Give the inventory as it lies in the checkout, such as inventory/mycluster.");
    default:
        return {};
    }
}

} // namespace kubemori::ui
