// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/label_selector.hpp"
#include "kube/list_reader.hpp"
#include "kube/pod_needs.hpp"

namespace kubemori::kube {

/// Readers of the selectors that pods, budgets and volumes have in common. For use inside this library only.
/// An operator that does not exist is INCORRECT_TYPE.
[[nodiscard]] JsonReader::Status readSelector(ListReader &list, JsonReader::Value value, LabelSelector &selector);
/// A v1.NodeSelector; null gives no terms.
[[nodiscard]] JsonReader::Status readNodeSelector(ListReader &list, JsonReader::Value value,
                                                  QList<NodeSelectorTerm> &terms);

} // namespace kubemori::kube
