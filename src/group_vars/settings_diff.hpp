// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/setting_value.hpp"
#include "group_vars/settings_set.hpp"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace kubemori::group_vars {

/// How a setting stands in one of two folders. Without an entry, everything is empty and the state Absent.
struct SettingSide
{
    SettingState state = SettingState::Absent;
    inventory::Value value;
    QString file;                         ///< path in its folder; empty: absent
    int line = 0;                         ///< from 1; 0: absent
    QString text;                         ///< the lines as they are
    QString comment;                      ///< what documents it
    QList<inventory::Value> alternatives; ///< further values in the same file (a second example in a comment)

    bool operator==(const SettingSide &) const = default;
};

/// A setting that differs between two releases.
struct SettingChange
{
    /// Moved: to another file, whatever else changed; a folder that got another name is no move. Commented,
    /// Uncommented: in the same file, whatever else changed. Changed: its value, or one of its alternatives.
    enum class Kind { Added, Removed, Changed, Commented, Uncommented, Moved };

    QString key;
    Kind kind = Kind::Changed;
    SettingSide before;
    SettingSide after;

    [[nodiscard]] bool isValueChanged() const { return before.value != after.value; }
    /// Inside of mappings and lists; empty for other values and for settings that came or went.
    [[nodiscard]] QList<NestedChange> nested() const;
    bool operator==(const SettingChange &) const = default;
};

/// Stable name for JSON and tests: "added", "removed", …
[[nodiscard]] QString toString(SettingChange::Kind kind);

struct SettingsDiff
{
    QList<SettingChange> changes;   ///< by file of the new side (of the old one where there is no new), then by line
    QList<SettingChange> respelled; ///< the same state and value, written in another way; kind Changed
    QStringList filesAdded;         ///< by their canonical paths
    QStringList filesRemoved;
    QMap<QString, QString> groupsRenamed; ///< "k8s-cluster" → "k8s_cluster"
    QStringList unreadable;               ///< files that are no YAML or are encrypted; their settings may be missing
};

/// What differs between two folders, setting by setting; comments that are settings count. Pure; for any thread. About
/// a millisecond for two of Kubespray's samples, once they are read.
[[nodiscard]] SettingsDiff settingsDiff(const SettingsSet &before, const SettingsSet &after);

} // namespace kubemori::group_vars

Q_DECLARE_METATYPE(kubemori::group_vars::SettingChange)
