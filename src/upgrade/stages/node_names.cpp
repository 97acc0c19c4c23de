// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/node_names.hpp"

#include <utility>

namespace kubemori::upgrade {

Result<QStringList> nodeNames(const UpgradeSite &site, const HopRecord &hop, std::stop_token stop)
{
    QStringList names;
    for (const NodeBefore &node : hop.nodes) {
        names.append(node.name);
    }
    if (!names.isEmpty()) {
        return names;
    }
    return site.actions->health().nodes(std::move(stop)).transform([&names](const QList<kube::Node> &nodes) {
        for (const kube::Node &node : nodes) {
            names.append(node.name);
        }
        return names;
    });
}

} // namespace kubemori::upgrade
