// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_plan.hpp"

#include <QByteArray>
#include <QString>

namespace kubemori::cli {

/// `{"from", "to", "hops": […], "blocked"}`.
[[nodiscard]] QByteArray planJson(const kubespray::HopPlan &plan);
/// A table of the hops, and below it each with its advisories, changes and alternatives. `isDecided`: settings were
/// looked at.
[[nodiscard]] QString planText(const kubespray::HopPlan &plan, bool isDecided);

} // namespace kubemori::cli
