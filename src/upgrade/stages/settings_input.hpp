// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/cluster_access.hpp"
#include "group_vars/carry_over.hpp"
#include "group_vars/checkout_files.hpp"
#include "upgrade/upgrade.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::upgrade {

/// The two samples, my inventory as it was before the hop (the hop's copy, else the folder itself), the rules, and the
/// hop's resolutions. Blocks; reads only, on the deployer. NotFound when a tag or the folder is missing.
[[nodiscard]] Result<group_vars::CarryOverInput> readSettingsInput(const cluster::Deployer &deployer,
                                                                   const HopRecord &hop, std::stop_token stop);

/// ansible.cfg and .gitignore: as the releases have them, and as they were in the checkout before the hop. Nothing of
/// mine when neither the branch of the release before is there nor one that was made from it.
[[nodiscard]] Result<group_vars::CheckoutFiles> readCheckoutFiles(const cluster::Deployer &deployer,
                                                                  const HopRecord &hop, std::stop_token stop);

/// All that the hop's settings become, those of ansible.cfg and .gitignore (below group_vars::checkoutFolder) too.
[[nodiscard]] Result<group_vars::CarryOverResult> carrySettings(const cluster::Deployer &deployer, const HopRecord &hop,
                                                                std::stop_token stop);

} // namespace kubemori::upgrade
