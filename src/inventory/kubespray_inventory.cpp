// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/kubespray_inventory.hpp"

#include "inventory/group_names.hpp"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostReferences = 8;

/// The variables of one host, with what refers to another variable and to nothing else looked up there.
class HostVariables
{
public:
    HostVariables(const Inventory &inventory, QString host)
        : m_variables(inventory.variablesOf(host))
        , m_host(std::move(host))
    {
    }

    /// Null where it is not set, or is an expression.
    [[nodiscard]] Value value(const QString &name) const
    {
        const Value *found = m_variables.find(name);
        return found == nullptr ? Value() : evaluated(*found, mostReferences);
    }

    [[nodiscard]] Value evaluated(const Value &value, int references) const
    {
        static const QRegularExpression reference(uR"(\A\s*\{\{\s*([A-Za-z_]\w*)\s*\}\}\s*\z)"_s);
        if (!value.isText()) {
            return value;
        }
        const auto match = reference.match(*value.text());
        if (!match.hasMatch()) {
            return value.text()->contains("{{"_L1) || value.text()->contains("{%"_L1) ? Value() : value;
        }
        if (match.captured(1) == "inventory_hostname"_L1) {
            return Value(m_host);
        }
        const Value *target = references > 0 ? m_variables.find(match.captured(1)) : nullptr;
        return target == nullptr ? Value() : evaluated(*target, references - 1);
    }

    /// The first that is set.
    [[nodiscard]] QString text(std::initializer_list<QLatin1StringView> names) const
    {
        for (const QLatin1StringView name : names) {
            if (const auto found = value(name).scalarText()) {
                return *found;
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<int> port(std::initializer_list<QLatin1StringView> names) const
    {
        return portOf(text(names));
    }

    [[nodiscard]] static std::optional<int> portOf(const QString &text)
    {
        bool good = false;
        const int port = text.toInt(&good);
        return good && port > 0 && port < 65536 ? std::optional(port) : std::nullopt;
    }

    /// As Ansible converts options: yes, on, true, t, y, 1.
    [[nodiscard]] std::optional<bool> flag(QLatin1StringView name) const
    {
        static const QSet<QString> yes{u"yes"_s, u"on"_s, u"true"_s, u"t"_s, u"y"_s, u"1"_s};
        const auto found = value(name).scalarText();
        return found ? std::optional(yes.contains(found->toLower())) : std::nullopt;
    }

private:
    Variables m_variables;
    QString m_host;
};

KubesprayHost describe(const Inventory &inventory, const QString &name)
{
    const HostVariables variables(inventory, name);
    KubesprayHost host;
    host.name = name;
    // Of two names for one option Ansible takes the one with "ssh".
    host.address = variables.text({"ansible_ssh_host"_L1, "ansible_host"_L1});
    if (host.address.isEmpty()) {
        host.address = name;
    }
    host.ip = variables.text({"ip"_L1});
    host.accessIp = variables.text({"access_ip"_L1});
    host.user = variables.text({"ansible_ssh_user"_L1, "ansible_user"_L1});
    host.port = variables.port({"ansible_ssh_port"_L1, "ansible_port"_L1});
    host.become = variables.flag("ansible_become"_L1);
    host.becomeUser = variables.text({"ansible_become_user"_L1});
    host.identityFile = variables.text({"ansible_ssh_private_key_file"_L1, "ansible_private_key_file"_L1});
    host.sshArguments = variables.text({"ansible_ssh_common_args"_L1});
    host.etcdMemberName = variables.text({"etcd_member_name"_L1});
    host.local = variables.text({"ansible_connection"_L1}) == "local"_L1;
    return host;
}

QStringList membersOf(const Inventory &inventory, const QString &group)
{
    QStringList members = inventory.hostsOf(group);
    for (const QString &old : oldGroupNamesOf(group)) {
        members += inventory.hostsOf(old);
    }
    members.removeDuplicates();
    return members;
}

QList<VirtualAddress> virtualAddresses(const Inventory &inventory, const QString &controlPlane)
{
    const HostVariables variables(inventory, controlPlane);
    QList<VirtualAddress> addresses;
    if (const QString vip = variables.text({"kube_vip_address"_L1}); !vip.isEmpty()) {
        addresses.append({.address = vip, .port = std::nullopt, .source = u"kube_vip_address"_s});
    }
    const Value balancer = variables.value(u"loadbalancer_apiserver"_s);
    const auto field = [&](const QString &name) {
        const Value *found = balancer.map() == nullptr ? nullptr : balancer.map()->find(name);
        return found == nullptr ? QString()
                                : variables.evaluated(*found, mostReferences).scalarText().value_or(QString());
    };
    if (const QString address = field(u"address"_s); !address.isEmpty()) {
        addresses.append({.address = address,
                          .port = HostVariables::portOf(field(u"port"_s)),
                          .source = u"loadbalancer_apiserver.address"_s});
    }
    return addresses;
}

} // namespace

const KubesprayHost *KubesprayInventory::host(const QString &name) const
{
    const auto found = std::ranges::find(hosts, name, &KubesprayHost::name);
    return found == hosts.end() ? nullptr : &*found;
}

QStringList KubesprayInventory::etcdMemberNames() const
{
    QStringList names;
    for (const QString &member : etcd) {
        const KubesprayHost *found = host(member);
        names.append(found != nullptr && !found->etcdMemberName.isEmpty()
                         ? found->etcdMemberName
                         : QString(u"etcd"_s + QString::number(names.size() + 1)));
    }
    return names;
}

KubesprayInventory interpretKubespray(const Inventory &inventory)
{
    KubesprayInventory cluster;
    cluster.controlPlanes = membersOf(inventory, u"kube_control_plane"_s);
    cluster.workers = membersOf(inventory, u"kube_node"_s);
    cluster.etcd = membersOf(inventory, u"etcd"_s);
    cluster.cluster = cluster.controlPlanes + cluster.etcd + cluster.workers + membersOf(inventory, u"k8s_cluster"_s) +
                      membersOf(inventory, u"calico_rr"_s);
    cluster.cluster.removeDuplicates();
    for (const Host &host : inventory.hosts()) {
        cluster.hosts.append(describe(inventory, host.name));
    }
    const QString first = cluster.controlPlanes.value(0);
    cluster.virtualAddresses = virtualAddresses(inventory, first);
    const QStringList bastions = inventory.hostsOf(u"bastion"_s);
    if (!bastions.isEmpty() || inventory.host(u"bastion"_s) != nullptr) {
        cluster.bastion = describe(inventory, bastions.value(0, u"bastion"_s));
    }
    cluster.clusterName = HostVariables(inventory, first).text({"cluster_name"_L1});
    if (cluster.clusterName.isEmpty()) {
        cluster.clusterName = u"cluster.local"_s;
    }
    cluster.oldGroupNames = std::ranges::any_of(
        inventory.groups(), [](const Group &group) { return modernGroupName(group.name) != group.name; });
    cluster.staticClusterGroup =
        inventory.group(u"k8s_cluster"_s) != nullptr || inventory.group(u"k8s-cluster"_s) != nullptr;
    return cluster;
}

} // namespace kubemori::inventory
