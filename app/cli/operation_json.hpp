// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"
#include "operation/operation_history.hpp"

#include <QJsonObject>

namespace kubemori::cli {

/// An entry of `{"operations":[…]}`:
/// `{"id","standing","kind","cluster","begunAt","lastAt","by","outcome","needsAttention", "nodes":[…]}`; of an
/// unreadable one only id, standing and error.
[[nodiscard]] QJsonObject toJson(const operation::PastOperation &past);

/// The same with `"standings"` (what is true of the nodes it was in the middle of) and `"advice"`.
[[nodiscard]] QJsonObject toJson(const maintenance::Reconciliation &found);

} // namespace kubemori::cli
