// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"
#include "upgrade/upgrade.hpp"
#include "upgrade/upgrade_site.hpp"

#include <stop_token>

namespace kubemori::upgrade {

/// What all files of an inventory become behind a hop, the one with the hosts in its new form.
struct CarriedInventory
{
    group_vars::FolderFiles mine;
    group_vars::CarryOverResult result;
    group_vars::FolderFiles checkout; ///< merged files of the checkout itself: "ansible.cfg"
    group_vars::FolderFiles released; ///< as the release has them
};

/// By the hop's resolutions, from the inventory as it was before. Blocks; reads only, on the deployer. Errors are those
/// of readSettingsInput() and readCheckoutFiles(); NotProved when the hosts' new form does not say the same.
[[nodiscard]] Result<CarriedInventory> carryInventory(const UpgradeSite &site, const HopRecord &hop,
                                                      const std::stop_token &stop);

} // namespace kubemori::upgrade
