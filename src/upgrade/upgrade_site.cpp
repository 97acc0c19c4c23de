// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/upgrade_site.hpp"

namespace kubemori::upgrade {

cluster::Deployer UpgradeSite::deployer() const
{
    return cluster::inHomeHere(access->deployer());
}

} // namespace kubemori::upgrade
