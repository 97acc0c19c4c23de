// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/task_thread.hpp"
#include "app/composition/world.hpp"

#include "cluster/profile_store.hpp"
#include "ui/bridge/cluster_session.hpp"

namespace kubemori::composition {

/// What the program gives to every cluster.
struct SessionDefaults
{
    cluster::Timeouts timeouts; ///< where a profile names none
    Surroundings surroundings;
};

/// Which clusters are shown.
enum class DemoRule {
    Never,
    FirstStart, ///< the demo's as long as clusters.yaml names none
    Always,     ///< the demo's and no others, until one is added
};

/// The clusters of clusters.yaml, opened over the real world, or the demo's over the simulated one.
class RealClusterDirectory final : public ui::ClusterDirectory
{
public:
    /// `configFile` empty: the usual place. `observer` hears of every operation. Without a demo the rule is Never.
    explicit RealClusterDirectory(const QString &configFile = {}, OperationObserver observer = {},
                                  SessionDefaults defaults = {}, DemoRule rule = DemoRule::Never);

    [[nodiscard]] QList<cluster::Profile> profiles() const override;
    [[nodiscard]] QList<cluster::Profile> take(const QList<cluster::Profile> &configured, bool isBroken) override;
    [[nodiscard]] const Clock *clockOf(const cluster::Profile &profile) const override;
    [[nodiscard]] std::unique_ptr<ui::ClusterSession> open(const cluster::Profile &profile,
                                                           command::Prompter &prompter) override;
    [[nodiscard]] std::unique_ptr<ui::FleetSource> openFleet(command::Prompter &prompter) override;
    void findUnsettled(std::function<void(QStringList)> done) override;

    /// The file that was read.
    [[nodiscard]] QString path() const { return m_store.path(); }
    /// What is wrong in it, and whether it could be read at all.
    [[nodiscard]] const QList<cluster::ProfileProblem> &problems() const { return m_loaded.problems; }
    [[nodiscard]] const Error &readError() const { return m_readError; }
    /// Whether the demo's clusters are shown instead.
    [[nodiscard]] bool isDemo() const;

private:
    /// Those of a cluster, or of all: the demo is for its own clusters only.
    [[nodiscard]] Surroundings surroundings(bool simulated) const;

    cluster::ProfileStore m_store;
    OperationObserver m_observer;
    Surroundings m_surroundings;
    DemoRule m_rule;
    bool m_isBroken = false; ///< something is wrong in the file
    cluster::LoadedProfiles m_loaded;
    Error m_readError;
    TaskThread m_tasks;
};

} // namespace kubemori::composition
