// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_directory.hpp"

#include "app/composition/cluster_session.hpp"
#include "app/composition/fleet_source.hpp"
#include "app/composition/unsettled_operations.hpp"

#include <utility>

namespace kubemori::composition {

RealClusterDirectory::RealClusterDirectory(const QString &configFile, OperationObserver observer,
                                           SessionDefaults defaults)
    : m_store(configFile.isEmpty() ? cluster::ProfileStore::defaultPath() : configFile, defaults.timeouts)
    , m_observer(std::move(observer))
    , m_environment(std::move(defaults.environment))
    , m_keyring(std::move(defaults.keyring))
{
    auto loaded = m_store.load();
    if (loaded) {
        m_loaded = std::move(*loaded);
    } else {
        m_readError = loaded.error();
    }
}

std::unique_ptr<ui::ClusterSession> RealClusterDirectory::open(const cluster::Profile &profile,
                                                               command::Prompter &prompter)
{
    return std::make_unique<RealClusterSession>(profile, prompter, m_observer, m_environment, m_keyring);
}

std::unique_ptr<ui::FleetSource> RealClusterDirectory::openFleet(command::Prompter &prompter)
{
    const std::shared_ptr<command::Prompter> borrowed(&prompter, [](command::Prompter *) { /* borrowed */ });
    return std::make_unique<RealFleetSource>([borrowed, keyring = m_keyring] {
        return std::make_unique<World>(borrowed, nullptr, keyring);
    });
}

void RealClusterDirectory::findUnsettled(std::function<void(QStringList)> done)
{
    m_tasks.post([done = std::move(done)](const std::stop_token &stop) {
        QStringList clusters;
        for (const operation::PastOperation &past : unsettledOperations({}, stop)) {
            clusters.append(past.contents->plan.cluster);
        }
        clusters.removeDuplicates();
        done(clusters);
    });
}

} // namespace kubemori::composition
