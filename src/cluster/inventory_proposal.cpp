// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/inventory_proposal.hpp"

#include "cluster/host_name.hpp"

#include <functional>
#include <optional>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;
using inventory::KubesprayHost;
using inventory::KubesprayInventory;

namespace {

QList<KubesprayHost> hostsOf(const KubesprayInventory &kubespray, const QStringList &names)
{
    QList<KubesprayHost> hosts;
    for (const QString &name : names) {
        if (const KubesprayHost *host = kubespray.host(name)) {
            hosts.append(*host);
        }
    }
    return hosts;
}

/// What all hosts say, or nothing (and a note) when they do not agree.
template<class T>
T common(const QList<KubesprayHost> &hosts, const QString &variable, const std::function<T(const KubesprayHost &)> &of,
         QStringList &notes)
{
    if (hosts.isEmpty()) {
        return T();
    }
    const T first = of(hosts.constFirst());
    for (const KubesprayHost &host : hosts) {
        if (of(host) != first) {
            notes.append(u"%1 is not the same for all hosts (%2)"_s.arg(variable, host.name));
            return T();
        }
    }
    return first;
}

void takeAccess(const QList<KubesprayHost> &hosts, QString &user, int &port, bool &become, QString &identityFile,
                QStringList &notes)
{
    user = common<QString>(hosts, u"ansible_user"_s, [](const KubesprayHost &host) { return host.user; }, notes);
    port =
        common<int>(hosts, u"ansible_port"_s, [](const KubesprayHost &host) { return host.port.value_or(0); }, notes);
    identityFile = common<QString>(
        hosts, u"ansible_ssh_private_key_file"_s, [](const KubesprayHost &host) { return host.identityFile; }, notes);
    // Kubespray is run with --become; only root needs no sudo.
    become = user != u"root" && common<std::optional<bool>>(
                                    hosts, u"ansible_become"_s, [](const KubesprayHost &host) { return host.become; },
                                    notes) != std::optional(false);
    if (!user.isEmpty() && !isUserName(user)) {
        notes.append(u"ansible_user cannot be used: "_s + user);
        user.clear();
    }
}

} // namespace

InventoryProposal proposeProfile(const KubesprayInventory &kubespray, const QString &checkout, const QString &inventory,
                                 const QString &name)
{
    InventoryProposal proposal;
    Profile &profile = proposal.profile;
    profile.name = name;
    profile.controlPlane.kubectl = u"kubectl"_s;
    const QList<KubesprayHost> planes = hostsOf(kubespray, kubespray.controlPlanes);
    for (const KubesprayHost &host : planes) {
        if (!isHostName(host.address)) {
            proposal.notes.append(u"%1: its address cannot be used: %2"_s.arg(host.name, host.address.left(60)));
            continue;
        }
        if (!profile.controlPlane.hosts.contains(host.address)) {
            profile.controlPlane.hosts.append(host.address);
        }
        if (!host.ip.isEmpty() && host.ip != host.address) {
            proposal.notes.append(
                u"%1: ssh goes to %2, Kubernetes knows it as %3"_s.arg(host.name, host.address, host.ip));
        }
    }
    ControlPlaneAccess &control = profile.controlPlane;
    takeAccess(planes, control.user, control.port, control.become, control.identityFile, proposal.notes);
    QStringList ignored; // said of the control planes already
    takeAccess(hostsOf(kubespray, kubespray.cluster), profile.nodes.user, profile.nodes.port, profile.nodes.become,
               profile.nodes.identityFile, ignored);
    if (kubespray.bastion) {
        proposal.notes.append(u"the inventory has a bastion (%1): ~/.ssh/config needs a ProxyJump over it"_s.arg(
            kubespray.bastion->address));
    }
    if (!kubespray.virtualAddresses.isEmpty()) {
        proposal.virtualAddress = kubespray.virtualAddresses.constFirst().address;
    }
    proposal.nodes = static_cast<int>(kubespray.cluster.size());
    profile.kubespray.path = checkout;
    profile.kubespray.inventory = inventory;
    return proposal;
}

} // namespace kubemori::cluster
