// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori::demo {

/// The Kubespray releases that the demo's checkouts know, oldest first.
[[nodiscard]] QStringList releaseTags();
/// The Kubernetes version that a release installs by default; empty: no such release here.
[[nodiscard]] QString kubernetesOf(const QString &tag);

} // namespace kubemori::demo
