// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/task_thread.hpp"
#include "app/composition/world.hpp"

#include "cluster/profile_store.hpp"
#include "ui/bridge/cluster_session.hpp"

namespace kubemori::composition {

/// What the settings give to every cluster.
struct SessionDefaults
{
    cluster::Timeouts timeouts; ///< where a profile names none
    std::shared_ptr<const command::LocalEnvironment> environment;
    std::shared_ptr<command::SecretStore> keyring; ///< null: passwords are kept in memory only
};

/// The clusters of clusters.yaml, opened over the real world.
class RealClusterDirectory final : public ui::ClusterDirectory
{
public:
    /// `configFile` empty: the usual place. `observer` hears of every operation.
    explicit RealClusterDirectory(const QString &configFile = {}, OperationObserver observer = {},
                                  SessionDefaults defaults = {});

    [[nodiscard]] QList<cluster::Profile> profiles() const override { return m_loaded.profiles; }
    [[nodiscard]] std::unique_ptr<ui::ClusterSession> open(const cluster::Profile &profile,
                                                           command::Prompter &prompter) override;
    [[nodiscard]] std::unique_ptr<ui::FleetSource> openFleet(command::Prompter &prompter) override;
    void findUnsettled(std::function<void(QStringList)> done) override;

    /// The file that was read.
    [[nodiscard]] QString path() const { return m_store.path(); }
    /// What is wrong in it, and whether it could be read at all.
    [[nodiscard]] const QList<cluster::ProfileProblem> &problems() const { return m_loaded.problems; }
    [[nodiscard]] const Error &readError() const { return m_readError; }

private:
    cluster::ProfileStore m_store;
    OperationObserver m_observer;
    std::shared_ptr<const command::LocalEnvironment> m_environment;
    std::shared_ptr<command::SecretStore> m_keyring;
    cluster::LoadedProfiles m_loaded;
    Error m_readError;
    TaskThread m_tasks;
};

} // namespace kubemori::composition
