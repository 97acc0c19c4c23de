// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_model.hpp"

#include <QJsonObject>

namespace kubemori::demo {

/// The objects of the simulated cluster as its API server writes them, with all that Kubemori reads and enough of the
/// rest to look real. Pure.
class ApiObjects
{
public:
    explicit ApiObjects(const ClusterModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] QJsonObject node(const SimNode &node) const;
    [[nodiscard]] QJsonObject pod(const SimPod &pod) const;
    [[nodiscard]] QMap<QString, QString> labelsOf(const SimPod &pod) const;
    [[nodiscard]] QJsonObject workload(const SimWorkload &workload) const;
    /// What stands between a Deployment and its pods.
    [[nodiscard]] QJsonObject replicaSet(const SimWorkload &deployment) const;
    [[nodiscard]] QJsonObject budget(const SimBudget &budget) const;

private:
    const ClusterModel &m_model;
};

} // namespace kubemori::demo
