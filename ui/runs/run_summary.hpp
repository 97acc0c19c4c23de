// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"
#include "ui/runs/run_table_model.hpp"

namespace kubemori::ui {

/// A run that is over as a tree.
[[nodiscard]] ansible::RunTree treeOf(const QList<ansible::RunEvent> &events);
[[nodiscard]] RunSummary summaryOf(const ansible::RunTree &tree);

} // namespace kubemori::ui
