// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/inventory_stage.hpp"

#include "base/version.hpp"
#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/member_names.hpp"
#include "inventory/modern_inventory.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/make_finding.hpp"
#include "upgrade/stages/node_names.hpp"

#include <QSet>

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView iniName("inventory.ini");

/// The first release that does not give old group names their new ones, and whose groups shrink with --limit.
bool makesClusterGroupItself(const HopRecord &hop)
{
    const auto to = Version::parse(hop.to);
    return to && *to >= Version{.major = 2, .minor = 27, .patch = 0, .pre = {}};
}

QString listed(const QStringList &names)
{
    return names.isEmpty() ? u"–"_s : names.join(u", "_s);
}

void addProblems(const inventory::Problems &problems, QList<Finding> &findings)
{
    using Kind = inventory::Problem::Severity;
    for (const inventory::Problem &problem : problems) {
        findings.append(makeFinding(checks::inventoryForm,
                                    problem.severity == Kind::Error     ? Severity::Block
                                    : problem.severity == Kind::Warning ? Severity::Warn
                                                                        : Severity::Info,
                                    problem.position(), problem.detail));
    }
}

void addChecks(const QList<inventory::ConversionCheck> &all, QList<Finding> &findings)
{
    for (const inventory::ConversionCheck &check : all) {
        findings.append(
            makeFinding(checks::inventorySame, check.isSame() ? Severity::Good : Severity::Block, check.name,
                        check.isSame() ? listed(check.newValues)
                                       : u"old: %1\nnew: %2"_s.arg(listed(check.oldValues), listed(check.newValues))));
    }
}

QStringList without(const QStringList &all, const QStringList &some)
{
    QStringList rest;
    std::ranges::copy_if(all, std::back_inserter(rest), [&some](const QString &one) { return !some.contains(one); });
    return rest;
}

} // namespace

Result<QList<Finding>> InventoryStage::run(HopRecord &hop, const OutputSink & /*sink*/, std::stop_token stop)
{
    QList<Finding> findings;
    const auto inventory = hop.choices.inventoryForm == HopChoices::InventoryForm::Ini ? convert(hop, findings, stop)
                                                                                       : keep(hop, findings, stop);
    if (!inventory) {
        return std::unexpected(inventory.error());
    }
    if (gravest(findings) != Severity::Block) {
        const inventory::KubesprayInventory kubespray = inventory::interpretKubespray(*inventory);
        lookAtMembers(kubespray, *inventory, findings, stop);
        compareWithNodes(hop, kubespray, findings, stop);
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return findings;
}

Result<inventory::Inventory> InventoryStage::keep(HopRecord &hop, QList<Finding> &findings,
                                                  const std::stop_token &stop) const
{
    const cluster::Deployer deployer = site().deployer();
    const QString folder = oldFolderOf(hop);
    const auto name = findInventoryFile(site(), folder, stop);
    if (!name) {
        return std::unexpected(name.error());
    }
    const inventory::HostFiles files{command::FileTransfer(deployer.runner)};
    auto loaded = inventory::readInventory(pathOn(deployer, folder) + u'/' + *name, files, stop);
    addProblems(loaded.problems, findings);
    if (loaded.isRefused()) {
        return std::move(loaded.inventory);
    }
    hop.inventoryFile = hop.inventoryFolder + u'/' + *name;
    const auto kubespray = inventory::interpretKubespray(loaded.inventory);
    Finding form = makeFinding(checks::inventoryForm, Severity::Good, hop.inventoryFile, u"kept"_s);
    if (makesClusterGroupItself(hop) && kubespray.oldGroupNames) {
        form.severity = Severity::Block;
        form.evidence = u"groups with names of before v2.16.0 (kube-master, kube-node, k8s-cluster)"_s;
    } else if (makesClusterGroupItself(hop) && !kubespray.staticClusterGroup) {
        form.severity = Severity::Info;
        form.evidence = u"k8s_cluster is not written in it: with --limit it is only what the limit leaves"_s;
    }
    findings.append(form);
    const auto modern = inventory::modernised(loaded.inventory);
    return modern ? *modern : std::move(loaded.inventory);
}

Result<inventory::Inventory> InventoryStage::convert(HopRecord &hop, QList<Finding> &findings,
                                                     const std::stop_token &stop) const
{
    auto conversion = convertOldInventory(site(), hop, stop);
    if (!conversion) {
        return std::unexpected(conversion.error());
    }
    addProblems(conversion->problems, findings);
    if (!conversion->isRefused()) {
        hop.inventoryFile = hop.inventoryFolder + u'/' + iniName;
        findings.append(
            makeFinding(checks::inventoryForm, Severity::Good, hop.inventoryFile,
                        u"made from %1, %2 hosts"_s.arg(oldFolderOf(hop)).arg(conversion->inventory.hosts().size())));
        addChecks(conversion->checks, findings);
    }
    return std::move(conversion->inventory);
}

/// A member with another name than Kubespray will use is taken for one that has to be added.
void InventoryStage::lookAtMembers(const inventory::KubesprayInventory &kubespray,
                                   const inventory::Inventory &inventory, QList<Finding> &findings,
                                   const std::stop_token &stop) const
{
    const auto members = askEtcdMembers(site(), stop);
    if (!members) {
        findings.append(makeFinding(checks::etcdMembers, Severity::Unknown, {}, toLogLine(members.error())));
        return;
    }
    const QHash<QString, QString> real = inventory::matchMembers(membersFor(*members), inventory);
    const QStringList expected = kubespray.etcdMemberNames();
    QStringList seen;
    QStringList wrong;
    for (qsizetype i = 0; i < kubespray.etcd.size(); ++i) {
        const QString &host = kubespray.etcd.at(i);
        const QString member = real.value(host);
        const QString wanted = expected.value(i);
        seen.append(u"%1: %2"_s.arg(host, member));
        if (member != wanted) {
            wrong.append(u"%1: the member is %2, the inventory says %3"_s.arg(
                host, member.isEmpty() ? u"not found"_s : member, wanted));
        }
    }
    if (members->size() != kubespray.etcd.size()) {
        wrong.append(u"etcd has %1 members, the group has %2"_s.arg(members->size()).arg(kubespray.etcd.size()));
    }
    findings.append(makeFinding(checks::etcdMembers, wrong.isEmpty() ? Severity::Good : Severity::Block, {},
                                (wrong.isEmpty() ? seen : wrong).join(u'\n')));
}

void InventoryStage::compareWithNodes(const HopRecord &hop, const inventory::KubesprayInventory &kubespray,
                                      QList<Finding> &findings, const std::stop_token &stop) const
{
    const auto nodes = nodeNames(site(), hop, stop);
    if (!nodes) {
        findings.append(makeFinding(checks::inventoryNodes, Severity::Unknown, {}, toLogLine(nodes.error())));
        return;
    }
    QStringList hosts = kubespray.controlPlanes + kubespray.workers;
    hosts.removeDuplicates();
    const QStringList strangers = without(*nodes, hosts);
    const QStringList missing = without(hosts, *nodes);
    for (const QString &node : strangers) {
        findings.append(makeFinding(checks::inventoryNodes, Severity::Warn, node,
                                    u"a node of the cluster that the inventory does not name: it is not upgraded"_s));
    }
    for (const QString &host : missing) {
        findings.append(makeFinding(checks::inventoryNodes, Severity::Warn, host,
                                    u"a host of the inventory that is no node: it would be joined"_s));
    }
    if (strangers.isEmpty() && missing.isEmpty()) {
        findings.append(makeFinding(checks::inventoryNodes, Severity::Good, {},
                                    u"%1: %2"_s.arg(nodes->size()).arg(listed(*nodes))));
    }
}

} // namespace kubemori::upgrade
