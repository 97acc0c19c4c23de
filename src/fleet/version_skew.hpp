// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/cluster_facts.hpp"

namespace kubemori::fleet {

enum class Skew {
    Unknown, ///< a version cannot be read, or there are no nodes
    None,    ///< every kubelet has the API server's minor version
    Allowed, ///< some are older, as far as the policy allows
    TooOld,  ///< some are older than that
    TooNew,  ///< some are newer than the API server, which is never allowed
};

/// Stable name for JSON and tests: "TooOld".
[[nodiscard]] QString toString(Skew skew);

struct SkewVerdict
{
    Skew skew = Skew::Unknown;
    int minorsBehind = 0; ///< of the oldest kubelet; negative: the newest one is ahead
    QString version;      ///< the kubelet version that decided it

    bool operator==(const SkewVerdict &) const = default;
};

/// By Kubernetes' version skew policy (kubernetes.io/releases/version-skew-policy): a kubelet is never newer than the
/// API server; it may be three minor versions older, or two where it is older than 1.25 (so that three became possible
/// with the API server 1.28). Patch versions do not count. A major version other than the API server's is too new or
/// too old.
[[nodiscard]] SkewVerdict skewOf(const KubernetesFacts &facts);

} // namespace kubemori::fleet
