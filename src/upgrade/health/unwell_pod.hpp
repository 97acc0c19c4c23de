// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/workload.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>
#include <QString>

namespace kubemori::upgrade::health {

/// Whether a pod does what it is there for: it runs and is ready, or has ended well.
[[nodiscard]] bool isWell(const kube::PodHealth &pod);
/// Whether one that is not well may only need some time: it is being made, or ends.
[[nodiscard]] bool isStarting(const kube::PodHealth &pod);
/// What it does instead: "CrashLoopBackOff", "Pending", "NotReady", "Terminating".
[[nodiscard]] QString stateOf(const kube::PodHealth &pod);
/// "namespace/Kind/name" of what makes it again under another name; empty for bare and static pods.
[[nodiscard]] QString ownerOf(const kube::PodHealth &pod);

/// Those that are not well.
[[nodiscard]] QList<kube::PodHealth> unwellOf(const QList<kube::PodHealth> &pods);
[[nodiscard]] QList<PodBefore> podsBefore(const QList<kube::PodHealth> &pods);
/// "CrashLoopBackOff on node2, of shop/Deployment/web"
[[nodiscard]] QString evidenceOf(const kube::PodHealth &pod);

} // namespace kubemori::upgrade::health
