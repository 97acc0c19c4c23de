// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/upgrade.hpp"

#include <QJsonObject>

namespace kubemori::upgrade {

/// What an upgrade's file holds; reads back without loss. It has no secrets: settings that were typed for conflicts are
/// in it, as they are in the inventory.
[[nodiscard]] QJsonObject toJson(const Upgrade &upgrade);
/// InvalidData for what is no upgrade, with what is wrong; fields of later versions are left out.
[[nodiscard]] Result<Upgrade> upgradeFromJson(const QJsonObject &json);

/// `{"check","severity","subject","evidence","fix"?:{"place","node","command":[],"become"},"link"?}`, also for the
/// command line.
[[nodiscard]] QJsonObject toJson(const Finding &finding);
/// A hop's choices, also what a decisions file may hold.
[[nodiscard]] QJsonObject toJson(const HopChoices &choices);
/// Fields that are not there stay as they are in `defaults`. InvalidData names the field.
[[nodiscard]] Result<HopChoices> choicesFromJson(const QJsonObject &json, const HopChoices &defaults = {});

} // namespace kubemori::upgrade
