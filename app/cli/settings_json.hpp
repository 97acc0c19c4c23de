// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"
#include "group_vars/metallb_migration.hpp"
#include "group_vars/setting_readers.hpp"
#include "group_vars/settings_diff.hpp"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace kubemori::cli {

using SettingUses = QHash<QString, QList<group_vars::SettingUse>>;

/// `{"changes":[{"key","kind","oldState","newState","oldValue","newValue","oldFile","newFile",…}],…}`. Values keep the
/// types and the order that they have in YAML. `uses`: nothing is said about readers when it is nullptr.
[[nodiscard]] QByteArray settingsDiffJson(const group_vars::SettingsDiff &diff, const QString &oldPrefix,
                                          const QString &newPrefix, const SettingUses *uses);

/// `{"files":[{"path","outcome"}],"settings":[{"key","decision","mine","oldDefault","newDefault",…}],"conflicts":[…]}`,
/// and
/// `"metallb":{"settings","manifests","oldKeys":[]}` when MetalLB's settings have to be written anew.
[[nodiscard]] QByteArray carryOverJson(const group_vars::CarryOverResult &result,
                                       const group_vars::SettingsRules &rules,
                                       const group_vars::MetallbMigration &metallb, const QString &language);

} // namespace kubemori::cli
