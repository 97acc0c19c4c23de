// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kubespray/hop_plan.hpp"
#include "kubespray/release.hpp"
#include "upgrade/upgrade.hpp"

#include <QDateTime>

#include <optional>

namespace kubemori::upgrade {

/// What a new upgrade is made of.
struct NewUpgrade
{
    QString cluster;                    ///< profile's id
    QString inventoryFolder;            ///< of the profile, in the checkout
    kubespray::HopPlan plan;            ///< its hops
    QList<kubespray::Release> releases; ///< at least those of the hops
    std::optional<Upgrade> like;        ///< decisions of hops to the same release are taken over from it
    QDateTime now;
};

/// A pure function. InvalidInput for a plan without hops, NotFound for a hop to a release that is not among those given
/// or that cannot be read.
[[nodiscard]] Result<Upgrade> makeUpgrade(const NewUpgrade &request);

/// What a hop to this release goes to.
[[nodiscard]] HopTarget targetOf(const kubespray::Hop &hop, const kubespray::Release &release);

/// The decisions of `hop` that hold on another cluster too: neither its nodes nor folders of its deployer.
[[nodiscard]] HopChoices transferable(const HopChoices &choices);

} // namespace kubemori::upgrade
