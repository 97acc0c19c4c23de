// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/fleet_source.hpp"

#include "app/composition/quiet_runners.hpp"

#include "fleet/cluster_look.hpp"
#include "operation/operation_folder.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

/// Of all clusters together; older ones say nothing about what is run now.
constexpr int mostOperations = 200;

} // namespace

RealFleetSource::RealFleetSource(WorldMaker makeWorld, fleet::FleetStore store, QString operationsRoot)
    : m_makeWorld(std::move(makeWorld))
    , m_store(std::move(store))
    , m_operationsRoot(operationsRoot.isEmpty() ? operation::defaultOperationsRoot() : std::move(operationsRoot))
{
}

RealFleetSource::~RealFleetSource() = default;

void RealFleetSource::follow(Sink sink)
{
    m_sink = std::move(sink);
}

void RealFleetSource::look(const QList<cluster::Profile> &clusters, command::Asking asking)
{
    const quint64 round = ++m_round;
    // What is remembered of all of them comes before the first look, which may take a while.
    for (const cluster::Profile &profile : clusters) {
        m_jobs.post(u"memory of "_s + profile.id, [this, id = profile.id, round](const std::stop_token &stop) {
            m_sink(remembered(id, round, stop));
        });
    }
    for (const cluster::Profile &profile : clusters) {
        m_jobs.post(profile.id, [this, profile, asking, round](const std::stop_token &stop) {
            lookAt(profile, asking, round, stop);
        });
    }
}

fleet::ClusterRecord RealFleetSource::remembered(const QString &cluster, quint64 round, const std::stop_token &stop)
{
    return {.cluster = cluster,
            .facts = m_store.facts(cluster),
            .history = m_store.history(cluster),
            .operations = operationsOn(cluster, round, stop),
            .isLooking = true};
}

void RealFleetSource::lookAt(const cluster::Profile &profile, command::Asking asking, quint64 round,
                             const std::stop_token &stop)
{
    const std::shared_ptr<World> world = worldOf(profile.id);
    QuietRunners quiet(*world);
    command::RunnerFactory &runners = asking == command::Asking::Allowed ? world->runners() : quiet;
    fleet::ClusterRecord record = remembered(profile.id, round, stop);
    const fleet::ClusterLook look(cluster::ClusterAccess(profile, runners), world->clock());
    record.facts = look.run(
        record.facts,
        [&](const fleet::ClusterFacts &facts) {
            record.facts = facts;
            m_sink(record);
        },
        stop);
    if (stop.stop_requested()) {
        return; // what was cut off says nothing about the cluster
    }
    record.isLooking = false;
    const auto last = record.history.isEmpty() ? std::nullopt : std::optional(record.history.constLast());
    if (const auto change = fleet::changeOf(last, record.facts, world->clock().utcNow())) {
        record.history.append(*change);
        // A full disk must not hide what was seen; the next look tries again.
        (void)m_store.append(profile.id, *change);
    }
    (void)m_store.save(profile.id, record.facts);
    m_sink(record);
}

QList<fleet::OperationRecord> RealFleetSource::operationsOn(const QString &cluster, quint64 round,
                                                            const std::stop_token &stop)
{
    const std::scoped_lock lock(m_operationsMutex);
    if (m_operationsRound < round) {
        m_operations = fleet::operationsByCluster(m_operationsRoot, mostOperations, stop);
        m_operationsRound = round;
    }
    return m_operations.value(cluster);
}

std::shared_ptr<World> RealFleetSource::worldOf(const QString &cluster)
{
    const std::scoped_lock lock(m_worldsMutex);
    std::shared_ptr<World> &world = m_worlds[cluster];
    if (!world) {
        world = m_makeWorld();
    }
    return world;
}

} // namespace kubemori::composition
