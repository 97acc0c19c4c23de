// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_directory.hpp"

#include "app/composition/cluster_session.hpp"

namespace kubemori::composition {

RealClusterDirectory::RealClusterDirectory(const QString &configFile)
    : m_store(configFile.isEmpty() ? cluster::ProfileStore() : cluster::ProfileStore(configFile))
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
    return std::make_unique<RealClusterSession>(profile, prompter);
}

} // namespace kubemori::composition
