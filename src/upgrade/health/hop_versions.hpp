// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"
#include "upgrade/upgrade.hpp"

#include <optional>

namespace kubemori::upgrade::health {

/// The versions of a hop as numbers; none: not known, or no version.
struct HopVersions
{
    std::optional<Version> tag;        ///< of Kubespray, to which it goes
    std::optional<Version> kubeBefore; ///< of Kubernetes
    std::optional<Version> kube;       ///< to which it goes: a person's wish, or the release's

    [[nodiscard]] static HopVersions of(const HopRecord &hop);

    /// Whether the hop goes to this release of Kubespray or a later one.
    [[nodiscard]] bool isTagFrom(int major, int minor, int patch = 0) const;
    /// Whether it goes to this minor release of Kubernetes or a later one.
    [[nodiscard]] bool isKubeFrom(int major, int minor) const;
    bool operator==(const HopVersions &) const = default;
};

/// The version of a component that the hop installs; empty: not known. Those that follow from the version of Kubernetes
/// (etcd, CoreDNS) are known only for the release's own minor release of it.
[[nodiscard]] QString installedBy(const HopRecord &hop, const QString &component);

/// Reads a version as programs and images write it: also with something behind it ("4.18.0-553.el8", "2.0.5~1",
/// "v3.27.3-amd64"), which is left out. Nothing for what has no MAJOR.MINOR in front.
[[nodiscard]] std::optional<Version> leadingVersion(const QString &text);

/// Whether both are the same version, whatever way they are written ("v1.12.1", "1.12.1").
[[nodiscard]] bool isSameVersion(const QString &one, const QString &other);

} // namespace kubemori::upgrade::health
