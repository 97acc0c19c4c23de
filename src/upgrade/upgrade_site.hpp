// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "cluster/cluster_access.hpp"
#include "kube/kubectl.hpp"
#include "maintenance/cluster_actions.hpp"
#include "upgrade/ansible_runs.hpp"

#include <QString>

#include <memory>

namespace kubemori::upgrade {

/// What the stages of one cluster's upgrade work with. The runners in it are free of secrets. Used by one thread at a
/// time.
struct UpgradeSite
{
    cluster::Profile profile;
    std::shared_ptr<cluster::ClusterAccess> access; ///< nodes by ssh, and the deployer
    kube::Kubectl kubectl;
    std::shared_ptr<maintenance::ClusterActions> actions; ///< health() answers of etcd, workloads, ceph
    AnsibleRuns *runs = nullptr;                          ///< borrowed
    Clock *clock = nullptr;                               ///< borrowed
    QString folder; ///< this upgrade's own on this machine (0700), for snapshots and backups

    /// The deployer with whole paths where it is this machine: what is relative in the profile is in the home there.
    [[nodiscard]] cluster::Deployer deployer() const;
};

} // namespace kubemori::upgrade
