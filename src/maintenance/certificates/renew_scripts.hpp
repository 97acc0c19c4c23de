// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "maintenance/certificates/certificate.hpp"

#include <QString>

namespace kubemori::maintenance {

/// The folder of an operation's backup on a node; root's alone.
[[nodiscard]] QString backupFolder(const QString &operation);

/// What sh runs as root on a control plane, as it stands in the plan. Every one may be run again after it was cut off.
///
/// Copies the certificates, kubeconfigs and root's kubeconfig; complete or not there at all.
[[nodiscard]] QString backupScript(const QString &folder);
/// Says "same" for a backup that is complete and equals what is in use, "other" for one that differs, "none".
[[nodiscard]] QString compareScript(const QString &folder);
/// Puts the files of the backup back.
[[nodiscard]] QString restoreScript(const QString &folder);
/// kubeadm in the form that its version wants, the kubelet's kubeconfig when `kubelet` is its name ("system:node:…"
/// without the prefix), root's kubeconfig. InvalidInput when this kubeadm cannot.
[[nodiscard]] Result<QString> renewScript(const KubeadmFacts &facts, const QString &kubelet, const QString &folder);
/// Starts the static pods anew; before them the kubelet if it has a new kubeconfig.
[[nodiscard]] QString restartScript(const KubeadmFacts &facts, bool kubelet, const QString &operation);
/// Prints the leases of controller-manager and scheduler as kubectl's JSON; code 127 without kubectl.
[[nodiscard]] QString leaseScript();
/// Prints "ready" when the node's own API server says so.
[[nodiscard]] QString readyScript();

/// What goes before each of them: a sudo need not look where Kubespray puts its programs.
[[nodiscard]] QString scriptPreface();

} // namespace kubemori::maintenance
