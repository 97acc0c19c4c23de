// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/inventory_form.hpp"

#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "upgrade/stages/deployer_work.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

const QStringList usualNames{u"inventory.ini"_s, u"hosts.yaml"_s, u"hosts.yml"_s, u"hosts.ini"_s};

/// "hosts.yaml" of "inventory/mycluster/hosts.yaml"; empty when the profile names the folder.
QString nameInProfile(const UpgradeSite &site)
{
    const QString last = site.profile.kubespray.inventory.section(u'/', -1);
    return last.contains(u'.') ? last : QString();
}

} // namespace

QString oldFolderOf(const HopRecord &hop)
{
    return hop.oldInventory.isEmpty() ? hop.inventoryFolder : hop.oldInventory;
}

Result<QString> findInventoryFile(const UpgradeSite &site, const QString &folder, std::stop_token stop)
{
    const cluster::Deployer deployer = site.deployer();
    const QString path = pathOn(deployer, folder);
    const auto entries = command::FileTransfer(deployer.runner).list(path, stop);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    const inventory::HostFiles files{command::FileTransfer(deployer.runner)};
    QStringList names = usualNames;
    if (const QString own = nameInProfile(site); !own.isEmpty()) {
        names.removeAll(own);
        names.prepend(own);
    }
    std::optional<Error> refusal;
    for (const QString &name : std::as_const(names)) {
        const bool isThere =
            std::ranges::any_of(*entries, [&name](const command::FileEntry &entry) { return entry.name == name; });
        if (!isThere) {
            continue;
        }
        const auto loaded = inventory::readInventory(path + u'/' + name, files, stop);
        if (loaded.isRefused()) {
            refusal = refusal ? refusal : loaded.error();
        } else if (inventory::interpretKubespray(loaded.inventory).isKubespray()) {
            return name;
        }
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return refusal ? std::unexpected(*refusal)
                   : Result<QString>(fail(ErrorCode::NotFound, u"no file with a control plane is in it"_s, folder));
}

Result<QList<kube::EtcdMember>> askEtcdMembers(const UpgradeSite &site, std::stop_token stop)
{
    maintenance::ClusterHealth &health = site.actions->health();
    return health.nodes(stop).and_then([&](const QList<kube::Node> &nodes) { return health.etcd(nodes, stop); });
}

QList<inventory::EtcdMember> membersFor(const QList<kube::EtcdMember> &members)
{
    QList<inventory::EtcdMember> result;
    for (const kube::EtcdMember &member : members) {
        // Clients' and peers' URLs are in one list; the addresses in them are what is looked at.
        result.append({.name = member.name, .peerUrls = member.urls, .clientUrls = {}, .line = 0});
    }
    return result;
}

Result<inventory::Conversion> convertOldInventory(const UpgradeSite &site, const HopRecord &hop, std::stop_token stop)
{
    const cluster::Deployer deployer = site.deployer();
    const QString folder = oldFolderOf(hop);
    const auto name = findInventoryFile(site, folder, stop);
    if (!name) {
        return std::unexpected(name.error());
    }
    const auto members = askEtcdMembers(site, stop);
    if (!members && members.error().code == ErrorCode::Cancelled) {
        return std::unexpected(members.error());
    }
    const QString path = pathOn(deployer, folder);
    inventory::Conversion conversion =
        inventory::convertInventory({.oldPath = path + u'/' + *name,
                                     .newPath = path + u"/inventory.ini"_s,
                                     .members = members ? std::optional(membersFor(*members)) : std::nullopt},
                                    inventory::HostFiles{command::FileTransfer(deployer.runner)}, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (!members) {
        conversion.problems.append(
            {.severity = inventory::Problem::Severity::Warning,
             .file = *name,
             .line = 0,
             .column = 0,
             .detail = u"etcd does not say what its members are called: "_s + toLogLine(members.error())});
    }
    return conversion;
}

} // namespace kubemori::upgrade
