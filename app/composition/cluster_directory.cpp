// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_directory.hpp"

#include "app/composition/cluster_session.hpp"
#include "app/composition/fleet_source.hpp"
#include "app/composition/unsettled_operations.hpp"

#include "demo/demo_world.hpp"

#include <utility>

namespace kubemori::composition {

RealClusterDirectory::RealClusterDirectory(const QString &configFile, OperationObserver observer,
                                           SessionDefaults defaults, DemoRule rule)
    : m_store(configFile.isEmpty() ? cluster::ProfileStore::defaultPath() : configFile, defaults.timeouts)
    , m_observer(std::move(observer))
    , m_surroundings(std::move(defaults.surroundings))
    , m_rule(m_surroundings.demo ? rule : DemoRule::Never)
{
    auto loaded = m_store.load();
    if (loaded) {
        m_loaded = std::move(*loaded);
    } else {
        m_readError = loaded.error();
    }
    m_isBroken = !m_loaded.problems.isEmpty() || m_readError != Error{};
}

bool RealClusterDirectory::isDemo() const
{
    // A file that is broken has to be seen, not hidden behind the demo.
    const bool nothing = m_loaded.profiles.isEmpty() && !m_isBroken;
    return m_rule == DemoRule::Always || (m_rule == DemoRule::FirstStart && nothing);
}

QList<cluster::Profile> RealClusterDirectory::profiles() const
{
    return isDemo() ? demo::DemoWorld::profiles() : m_loaded.profiles;
}

QList<cluster::Profile> RealClusterDirectory::take(const QList<cluster::Profile> &configured, bool isBroken)
{
    if (m_rule == DemoRule::Always && configured != m_loaded.profiles) {
        m_rule = DemoRule::FirstStart;
    }
    m_loaded.profiles = configured;
    m_isBroken = isBroken;
    return profiles();
}

const Clock *RealClusterDirectory::clockOf(const cluster::Profile &profile) const
{
    return profile.simulated && m_surroundings.demo ? &m_surroundings.demo->clock() : nullptr;
}

Surroundings RealClusterDirectory::surroundings(bool simulated) const
{
    Surroundings around = m_surroundings;
    if (!simulated) {
        around.demo.reset();
    }
    return around;
}

std::unique_ptr<ui::ClusterSession> RealClusterDirectory::open(const cluster::Profile &profile,
                                                               command::Prompter &prompter)
{
    return std::make_unique<RealClusterSession>(profile, prompter, m_observer, surroundings(profile.simulated));
}

std::unique_ptr<ui::FleetSource> RealClusterDirectory::openFleet(command::Prompter &prompter)
{
    const std::shared_ptr<command::Prompter> borrowed(&prompter, [](command::Prompter *) { /* borrowed */ });
    const bool simulated = isDemo();
    return std::make_unique<RealFleetSource>(
        [borrowed, around = surroundings(simulated)] { return std::make_unique<World>(borrowed, around); },
        fleet::FleetStore(fleetFolder(simulated)), operationsRoot(simulated));
}

void RealClusterDirectory::findUnsettled(std::function<void(QStringList)> done)
{
    m_tasks.post([done = std::move(done), root = operationsRoot(isDemo())](const std::stop_token &stop) {
        QStringList clusters;
        for (const operation::PastOperation &past : unsettledOperations(root, {}, stop)) {
            clusters.append(past.contents->plan.cluster);
        }
        clusters.removeDuplicates();
        done(clusters);
    });
}

} // namespace kubemori::composition
