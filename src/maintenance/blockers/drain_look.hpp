// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"
#include "maintenance/blockers/drain_view.hpp"

namespace kubemori::maintenance {

/// Looks at a node that is being drained: its pods and the disruption budgets, and of what stands behind those that do
/// not go only as much as the verdict needs. Owners are read once per object. Not thread-safe: one per thread.
class DrainLook
{
public:
    explicit DrainLook(kube::Kubectl kubectl);

    /// Two calls when nothing is in the way. An error only when the pods or the budgets cannot be read; what else
    /// cannot be read is absent. DrainView::now is left to the caller.
    [[nodiscard]] Result<DrainView> at(const QString &node, const std::stop_token &stop);

private:
    [[nodiscard]] Result<> readPods(const QString &path, QList<kube::Pod> &pods, DrainView &view,
                                    const std::stop_token &stop) const;
    void readWaiting(const kube::Pod &pod, DrainView &view, const std::stop_token &stop);
    void readEnding(const QString &node, const kube::Pod &pod, DrainView &view, const std::stop_token &stop) const;

    kube::Kubectl m_kubectl;
    QHash<QString, kube::ScalableOwner> m_owners; ///< by namespace, kind and name of the pod's controller
};

} // namespace kubemori::maintenance
