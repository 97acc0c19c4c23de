// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/settings_text.hpp"

#include "inventory/value.hpp"

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using Kind = group_vars::SettingChange::Kind;
using group_vars::SettingState;

QString SettingsText::kind(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return tr("new", "setting");
    case Kind::Removed:
        return tr("gone", "setting");
    case Kind::Changed:
        return tr("changed", "setting");
    case Kind::Commented:
        return tr("commented out", "setting");
    case Kind::Uncommented:
        return tr("made active", "setting");
    case Kind::Moved:
        return tr("moved", "setting");
    }
    std::unreachable();
}

QString SettingsText::value(const inventory::Value &value)
{
    constexpr qsizetype longest = 400; // of a cell; the lines themselves are shown elsewhere
    if (value.isEncrypted()) {
        return tr("encrypted");
    }
    if (value.isText()) {
        return value.text()->isEmpty() ? u"\"\""_s : value.text()->left(longest).simplified();
    }
    return QString::fromUtf8(value.toJson()).left(longest);
}

QString SettingsText::side(SettingState state, const inventory::Value &value)
{
    switch (state) {
    case SettingState::Absent:
        return u"–"_s;
    case SettingState::Active:
        return SettingsText::value(value);
    case SettingState::Commented:
        return u"# "_s + SettingsText::value(value);
    }
    std::unreachable();
}

QString SettingsText::place(const QString &release, const QString &file, int line)
{
    return file.isEmpty() ? tr("%1: not there").arg(release) : u"%1: %2:%3"_s.arg(release, file).arg(line);
}

} // namespace kubemori::ui
