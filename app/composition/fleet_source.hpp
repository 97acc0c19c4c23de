// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "fleet/fleet_store.hpp"
#include "fleet/keyed_jobs.hpp"
#include "ui/bridge/fleet_source.hpp"

#include <QHash>

#include <map>
#include <memory>
#include <mutex>

namespace kubemori::composition {

/// Looks at clusters of the real world, a few at a time, and remembers on disk what was seen. What a person typed for a
/// cluster is remembered as long as this lives.
class RealFleetSource final : public ui::FleetSource
{
public:
    /// Makes the world of one cluster.
    using WorldMaker = std::function<std::unique_ptr<World>()>;

    /// `operationsRoot` empty: the usual place.
    explicit RealFleetSource(WorldMaker makeWorld, fleet::FleetStore store = fleet::FleetStore(),
                             QString operationsRoot = {});
    ~RealFleetSource() override;

    void follow(Sink sink) override;
    void look(const QList<cluster::Profile> &clusters, command::Asking asking) override;

private:
    using Operations = QHash<QString, QList<fleet::OperationRecord>>;

    void lookAt(const cluster::Profile &profile, command::Asking asking, quint64 round, const std::stop_token &stop);
    /// What is known without asking anybody.
    [[nodiscard]] fleet::ClusterRecord remembered(const QString &cluster, quint64 round, const std::stop_token &stop);
    [[nodiscard]] QList<fleet::OperationRecord> operationsOn(const QString &cluster, quint64 round,
                                                             const std::stop_token &stop);
    [[nodiscard]] std::shared_ptr<World> worldOf(const QString &cluster);

    WorldMaker m_makeWorld;
    fleet::FleetStore m_store;
    QString m_operationsRoot;
    Sink m_sink;
    quint64 m_round = 0; ///< counts the calls of look(); for the caller's thread only
    std::mutex m_worldsMutex;
    std::map<QString, std::shared_ptr<World>> m_worlds; ///< by cluster
    std::mutex m_operationsMutex;
    Operations m_operations; ///< as they were in m_operationsRound
    quint64 m_operationsRound = 0;
    fleet::KeyedJobs m_jobs; ///< last: they use all of the above
};

} // namespace kubemori::composition
