// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nodes/node_row.hpp"
#include "ui/widgets/appearance.hpp"

#include <QString>

namespace kubemori::ui {

/// What the words of a cell are coloured by.
[[nodiscard]] Tone nodeTone(const NodeRow &row, NodeColumn column);
/// The icon before them; empty where a column has none.
[[nodiscard]] QString nodeIcon(const NodeRow &row, NodeColumn column);

} // namespace kubemori::ui
