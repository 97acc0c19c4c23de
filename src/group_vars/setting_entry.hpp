// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/value.hpp"

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace kubemori::group_vars {

/// How a setting stands in a file. Commented: as `# key: value`, which in Kubespray's samples shows the default.
enum class SettingState { Absent, Active, Commented };

/// Stable name for JSON and tests: "absent", "active", "commented".
[[nodiscard]] QString toString(SettingState state);

/// A setting in a file of group_vars: one key with all lines that belong to its value.
struct SettingEntry
{
    QString key;
    SettingState state = SettingState::Absent;
    inventory::Value value; ///< as Ansible reads it; templates are texts
    bool isParsed = true;   ///< false: what stands there is no YAML by itself, and `value` is its text
    int firstLine = 0;      ///< index into the document's lines, from 0
    int lineCount = 0;      ///< whole lines: the key's, those of its value, and comments inside of it
    QString comment;        ///< the comment that documents it, without '#'; of a group of keys, the group's

    [[nodiscard]] int endLine() const { return firstLine + lineCount; }
    /// The state and value are the same, however they are written.
    [[nodiscard]] bool isSameSetting(const SettingEntry &other) const
    {
        return state == other.state && value == other.value;
    }
};

} // namespace kubemori::group_vars

Q_DECLARE_METATYPE(kubemori::group_vars::SettingState)
