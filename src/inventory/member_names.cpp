// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/member_names.hpp"

#include "inventory/kubespray_inventory.hpp"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

/// As QUrl writes it in a URL: IPv6 addresses have many spellings.
QString canonical(const QString &address)
{
    QUrl url;
    url.setHost(address);
    return url.host().isEmpty() ? address : url.host();
}

QString textOf(const Inventory &inventory, const QString &host, const QString &name)
{
    const Value *value = inventory.variable(host, name);
    return value == nullptr ? QString() : value->scalarText().value_or(QString());
}

/// nullptr if there is none or more than one.
template<class Predicate> const EtcdMember *onlyOne(const QList<EtcdMember> &members, const Predicate &fits)
{
    const auto first = std::ranges::find_if(members, fits);
    return first != members.end() && std::ranges::count_if(members, fits) == 1 ? &*first : nullptr;
}

const EtcdMember *memberOf(const KubesprayHost &host, const Inventory &inventory, const QList<EtcdMember> &members)
{
    const QStringList addresses{textOf(inventory, host.name, u"etcd_access_address"_s),
                                host.accessIp,
                                textOf(inventory, host.name, u"etcd_address"_s),
                                host.ip,
                                textOf(inventory, host.name, u"access_ip6"_s),
                                textOf(inventory, host.name, u"ip6"_s),
                                host.address,
                                host.name};
    for (const QString &address : addresses) {
        const QString wanted = canonical(address);
        const auto fits = [&wanted](const EtcdMember &member) { return member.addresses().contains(wanted); };
        if (const EtcdMember *found = address.isEmpty() ? nullptr : onlyOne(members, fits)) {
            return found;
        }
    }
    return onlyOne(members, [&host](const EtcdMember &member) { return member.name == host.name; });
}

} // namespace

QHash<QString, QString> matchMembers(const QList<EtcdMember> &members, const Inventory &inventory)
{
    const KubesprayInventory cluster = interpretKubespray(inventory);
    QHash<QString, QString> names;
    for (const QString &host : cluster.etcd) {
        if (const EtcdMember *member = memberOf(*cluster.host(host), inventory, members)) {
            names.insert(host, member->name);
        }
    }
    QHash<QString, QString> matched;
    for (auto entry = names.constBegin(); entry != names.constEnd(); ++entry) {
        if (std::ranges::count(names, entry.value()) == 1) {
            matched.insert(entry.key(), entry.value());
        }
    }
    return matched;
}

} // namespace kubemori::inventory
