// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/node_list.hpp"

namespace kubemori::composition {

Result<QList<kube::Node>> listNodes(const kube::Kubectl &kubectl, const std::stop_token &stop)
{
    QList<kube::Node> nodes;
    const auto listed = kubectl.listNodes(
        [&nodes](kube::NodesListed page) {
            if (page.first) {
                nodes.clear();
            }
            nodes.append(std::move(page.nodes));
        },
        stop);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    return nodes;
}

} // namespace kubemori::composition
