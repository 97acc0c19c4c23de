// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/settings_diff.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for settings of an inventory and how they differ, the same for the window and the command line.
class SettingsText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::SettingsText)
public:
    /// "added", "commented out", …
    [[nodiscard]] static QString kind(group_vars::SettingChange::Kind kind);
    /// A value on one line, as it could be written in YAML.
    [[nodiscard]] static QString value(const inventory::Value &value);
    /// A value with its state: "24", "# 24" when it stands in a comment, "–" when it is not there.
    [[nodiscard]] static QString side(group_vars::SettingState state, const inventory::Value &value);
    /// "v2.27.0: group_vars/all/all.yml:12", "v2.27.0: not there".
    [[nodiscard]] static QString place(const QString &release, const QString &file, int line);
};

} // namespace kubemori::ui
