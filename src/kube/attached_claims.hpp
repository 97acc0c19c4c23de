// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"

namespace kubemori::kube {

/// Those of a pod's claims whose volumes are attached to the node by a VolumeAttachment. One list of attachments,
/// and one for each claim when there are any.
[[nodiscard]] Result<QStringList> attachedClaims(const Kubectl &kubectl, const QString &node, const QString &nameSpace,
                                                 const QStringList &claims, const std::stop_token &stop);

} // namespace kubemori::kube
