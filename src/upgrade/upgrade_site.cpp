// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/upgrade_site.hpp"

#include <QDir>

namespace kubemori::upgrade {

cluster::Deployer UpgradeSite::deployer() const
{
    cluster::Deployer deployer = access->deployer();
    if (deployer.host.isEmpty()) { // relative paths are in the home, wherever the program was started
        for (QString *path : {&deployer.checkout, &deployer.inventory, &deployer.venv}) {
            *path = path->isEmpty() ? *path : QDir::cleanPath(QDir::home().absoluteFilePath(*path));
        }
    }
    return deployer;
}

} // namespace kubemori::upgrade
