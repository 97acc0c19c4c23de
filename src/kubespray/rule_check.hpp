// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_plan.hpp"
#include "kubespray/inventory_settings.hpp"

#include <optional>

namespace kubemori::kubespray {

/// Whether the conditions of a rule hold for an inventory. Nothing: they do not. DependsOn: it cannot be told, for want
/// of the inventory (`settings` is null) or because a setting is a template or in a file that is encrypted.
[[nodiscard]] std::optional<Applies> appliesTo(const HopRule &rule, const InventorySettings *settings);

/// All conditions as one line; empty when there are none.
[[nodiscard]] QString conditionText(const HopRule &rule);

/// The rule as an advisory.
[[nodiscard]] Advisory toAdvisory(const HopRule &rule, Applies applies);

} // namespace kubemori::kubespray
