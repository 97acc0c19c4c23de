// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "operation/operation_history.hpp"
#include "operation/plan.hpp"

#include <stop_token>

namespace kubemori::composition {

/// Plans the shutdown and start-up of a whole cluster over the real world. `kubectl` may be shared with watches.
class PowerOperation
{
public:
    /// `world` is borrowed.
    PowerOperation(const World &world, cluster::Profile profile, kube::Kubectl kubectl);

    /// Lists the nodes, finds those that keep others' data, and makes the plan. Blocks; changes nothing.
    [[nodiscard]] Result<operation::Plan> plan(std::stop_token stop) const;

private:
    const World *m_world;
    cluster::Profile m_profile;
    kube::Kubectl m_kubectl;
};

/// The newest operation that rests with this cluster off. NotFound when there is none on this machine and account.
[[nodiscard]] Result<operation::PastOperation> restingOperation(const QString &root, const QString &cluster,
                                                                const std::stop_token &stop);

} // namespace kubemori::composition
