// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inventory_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"

#include "inventory/json_text.hpp"
#include "inventory/kubespray_inventory.hpp"

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using inventory::Problem;

namespace {

constexpr qsizetype mostProblems = 50;

QByteArray listJson(const QStringList &names)
{
    QByteArray json = "[";
    for (const QString &name : names) {
        json += (json.size() > 1 ? "," : "") + inventory::jsonString(name);
    }
    return json + ']';
}

QString severityWord(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return CliText::tr("error");
    case Problem::Severity::Warning:
        return CliText::tr("warning");
    case Problem::Severity::Note:
        break;
    }
    return CliText::tr("note");
}

QStringList hostCells(const inventory::Inventory &inventory, const inventory::KubesprayHost &host)
{
    QStringList groups = inventory.groupsOf(host.name);
    groups.removeOne(u"all"_s);
    groups.sort();
    return {host.name, host.address, host.ip, host.user, groups.join(u',')};
}

} // namespace

void sayProblems(const inventory::Problems &problems)
{
    for (const Problem &problem : problems.first(std::min(problems.size(), mostProblems))) {
        say(printable(u"%1: %2: %3"_s.arg(severityWord(problem.severity), problem.position(), problem.detail)));
    }
    if (problems.size() > mostProblems) {
        say(CliText::tr("%n more message(s) are not shown.", nullptr,
                        static_cast<int>(problems.size() - mostProblems)));
    }
}

QByteArray groupsJson(const inventory::Inventory &inventory)
{
    QByteArray json = "\"groups\":{";
    bool first = true;
    for (const inventory::Group &group : inventory.groups()) {
        // As ansible-inventory --list: the members of "all" are not listed, and groups of nothing are left out.
        const QStringList hosts = group.name == "all"_L1 ? QStringList() : group.hosts;
        if (hosts.isEmpty() && group.children.isEmpty()) {
            continue;
        }
        json += (first ? "" : ",") + inventory::jsonString(group.name) + ":{\"hosts\":" + listJson(hosts) +
                ",\"children\":" + listJson(group.children) + '}';
        first = false;
    }
    return json + '}';
}

bool writeInventoryJson(const inventory::Inventory &inventory)
{
    bool good = writeOut('{' + groupsJson(inventory) + ",\"hosts\":{");
    bool first = true;
    for (const inventory::Host &host : inventory.hosts()) {
        good = good && writeOut((first ? "" : ",") + inventory::jsonString(host.name) + ':' +
                                inventory.variablesOf(host.name).toJson());
        first = false;
    }
    return good && writeOut("}}\n");
}

QString inventoryText(const inventory::Inventory &inventory)
{
    const inventory::KubesprayInventory cluster = inventory::interpretKubespray(inventory);
    QList<QStringList> hosts;
    for (const inventory::KubesprayHost &host : cluster.hosts) {
        hosts.append(hostCells(inventory, host));
    }
    QString text = table(
        {CliText::tr("HOST"), CliText::tr("ADDRESS"), CliText::tr("IP"), CliText::tr("USER"), CliText::tr("GROUPS")},
        hosts);
    QList<QStringList> groups;
    for (const inventory::Group &group : inventory.groups()) {
        if (const QStringList members = inventory.hostsOf(group.name);
            !members.isEmpty() || !group.children.isEmpty()) {
            groups.append({group.name, group.children.join(u','), members.join(u',')});
        }
    }
    text += u'\n' + table({CliText::tr("GROUP"), CliText::tr("CHILDREN"), CliText::tr("ALL HOSTS IN ORDER")}, groups);
    return printable(text);
}

QByteArray conversionJson(const inventory::Conversion &conversion)
{
    QByteArray checks;
    for (const inventory::ConversionCheck &check : conversion.checks) {
        checks += (checks.isEmpty() ? "" : ",") + ("{\"name\":" + inventory::jsonString(check.name)) +
                  ",\"same\":" + (check.isSame() ? "true" : "false") + ",\"old\":" + listJson(check.oldValues) +
                  ",\"new\":" + listJson(check.newValues) + '}';
    }
    return '{' + groupsJson(conversion.inventory) + ",\"checks\":[" + checks + "]}\n";
}

QString conversionText(const inventory::Conversion &conversion)
{
    QList<QStringList> rows;
    for (const inventory::ConversionCheck &check : conversion.checks) {
        if (check.isSame()) {
            rows.append({CliText::tr("same"), check.name, check.newValues.join(u", "_s)});
            continue;
        }
        rows.append({CliText::tr("DIFFERENT"), check.name, CliText::tr("old: %1").arg(check.oldValues.join(u", "_s))});
        rows.append({QString(), QString(), CliText::tr("new: %1").arg(check.newValues.join(u", "_s))});
    }
    return printable(table({CliText::tr("RESULT"), CliText::tr("WHAT IS COMPARED"), CliText::tr("VALUES")}, rows));
}

} // namespace kubemori::cli
