// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "demo/demo_deployer.hpp"
#include "demo/demo_runs.hpp"
#include "demo/real_programs.hpp"
#include "demo/shared_cluster.hpp"

#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace kubemori::demo {

/// All demo clusters on one clock. A cluster is made when it is first looked at, and stays as it is until the end.
/// Thread-safe.
class DemoWorld
{
public:
    /// The speed at which a node is rebooted within some seconds.
    static constexpr double usualSpeed = 20;

    explicit DemoWorld(double speed = usualSpeed);

    [[nodiscard]] DemoClock &clock() { return m_clock; }
    [[nodiscard]] static QList<cluster::Profile> profiles();
    /// By id, by the id without "demo.", or by name; none: there is no such cluster.
    [[nodiscard]] static std::optional<cluster::Profile> profileNamed(const QString &name);
    /// The ids without "demo.", for people to choose from.
    [[nodiscard]] static QStringList names();
    /// By the profile's id; null: no such cluster.
    [[nodiscard]] SharedCluster *cluster(const QString &id);
    /// What of the admin's machine is real.
    [[nodiscard]] RealPrograms &realPrograms() { return m_realPrograms; }
    /// What of it is neither real nor a cluster's.
    [[nodiscard]] DemoDeployer &deployer() { return m_deployer; }
    /// The runs of ansible on the admin's machine.
    [[nodiscard]] DemoRuns &runs() { return m_runs; }
    /// The first whose folder or nodes a command line names; null: it names none.
    [[nodiscard]] SharedCluster *clusterNamedIn(const QString &text);

    /// A machine of one of the clusters.
    struct Machine
    {
        SharedCluster *cluster = nullptr;
        int node = -1;
    };
    /// By address or name; none: nobody's.
    [[nodiscard]] Machine find(const QString &host);

private:
    struct Entry
    {
        QString id;
        QString prefix; ///< of its nodes' names
        int firstSubnet = 0;
        int lastSubnet = 0;
        std::unique_ptr<SharedCluster> cluster;
    };

    DemoClock m_clock;
    RealPrograms m_realPrograms;
    DemoDeployer m_deployer;
    std::vector<Entry> m_entries;
    DemoRuns m_runs; ///< last: its threads use the clusters
};

} // namespace kubemori::demo
