// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "maintenance/forecast.hpp"
#include "operation/plan.hpp"

#include <QStringList>

#include <stop_token>

namespace kubemori::composition {

/// Plans rolling reboots over the real world, the same for the window and the command line. `kubectl` may be shared
/// with watches.
class RebootOperation
{
public:
    /// `world` is borrowed.
    RebootOperation(const World &world, cluster::Profile profile, kube::Kubectl kubectl);

    /// Lists the nodes and makes the plan for these (empty: all). Blocks; changes nothing.
    [[nodiscard]] Result<operation::Plan> plan(const QStringList &nodes, std::stop_token stop) const;
    /// Plays the plan on what the cluster holds now, with the times of past operations. Blocks; changes nothing.
    [[nodiscard]] Result<maintenance::Forecast> forecast(const operation::Plan &plan, std::stop_token stop) const;
    /// Those of `nodes` that say they need a reboot, asked over ssh one after the other (empty: all nodes). A node that
    /// cannot say is an error: it is neither rebooted nor left out silently.
    [[nodiscard]] Result<QStringList> needingReboot(const QStringList &nodes, std::stop_token stop) const;

private:
    const World *m_world;
    cluster::Profile m_profile;
    kube::Kubectl m_kubectl;
};

} // namespace kubemori::composition
