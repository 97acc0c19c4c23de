// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"
#include "maintenance/node_facts.hpp"
#include "upgrade/ansible_runs.hpp"

#include <QLatin1StringView>
#include <QStringList>

#include <memory>

namespace kubemori::upgrade {

/// What the steps of an upgrade share.
struct UpgradeShared
{
    HopRecord hop;
    std::shared_ptr<maintenance::ClusterActions> actions;
    std::shared_ptr<AnsibleRuns> runs;
    QStringList nodes;               ///< of the plan
    QStringList protectedNamespaces; ///< whose pods are never deleted by force
};

/// What they remember (operation::Facts). The names are in journals on disk: never change one.
namespace facts {
/// Of the node that a run belongs to, with the step's kind behind it: the id of the run of ansible that was begun and
/// is not known to be over.
inline constexpr QLatin1StringView run{"ansibleRun"};
/// Of the operation: the hosts on which the last run failed or was broken off, with commas.
inline constexpr QLatin1StringView unfinished = maintenance::facts::unfinishedHosts;
/// Of the operation: "true": a run left out the first control plane, so that its addons are to do.
inline constexpr QLatin1StringView leftOut{"controlPlaneLeftOut"};
/// Of the operation: nodes that a run left cordoned, with commas.
inline constexpr QLatin1StringView cordoned = maintenance::facts::leftCordoned;
/// Of the operation: nodes at the new version when the last run was over, with commas.
inline constexpr QLatin1StringView upgraded = maintenance::facts::upgradedNodes;
inline constexpr QLatin1StringView yes{"true"};
} // namespace facts

} // namespace kubemori::upgrade
