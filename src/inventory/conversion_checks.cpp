// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/conversion_checks.hpp"

#include "inventory/kubespray_inventory.hpp"

#include <QSet>

#include <algorithm>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

const QString memberVariable = u"etcd_member_name"_s;

QString shown(const QString &owner, const QString &name, const Value *value)
{
    return owner + u'.' + name +
           (value == nullptr ? u" is not set"_s : QString(u'=' + QString::fromUtf8(value->toJson())));
}

/// Only what differs is listed: variables are many.
void compareVariables(const QString &owner, const Variables &old, const Variables &converted, bool isMember,
                      ConversionCheck &check)
{
    const auto compare = [&](const QString &name) {
        const Value *before = old.find(name);
        const Value *after = converted.find(name);
        const bool same = before != nullptr && after != nullptr && *before == *after;
        if (!same && !(isMember && name == memberVariable)) { // that one has a check of its own
            check.oldValues.append(shown(owner, name, before));
            check.newValues.append(shown(owner, name, after));
        }
    };
    for (const auto &[name, value] : old) {
        compare(name);
    }
    for (const auto &[name, value] : converted) {
        if (!old.contains(name)) {
            compare(name);
        }
    }
}

Inventory withoutFiles(const Inventory &inventory)
{
    QList<Group> groups = inventory.groups();
    for (Group &group : groups) {
        group.fileVariables = {};
    }
    QList<Host> hosts = inventory.hosts();
    for (Host &host : hosts) {
        host.fileVariables = {};
    }
    return {std::move(groups), std::move(hosts)};
}

QStringList groupNames(const Inventory &inventory)
{
    QStringList names;
    std::ranges::transform(inventory.groups(), std::back_inserter(names), &Group::name);
    names.sort();
    return names;
}

QList<ConversionCheck> groupChecks(const Inventory &old, const Inventory &converted)
{
    QList<ConversionCheck> checks{
        {.name = u"groups"_s, .oldValues = groupNames(old), .newValues = groupNames(converted)}};
    ConversionCheck variables{.name = u"variables of groups"_s, .oldValues = {}, .newValues = {}};
    for (const Group &group : old.groups()) {
        const Group *other = converted.group(group.name);
        checks.append({.name = u"hosts of "_s + group.name,
                       .oldValues = old.hostsOf(group.name),
                       .newValues = converted.hostsOf(group.name)});
        if (other == nullptr) {
            continue;
        }
        if (group.name != "all"_L1) {
            checks.append(
                {.name = u"children of "_s + group.name, .oldValues = group.children, .newValues = other->children});
        }
        compareVariables(group.name, group.variables, other->variables, false, variables);
        if (group.priority != other->priority) {
            variables.oldValues.append(u"%1.ansible_group_priority=%2"_s.arg(group.name).arg(group.priority));
            variables.newValues.append(u"%1.ansible_group_priority=%2"_s.arg(group.name).arg(other->priority));
        }
    }
    checks.append(variables);
    return checks;
}

ConversionCheck hostVariables(const Inventory &old, const Inventory &converted, const QStringList &members)
{
    ConversionCheck check{.name = u"variables of hosts"_s, .oldValues = {}, .newValues = {}};
    const QSet<QString> etcd(members.begin(), members.end());
    for (const Host &host : old.hosts()) {
        compareVariables(host.name, old.variablesOf(host.name), converted.variablesOf(host.name),
                         etcd.contains(host.name), check);
    }
    return check;
}

} // namespace

QList<ConversionCheck> compareInventories(const Inventory &old, const Inventory &converted, bool withFiles,
                                          const QHash<QString, QString> &oldNames)
{
    const KubesprayInventory before = interpretKubespray(old);
    const KubesprayInventory after = interpretKubespray(converted);
    QList<ConversionCheck> checks = groupChecks(old, converted);
    checks.append({.name = u"first control plane"_s,
                   .oldValues = before.controlPlanes.first(std::min<qsizetype>(1, before.controlPlanes.size())),
                   .newValues = after.controlPlanes.first(std::min<qsizetype>(1, after.controlPlanes.size()))});
    checks.append({.name = u"first etcd member"_s,
                   .oldValues = before.etcd.first(std::min<qsizetype>(1, before.etcd.size())),
                   .newValues = after.etcd.first(std::min<qsizetype>(1, after.etcd.size()))});
    ConversionCheck names{.name = u"etcd member names"_s, .oldValues = {}, .newValues = {}};
    for (const QString &host : before.etcd) {
        names.oldValues.append(host + u'=' + oldNames.value(host));
    }
    for (const QString &host : after.etcd) {
        names.newValues.append(host + u'=' + after.host(host)->etcdMemberName);
    }
    checks.append(names);
    checks.append(withFiles ? hostVariables(old, converted, before.etcd)
                            : hostVariables(withoutFiles(old), withoutFiles(converted), before.etcd));
    return checks;
}

bool isOrderLeftToChance(const Inventory &inventory, const QString &group)
{
    const Group *start = inventory.group(group);
    QStringList level = start == nullptr ? QStringList() : start->children;
    QSet<QString> seen;
    while (!level.isEmpty()) {
        QStringList next;
        int parents = 0;
        for (const QString &name : std::as_const(level)) {
            const QStringList children = inventory.group(name)->children;
            if (!seen.contains(name) && !children.isEmpty()) {
                ++parents;
                next.append(children);
            }
            seen.insert(name);
        }
        if (parents > 1) {
            return true;
        }
        level = next;
    }
    return false;
}

} // namespace kubemori::inventory
