// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"
#include "operation/step_context.hpp"

#include <QLatin1StringView>

namespace kubemori::maintenance {

/// What the steps of a reboot remember about a node (operation::Facts). The names are in journals on disk: never change
/// one.
namespace facts {
inline constexpr QLatin1StringView internalIp{"internalIp"};
inline constexpr QLatin1StringView hostname{"hostname"};
inline constexpr QLatin1StringView schedulableBefore{"schedulableBefore"}; ///< "true" or "false", before we touched it
inline constexpr QLatin1StringView claim{"claim"};                         ///< sent
inline constexpr QLatin1StringView cordon{"cordon"};                       ///< sent, restored, none
inline constexpr QLatin1StringView deleteEmptyDirData{"deleteEmptyDirData"}; ///< "true": a person said so
/// JSON: what was changed in the cluster for the time of the drain and is to be put back (Borrowed)
inline constexpr QLatin1StringView borrowed{"borrowed"};
inline constexpr QLatin1StringView bootIdBefore{"bootIdBefore"};
inline constexpr QLatin1StringView bootIdAfter{"bootIdAfter"};
inline constexpr QLatin1StringView versionsBefore{
    "versionsBefore"}; ///< of kubelet, kernel, system and runtime, to be read
inline constexpr QLatin1StringView versionsAfter{"versionsAfter"};
inline constexpr QLatin1StringView heartbeatBefore{"heartbeatBefore"}; ///< the newest one known to be of the old boot
inline constexpr QLatin1StringView probe{"probe"};                     ///< direct, indirect
inline constexpr QLatin1StringView shutdown{"shutdown"};               ///< sent, accepted, dropped, refused
inline constexpr QLatin1StringView shutdownAt{"shutdownAt"};           ///< UTC, when it was sent last
inline constexpr QLatin1StringView down{"down"};                       ///< silent, rebooted; empty: not seen yet
inline constexpr QLatin1StringView ready{"ready"};                     ///< "true": Ready again after the reboot
inline constexpr QLatin1StringView gatesAccepted{"gatesAccepted"};     ///< why a person let it go with gates shut

inline constexpr QLatin1StringView off{"off"};                 ///< "true": switched off, and not seen up since
inline constexpr QLatin1StringView snapshotSum{"snapshotSum"}; ///< of etcd's snapshot: it is there
inline constexpr QLatin1StringView snapshotAccepted{"snapshotAccepted"}; ///< why a person goes on without one

/// Of the operation, not of a node: WorkloadSnapshot::toText().
inline constexpr QLatin1StringView workloadsBefore{"workloadsBefore"};
/// Of the operation, nodes with commas: what the last run of an upgrade's playbook came to.
inline constexpr QLatin1StringView leftCordoned{"leftCordoned"};       ///< by the run, and schedulable before it
inline constexpr QLatin1StringView unfinishedHosts{"unfinishedHosts"}; ///< on which it failed or was broken off
inline constexpr QLatin1StringView upgradedNodes{"upgradedNodes"};     ///< that have the new version

inline constexpr QLatin1StringView sent{"sent"};
inline constexpr QLatin1StringView restored{"restored"};
inline constexpr QLatin1StringView none{"none"};
inline constexpr QLatin1StringView accepted{"accepted"};
inline constexpr QLatin1StringView dropped{"dropped"};
inline constexpr QLatin1StringView refused{"refused"};
inline constexpr QLatin1StringView direct{"direct"};
inline constexpr QLatin1StringView indirect{"indirect"};
inline constexpr QLatin1StringView yes{"true"};
inline constexpr QLatin1StringView no{"false"};
} // namespace facts

/// "kubelet v1.31.4, kernel 6.1.0-25-amd64, Debian GNU/Linux 12, containerd://1.7.23"; what is empty is left out.
[[nodiscard]] QString versionsOf(const kube::Node &node);

/// The step's node, as remembered.
[[nodiscard]] NodeRef rememberedNode(const operation::StepContext &context);
void rememberNode(operation::StepContext &context, const kube::Node &node);

/// What a node's result says of these facts.
void describeNode(operation::NodeResult &result, const operation::Facts &known);

/// We cordoned it and it has not been put back.
[[nodiscard]] bool isCordonedByUs(const operation::StepContext &context);
/// A shutdown was sent and may have been obeyed, and the node has not been proved Ready since: it must not be made
/// schedulable.
[[nodiscard]] bool mayBeRebooting(const operation::StepContext &context);
/// It was told to reboot by this operation, and that it did and was Ready again is proved: a resume has only to put it
/// back, whatever came after that.
[[nodiscard]] bool hasRebooted(const operation::StepContext &context);

/// A shutdown was sent, and not refused: it goes down, or has been down.
[[nodiscard]] bool wasToldToGoDown(const operation::StepContext &context);

} // namespace kubemori::maintenance
