// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/maintenance/sim_cluster.hpp"

#include "upgrade/ansible_runs.hpp"

#include <QSet>

namespace kubemori::test {

/// ansible and Kubespray over a cluster made of values: upgrade-cluster.yml cordons a node that is schedulable, gives
/// it the new kubelet, and makes it schedulable again if it cordoned it; a failure leaves the node as it is then. A run
/// is kept when whoever started it is gone.
class SimKubespray final : public upgrade::AnsibleRuns
{
public:
    struct Run
    {
        ansible::RunRequest request;
        ansible::RunRecord record;
        QList<ansible::RunEvent> events;
    };

    explicit SimKubespray(SimCluster &cluster);

    QSet<QString> failsOnce; ///< nodes at which the next run that comes to them fails
    QStringList controlPlanes{QStringLiteral("cp1"), QStringLiteral("cp2")};
    std::function<bool(const QString &node)> isDrainHeld; ///< the drain of this node fails, and it is uncordoned again
    bool forgetsRuns = false;                             ///< what is kept of runs is gone
    bool losesRuns = false;                               ///< runs end without a word
    std::function<void(const QString &node)> onNode;      ///< before a node is upgraded
    [[nodiscard]] const QList<Run> &runs() const { return m_runs; }
    /// "upgrade-cluster.yml node2,node3" for each run.
    [[nodiscard]] QStringList told() const;

    Result<QString> commandText(const upgrade::HopRecord &hop, const ansible::RunRequest &request) const override;
    Result<ansible::RunRecord> run(const upgrade::HopRecord &hop, const ansible::RunRequest &request,
                                   const upgrade::RunListener &listener, std::stop_token stop) override;
    Result<ansible::RunRecord> takeUp(const upgrade::HopRecord &hop, const QString &id,
                                      const upgrade::RunListener &listener, std::stop_token stop) override;

private:
    [[nodiscard]] QStringList hostsOf(const QString &limit);
    void upgradeNodes(Run &run, const std::stop_token &stop);
    [[nodiscard]] bool upgradeNode(const QString &node, const QString &version, bool alwaysCordons);

    SimCluster &m_cluster;
    QList<Run> m_runs;
};

} // namespace kubemori::test
