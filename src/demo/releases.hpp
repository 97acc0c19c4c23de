// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"

#include <QString>
#include <QStringList>

#include <span>

namespace kubemori::demo {

/// What a Kubespray release is and installs, as far as the demo's miniature of it says so. Versions are without their
/// v; releases before v2.28.0 write them with one.
struct Release
{
    QLatin1StringView tag;
    QLatin1StringView date; ///< of its commit, UTC
    QLatin1StringView kubernetes;
    QLatin1StringView sample;  ///< kube_version of the sample inventory: of some releases it lags behind
    QLatin1StringView kubelet; ///< the newest of each minor line that can be downloaded, the newest line first
    QLatin1StringView ansibleMin;
    QLatin1StringView ansibleMax;
    QLatin1StringView ansible; ///< the package that requirements.txt pins
    QLatin1StringView ansibleRange;
    QLatin1StringView python;
    QLatin1StringView etcd;
    QLatin1StringView containerd;
    QLatin1StringView calico;
    QLatin1StringView runc;
    QLatin1StringView cni;
    QLatin1StringView helm;
    QLatin1StringView coredns;
    QLatin1StringView metricsServer;
    QLatin1StringView certManager;
    QLatin1StringView ingressNginx; ///< empty: the release has none
    QLatin1StringView kubeVip;
    QLatin1StringView kubeVipImage;

    [[nodiscard]] Version version() const { return Version::parse(QString(tag)).value_or(Version()); }
    /// "2.27", the line of patches.
    [[nodiscard]] QString line() const { return tag.toString().sliced(1).section(u'.', 0, 1); }
};

/// The releases that the demo's repositories have, in the order of their versions, which is not that of their dates.
[[nodiscard]] std::span<const Release> releases();
/// nullptr: no such release here.
[[nodiscard]] const Release *releaseOf(const QString &tag);
/// The Kubernetes version that a release installs by default, with its v; empty: no such release here.
[[nodiscard]] QString kubernetesOf(const QString &tag);
/// The version of ansible-core that comes with a version of the package ansible: "2.18.14" with "11.13.0".
[[nodiscard]] QString ansibleCoreOf(const QString &package);
/// Whether the release can install a version of Kubernetes, with its v or without.
[[nodiscard]] bool knowsKubernetes(const Release &release, const QString &version);

} // namespace kubemori::demo
