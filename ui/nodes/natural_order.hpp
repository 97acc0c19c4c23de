// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nodes/node_row.hpp"

#include <QStringView>

namespace kubemori::ui {

/// Compares as people count: digits as numbers ("node2" before "node10"), letters without case. Negative, zero or
/// positive; zero only for equal texts.
[[nodiscard]] int naturalCompare(QStringView a, QStringView b);

/// Whether row `a` comes before row `b` in this column; equal values are ordered by name.
[[nodiscard]] bool rowLess(const NodeRow &a, const NodeRow &b, NodeColumn column);

} // namespace kubemori::ui
