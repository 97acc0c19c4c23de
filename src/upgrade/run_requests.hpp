// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_request.hpp"
#include "upgrade/upgrade.hpp"

#include <QStringList>

namespace kubemori::upgrade {

/// kube_version as this release wants it: "v1.31.4", from v2.28.0 on "1.35.0".
[[nodiscard]] QString kubeVersionFor(const HopRecord &hop);
/// The same as a kubelet says it: always with "v"; empty: not known.
[[nodiscard]] QString kubeletVersionFor(const HopRecord &hop);

/// Reads the facts of all hosts into the cache, which runs with a limit rely on (v2.27.0 on refuses them without).
[[nodiscard]] ansible::RunRequest factsRequest(const HopRecord &hop);
/// The upgrade itself, of all hosts or (limit not empty) of some.
[[nodiscard]] ansible::RunRequest upgradeRequest(const HopRecord &hop, const QString &limit);
/// What upgradeRequest() leaves out on some releases or with a limit: addons, on the first control plane.
[[nodiscard]] ansible::RunRequest addonsRequest(const HopRecord &hop);

/// Whether upgrade-cluster.yml of this release leaves the ingress controller behind (v2.11.0 to v2.18.2, claim C12).
[[nodiscard]] bool leavesAddonsBehind(const HopRecord &hop);

} // namespace kubemori::upgrade
