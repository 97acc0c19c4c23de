// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/version.hpp"
#include "group_vars/settings_set.hpp"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QRegularExpression>
#include <QString>

#include <optional>

namespace kubemori::group_vars {

/// What is known about a setting and cannot be seen in the samples. Data, see resources/settings-rules.yaml.
struct SettingsRule
{
    enum class Kind {
        Renamed,        ///< another name means the same; `replacedBy`
        Gone,           ///< no role reads it any more; `replacedBy` may name what to use instead
        DefaultChanged, ///< who did not set it gets another behaviour: `before` → `after`
        Format,         ///< the value has to be written in another way: `pattern` matches the old one
        Pinned,         ///< who sets it keeps an old version without being told
    };

    QString id;
    Kind kind = Kind::Gone;
    QString setting;        ///< the setting, or a pattern for several
    QRegularExpression key; ///< the same, for whole names
    Version since;          ///< the first release in which it holds
    QString replacedBy;
    QMap<QString, QString> values; ///< Renamed: new value by the text of the old one; empty: as it is
    bool asks = false;             ///< a person has to decide; else it is said and done
    std::optional<inventory::Value> before;
    std::optional<inventory::Value> after;
    QString beforeFrom;           ///< DefaultChanged: the setting whose value was the default, if that is set
    QMap<QString, QString> when;  ///< settings and the text that their effective value has to be; "*": any
    QRegularExpression pattern;   ///< Format: of the value's text
    QString replacement;          ///< Format: what to put for it, \1 is a group
    QMap<QString, QString> texts; ///< by language, "en" and "ja"
    QString source;               ///< where in Kubespray it can be seen

    /// Whether it begins to hold on the way from one release to another.
    [[nodiscard]] bool isCrossed(const Version &from, const Version &to) const { return from < since && since <= to; }
    [[nodiscard]] bool isAbout(const QString &name) const { return key.match(name).hasMatch(); }
    /// Whether what it is about is so in these settings.
    [[nodiscard]] bool applies(const SettingsSet &settings) const;
    /// In a language, else in English.
    [[nodiscard]] QString text(const QString &language) const;
};

using SettingsRules = QList<SettingsRule>;

/// Reads rules. InvalidInput with the line's subject for a rule that is not complete.
[[nodiscard]] Result<SettingsRules> parseSettingsRules(const QByteArray &yaml);
/// The rules that come with the program, read once.
[[nodiscard]] const Result<SettingsRules> &builtInSettingsRules();
/// Stable name for JSON and tests: "renamed", "gone", "default-changed", "format", "pinned".
[[nodiscard]] QString toString(SettingsRule::Kind kind);

} // namespace kubemori::group_vars
