// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <array>

namespace kubemori::upgrade::checks {

/// Finding::check of all there are. They stand in files on disk and other people's scripts rely on them: never rename
/// one. The words for people are in ui/text.

// Health and Verify
inline constexpr QLatin1StringView nodesReady("nodes-ready");
inline constexpr QLatin1StringView nodeCordoned("node-cordoned");
inline constexpr QLatin1StringView nodeVersions("node-versions");
inline constexpr QLatin1StringView podsWell("pods-well");
inline constexpr QLatin1StringView budgets("budgets");
inline constexpr QLatin1StringView certificates("certificates");
inline constexpr QLatin1StringView etcdHealth("etcd-health");
inline constexpr QLatin1StringView etcdVersion("etcd-version");
inline constexpr QLatin1StringView diskSpace("disk-space");
inline constexpr QLatin1StringView timeSkew("time-skew");
inline constexpr QLatin1StringView swap("swap");
inline constexpr QLatin1StringView containerEngine("container-engine");
inline constexpr QLatin1StringView rlimits("rlimits");
inline constexpr QLatin1StringView kubeletServer("kubelet-server");
inline constexpr QLatin1StringView cgroupVersion("cgroup-version");
inline constexpr QLatin1StringView kernelVersion("kernel-version");
inline constexpr QLatin1StringView apiRemovals("api-removals");
inline constexpr QLatin1StringView rookCeph("rook-ceph");
inline constexpr QLatin1StringView metallb("metallb");
inline constexpr QLatin1StringView calicoVersion("calico-version");
inline constexpr QLatin1StringView loadBalancerName("load-balancer-name");

// Safety
inline constexpr QLatin1StringView etcdSnapshot("etcd-snapshot");
inline constexpr QLatin1StringView kubernetesBackup("kubernetes-backup");

// Checkout
inline constexpr QLatin1StringView tagsFetched("tags-fetched");
inline constexpr QLatin1StringView workBranch("work-branch");
inline constexpr QLatin1StringView oldInventory("old-inventory");

// Environment
inline constexpr QLatin1StringView python("python");
inline constexpr QLatin1StringView virtualEnvironment("virtual-environment");
inline constexpr QLatin1StringView pipInstall("pip-install");
inline constexpr QLatin1StringView ansibleVersion("ansible-version");

// Inventory
inline constexpr QLatin1StringView inventoryForm("inventory-form");
inline constexpr QLatin1StringView inventorySame("inventory-same");
inline constexpr QLatin1StringView etcdMembers("etcd-members");
inline constexpr QLatin1StringView inventoryNodes("inventory-nodes");

// Settings
inline constexpr QLatin1StringView settingsConflicts("settings-conflicts");
inline constexpr QLatin1StringView settingsCarried("settings-carried");
inline constexpr QLatin1StringView settingsValid("settings-valid");
inline constexpr QLatin1StringView settingsCommitted("settings-committed");

// Reach
inline constexpr QLatin1StringView ansibleCfg("ansible-cfg");
inline constexpr QLatin1StringView reachGroup("reach-group");
inline constexpr QLatin1StringView reachNames("reach-names");
inline constexpr QLatin1StringView reachSudo("reach-sudo");

// Verify
inline constexpr QLatin1StringView nodeUpgraded("node-upgraded");
inline constexpr QLatin1StringView nodeScheduling("node-scheduling");
inline constexpr QLatin1StringView podsAsBefore("pods-as-before");
inline constexpr QLatin1StringView controlPlaneImages("control-plane-images");
inline constexpr QLatin1StringView components("components");
inline constexpr QLatin1StringView addonsLeftBehind("addons-left-behind");

inline constexpr std::array all{nodesReady,
                                nodeCordoned,
                                nodeVersions,
                                podsWell,
                                budgets,
                                certificates,
                                etcdHealth,
                                etcdVersion,
                                diskSpace,
                                timeSkew,
                                swap,
                                containerEngine,
                                rlimits,
                                kubeletServer,
                                cgroupVersion,
                                kernelVersion,
                                apiRemovals,
                                rookCeph,
                                metallb,
                                calicoVersion,
                                loadBalancerName,
                                etcdSnapshot,
                                kubernetesBackup,
                                tagsFetched,
                                workBranch,
                                oldInventory,
                                python,
                                virtualEnvironment,
                                pipInstall,
                                ansibleVersion,
                                inventoryForm,
                                inventorySame,
                                etcdMembers,
                                inventoryNodes,
                                settingsConflicts,
                                settingsCarried,
                                settingsValid,
                                settingsCommitted,
                                ansibleCfg,
                                reachGroup,
                                reachNames,
                                reachSudo,
                                nodeUpgraded,
                                nodeScheduling,
                                podsAsBefore,
                                controlPlaneImages,
                                components,
                                addonsLeftBehind};

} // namespace kubemori::upgrade::checks
