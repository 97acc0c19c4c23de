// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade::health {

/// kubelet-server: a control plane whose kubelet goes through a load balancer, so that a new kubelet may talk to an old
/// API server. `port`: where the API servers listen.
[[nodiscard]] QList<Finding> checkKubeletServer(const ClusterPicture &picture, const HopRecord &hop, int port);
/// load-balancer-name: the name in the nodes' kubeconfigs, which from v2.29.0 on nobody writes into /etc/hosts.
[[nodiscard]] QList<Finding> checkLoadBalancerName(const ClusterPicture &picture, const HopRecord &hop);

} // namespace kubemori::upgrade::health
