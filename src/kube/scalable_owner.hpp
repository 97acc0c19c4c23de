// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"

namespace kubemori::kube {

/// Who makes a pod again, as far as one more replica can be asked of it.
struct ScalableOwner
{
    QString kind; ///< as kubectl takes it: "deployment", "statefulset", "job"
    QString name;
    int replicas = 0;
    bool scales = false; ///< a Deployment or StatefulSet whose size nobody else decides (a controller, an autoscaler)

    bool operator==(const ScalableOwner &) const = default;
};

/// From a pod's controller, through a ReplicaSet to its Deployment. Up to three calls. What cannot be read of the
/// autoscalers counts as one that decides.
[[nodiscard]] Result<ScalableOwner> readScalableOwner(const Kubectl &kubectl, const Pod &pod,
                                                      const std::stop_token &stop);

/// How many replicas a "deployment" or "statefulset" is to have.
[[nodiscard]] Result<int> readReplicas(const Kubectl &kubectl, const QString &nameSpace, const QString &kind,
                                       const QString &name, const std::stop_token &stop);

} // namespace kubemori::kube
