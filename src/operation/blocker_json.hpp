// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/drain_blocker.hpp"

#include <QJsonArray>
#include <QJsonObject>

namespace kubemori::operation {

/// What journals hold of a question's budgets, and of the pods that hold a drain up.
[[nodiscard]] QJsonObject toJson(const BlockingBudget &budget);
[[nodiscard]] QJsonArray toJson(const QList<DrainBlocker> &blockers);

} // namespace kubemori::operation
