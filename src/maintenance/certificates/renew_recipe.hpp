// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "maintenance/certificates/renew_step.hpp"
#include "maintenance/cluster_actions.hpp"
#include "operation/recipe.hpp"

#include <memory>

namespace kubemori::maintenance {

/// What carries out a plan of kind "renew-certificates". `host`: the way to a control plane, which must work without
/// the API. InvalidInput for another plan or another cluster's.
[[nodiscard]] Result<operation::Recipe> renewRecipe(const operation::Plan &plan, const cluster::Profile &profile,
                                                    const std::shared_ptr<ClusterActions> &actions,
                                                    std::shared_ptr<operation::CommandLog> commands,
                                                    std::function<CertificateHost(const QString &node)> host);

} // namespace kubemori::maintenance
