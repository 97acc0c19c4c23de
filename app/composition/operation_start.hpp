// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "operation/operation.hpp"

#include <memory>

namespace kubemori::composition {

/// Begins a planned operation of any kind on a thread of its own, or takes one up again that is on disk; the same for
/// the window and the command line. InvalidInput for a plan of an unknown kind. `world` must outlive the operation;
/// `kubectl` may be shared with watches.
[[nodiscard]] Result<std::unique_ptr<operation::Operation>>
startOperation(const World &world, const cluster::Profile &profile, const kube::Kubectl &kubectl,
               const operation::Plan &plan, operation::EventSink sink,
               operation::RunMode mode = operation::RunMode::Begin);

} // namespace kubemori::composition
