// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "kube/kubectl.hpp"
#include "operation/command_log.hpp"

#include <memory>

namespace kubemori::advice {

/// What the steps of a remedy share.
struct RemedyShared
{
    std::shared_ptr<const cluster::ClusterAccess> access;
    kube::Kubectl kubectl; ///< tells `commands`
    std::shared_ptr<operation::CommandLog> commands;
};

} // namespace kubemori::advice
