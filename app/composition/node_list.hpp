// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"

#include <QList>

#include <stop_token>

namespace kubemori::composition {

/// All nodes of the cluster as one list. Blocks.
[[nodiscard]] Result<QList<kube::Node>> listNodes(const kube::Kubectl &kubectl, const std::stop_token &stop);

} // namespace kubemori::composition
