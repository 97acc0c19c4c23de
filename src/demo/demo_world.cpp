// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_world.hpp"

#include "demo/cluster_recipe.hpp"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<ClusterModel> beginCluster(const ClusterRecipe &recipe, Instant now)
{
    auto model = buildCluster(recipe, now);
    if (QFileInfo::exists(DemoCheckouts::failureMarkOf(recipe.id))) {
        (void)model->takeUpgradeFailure();
    }
    return model;
}

} // namespace

DemoWorld::DemoWorld(double speed)
    : m_clock(speed)
    , m_runs(m_clock)
{
    for (const ClusterRecipe &recipe : demoClusters()) {
        const int total = recipe.controlPlanes + recipe.workers;
        m_entries.push_back({.id = recipe.id,
                             .prefix = recipe.prefix,
                             .firstSubnet = recipe.subnet,
                             .lastSubnet = recipe.subnet + (total - 1) / hostsPerSubnet,
                             .cluster = std::make_unique<SharedCluster>(
                                 m_clock, [&recipe](Instant now) { return beginCluster(recipe, now); })});
    }
}

QList<cluster::Profile> DemoWorld::profiles()
{
    QList<cluster::Profile> profiles;
    for (const ClusterRecipe &recipe : demoClusters()) {
        profiles.append(profileOf(recipe));
    }
    return profiles;
}

std::optional<cluster::Profile> DemoWorld::profileNamed(const QString &name)
{
    for (const ClusterRecipe &recipe : demoClusters()) {
        if (name == recipe.id || name == recipe.id.section(u'.', 1) ||
            name.compare(recipe.name, Qt::CaseInsensitive) == 0) {
            return profileOf(recipe);
        }
    }
    return std::nullopt;
}

QStringList DemoWorld::names()
{
    QStringList names;
    for (const ClusterRecipe &recipe : demoClusters()) {
        names.append(recipe.id.section(u'.', 1));
    }
    return names;
}

SharedCluster *DemoWorld::cluster(const QString &id)
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : found->cluster.get();
}

SharedCluster *DemoWorld::clusterNamedIn(const QString &text)
{
    const auto named = [&](const auto &isNamed) -> SharedCluster * {
        const auto found = std::ranges::find_if(m_entries, isNamed);
        return found == m_entries.end() ? nullptr : found->cluster.get();
    };
    // Somebody may be called "test", and have a folder of that name.
    SharedCluster *byFolder =
        named([&text](const Entry &entry) { return text.contains(DemoCheckouts::folderOf(entry.id) + u'/'); });
    return byFolder != nullptr
               ? byFolder
               : named([&text](const Entry &entry) { return text.contains(entry.id.section(u'.', 1)); });
}

DemoWorld::Machine DemoWorld::find(const QString &host)
{
    static const QRegularExpression address(uR"(\A198\.18\.([0-9]{1,3})\.([0-9]{1,3})\z)"_s);
    static const QRegularExpression name(uR"(\A([a-z]+)[0-9]{1,4}(?:-bmc)?\z)"_s);
    const auto byAddress = address.match(host);
    const int subnet = byAddress.hasMatch() ? byAddress.captured(1).toInt() : -1;
    const QString prefix = name.match(host).captured(1);
    const auto entry = std::ranges::find_if(m_entries, [&](const Entry &one) {
        return byAddress.hasMatch() ? one.firstSubnet <= subnet && subnet <= one.lastSubnet : one.prefix == prefix;
    });
    if (entry == m_entries.end()) {
        return {};
    }
    SharedCluster &cluster = *entry->cluster;
    const int node = cluster.look([&](const ClusterModel &model) {
        if (!byAddress.hasMatch()) {
            return model.indexOf(host.endsWith(u"-bmc") ? host.chopped(4) : host);
        }
        const int index = (subnet - entry->firstSubnet) * hostsPerSubnet + byAddress.captured(2).toInt() - firstHost;
        return index >= 0 && index < static_cast<int>(model.nodes().size()) ? index : -1;
    });
    return node < 0 ? Machine{} : Machine{.cluster = &cluster, .node = node};
}

} // namespace kubemori::demo
