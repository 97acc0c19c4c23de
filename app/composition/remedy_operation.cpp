// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/remedy_operation.hpp"

#include "command/file_transfer.hpp"
#include "group_vars/inventory_folder.hpp"
#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "ui/bridge/release_source.hpp"
#include "ui/text/hop_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;
using advice::RemedyStep;

namespace {

/// The issue with the titles of its steps in the person's language.
advice::KnownIssue localized(advice::KnownIssue issue)
{
    for (RemedyStep &step : issue.steps) {
        step.title.en = ui::HopText::local(step.title);
    }
    return issue;
}

bool hasKind(const advice::KnownIssue &issue, RemedyStep::Kind kind)
{
    return std::ranges::contains(issue.steps, kind, &RemedyStep::kind);
}

bool needsInventory(const advice::KnownIssue &issue)
{
    return std::ranges::any_of(issue.steps, [](const RemedyStep &step) {
        return step.kind == RemedyStep::Kind::Command && step.scope == advice::NodeScope::Etcd;
    });
}

void takeNodes(advice::RemedyRequest &request, const QList<kube::Node> &nodes)
{
    for (const kube::Node &node : nodes) {
        request.nodes.append(node.name);
        request.addresses.insert(node.name, node.internalIp);
        if (node.isControlPlane()) {
            request.controlPlanes.append(node.name);
        }
    }
}

void takeNodes(advice::RemedyRequest &request, const inventory::KubesprayInventory &found)
{
    request.nodes = found.cluster;
    request.controlPlanes = found.controlPlanes;
    for (const QString &name : found.cluster) {
        const inventory::KubesprayHost *host = found.host(name);
        request.addresses.insert(name, host == nullptr ? QString() : host->ip.isEmpty() ? host->address : host->ip);
    }
}

} // namespace

RemedyOperation::RemedyOperation(const World &world, cluster::Profile profile, kube::Kubectl kubectl)
    : m_world(&world)
    , m_profile(std::move(profile))
    , m_kubectl(std::move(kubectl))
    , m_deployer(cluster::inHomeHere(world.access(m_profile).deployer()))
{
}

advice::RemedyRequest RemedyOperation::requestFor(const advice::KnownIssue &issue) const
{
    advice::RemedyRequest request;
    request.issue = localized(issue);
    request.profile = m_profile;
    request.now = m_world->clock().utcNow();
    request.checkout = m_deployer.checkout;
    request.inventory = ui::CheckoutPlace{.host = {}, .path = {}, .inventory = m_deployer.inventory}.inventoryFolder();
    request.kubectl = command::displayText(m_kubectl.callCommand({}, {}));
    request.kubectlLocation = m_kubectl.location();
    request.deployerLocation = m_deployer.runner->location();
    return request;
}

Result<operation::Plan> RemedyOperation::plan(const advice::KnownIssue &issue, const QList<advice::Sighting> &sightings,
                                              std::stop_token stop) const
{
    advice::RemedyRequest request = requestFor(issue);
    request.sightings = sightings;
    const auto known = (hasKind(issue, RemedyStep::Kind::Command) ? addNodes(request, stop) : Result<>()).and_then([&] {
        return addFiles(request, stop);
    });
    return known ? advice::planRemedy(request) : std::unexpected(known.error());
}

Result<operation::Plan> RemedyOperation::planUndo(const advice::KnownIssue &issue, std::stop_token stop) const
{
    advice::RemedyRequest request = requestFor(issue);
    const auto known = addFiles(request, stop);
    return known ? advice::planPatchUndo(request) : std::unexpected(known.error());
}

Result<> RemedyOperation::addNodes(advice::RemedyRequest &request, const std::stop_token &stop) const
{
    const auto nodes = m_kubectl.allNodes(stop);
    if (nodes) {
        takeNodes(request, *nodes);
    } else if (m_deployer.inventory.isEmpty() || stop.stop_requested()) {
        return std::unexpected(nodes.error());
    }
    if (nodes && !needsInventory(request.issue)) {
        return {};
    }
    // It may be the API server that is to be helped: the inventory knows the nodes too, and etcd's members only it.
    const inventory::HostFiles files{command::FileTransfer(m_deployer.runner)};
    const inventory::LoadedInventory loaded = inventory::readInventory(m_deployer.inventory, files, stop);
    if (loaded.isRefused()) {
        return std::unexpected(nodes ? loaded.error() : nodes.error());
    }
    const inventory::KubesprayInventory found = inventory::interpretKubespray(loaded.inventory);
    if (!nodes) {
        takeNodes(request, found);
    }
    request.etcd = found.etcd;
    for (const QString &member : found.etcd) {
        if (!request.nodes.contains(member)) { // a host of its own, which is no node
            const inventory::KubesprayHost *host = found.host(member);
            request.nodes.append(member);
            request.addresses.insert(member, host == nullptr ? QString() : host->address);
        }
    }
    return {};
}

Result<> RemedyOperation::addFiles(advice::RemedyRequest &request, const std::stop_token &stop) const
{
    const command::FileTransfer transfer(m_deployer.runner);
    QMap<QString, QByteArray> files;
    for (const QString &path : advice::filesOf(request)) {
        auto content = transfer.read(path, stop);
        if (content) {
            files.insert(path, std::move(*content));
        } else if (content.error().code != ErrorCode::NotFound) {
            return std::unexpected(content.error());
        }
    }
    if (hasKind(request.issue, RemedyStep::Kind::Setting) && !request.inventory.isEmpty()) {
        const auto folder = group_vars::readFolder(transfer, request.inventory + "/group_vars"_L1, stop);
        if (!folder && folder.error().code != ErrorCode::NotFound) {
            return std::unexpected(folder.error());
        }
        for (const auto &[path, content] : folder.value_or(group_vars::FolderFiles()).asKeyValueRange()) {
            files.insert(request.inventory + "/group_vars/"_L1 + path, content);
        }
    }
    request.files = std::move(files);
    return {};
}

} // namespace kubemori::composition
