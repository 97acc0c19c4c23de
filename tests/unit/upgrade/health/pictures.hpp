// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

#include <QStringList>

namespace kubemori::test {

/// A node that is well: Ready, schedulable, Kubernetes v1.30.4 with containerd.
[[nodiscard]] kube::Node nodeNamed(const QString &name, bool controlPlane = false);
/// A pod of the Deployment shop/APP that runs and is ready.
[[nodiscard]] kube::PodHealth podNamed(const QString &app, const QString &name);
/// A member of etcd that is well.
[[nodiscard]] kube::EtcdMember memberNamed(const QString &name, const QString &version, bool leader = false);
/// What a node says of itself when it is well.
[[nodiscard]] upgrade::health::HostFacts goodFacts();
[[nodiscard]] upgrade::health::HostLook hostNamed(const QString &name, const upgrade::health::HostFacts &facts);
/// A node that did not answer.
[[nodiscard]] upgrade::health::HostLook silentHost(const QString &name);
/// Settings of an inventory.
[[nodiscard]] kubespray::InventorySettings settingsOf(const QMap<QString, QString> &values);

/// Two nodes, cp1 and node1, with which nothing is wrong.
[[nodiscard]] upgrade::health::ClusterPicture goodPicture();
/// Of which nothing could be seen.
[[nodiscard]] upgrade::health::ClusterPicture blindPicture();
/// From Kubernetes v1.30.4.
[[nodiscard]] upgrade::HopRecord hopTo(const QString &tag, const QString &kube);

/// "block node1" for each finding.
[[nodiscard]] QStringList said(const QList<upgrade::Finding> &findings);
/// The evidence of the finding that says so; a text of its own when there is none.
[[nodiscard]] QString evidence(const QList<upgrade::Finding> &findings, const QString &saying);

} // namespace kubemori::test
