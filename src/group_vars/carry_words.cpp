// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_over.hpp"
#include "group_vars/setting_value.hpp"

#include <algorithm>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

QString typeIn(const QString &text)
{
    const SettingsDocument document = SettingsDocument::parse(text.toUtf8());
    for (const SettingEntry &entry : document.entries()) {
        if (entry.state == SettingState::Active) {
            return entry.value.typeName();
        }
    }
    return {};
}

} // namespace

std::optional<ResolutionProblem> checkResolution(const CarryConflict &conflict, const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return std::nullopt;
    }
    const SettingsDocument document = SettingsDocument::parse(text.toUtf8());
    if (conflict.key.isEmpty()) {
        return document.trouble() == SettingsDocument::Trouble::Broken ? std::optional(ResolutionProblem::NotYaml)
                                                                       : std::nullopt;
    }
    if (document.trouble() != SettingsDocument::Trouble::None) {
        const bool isYaml = document.trouble() == SettingsDocument::Trouble::Layout;
        return isYaml ? ResolutionProblem::OtherKey : ResolutionProblem::NotYaml;
    }
    QStringList keys;
    for (const SettingEntry &entry : document.entries()) {
        if (entry.state == SettingState::Active) {
            keys.append(entry.key);
        }
    }
    const QString renamed = conflict.proposal.section(u':', 0, 0).trimmed();
    if (keys.size() != 1 || (keys.first() != conflict.key && keys.first() != renamed)) {
        return ResolutionProblem::OtherKey;
    }
    const QString type = typeIn(text);
    const QStringList known{typeIn(conflict.mine), typeIn(conflict.after), typeIn(conflict.proposal)};
    return known.contains(type) ? std::nullopt : std::optional(ResolutionProblem::OtherType);
}

QString toString(CarriedSetting::Decision decision)
{
    using enum CarriedSetting::Decision;
    switch (decision) {
    case KeptMine:
        return u"kept-mine"_s;
    case TookNew:
        return u"took-new"_s;
    case EqualsNew:
        return u"equals-new"_s;
    case Own:
        return u"own"_s;
    case Unset:
        return u"unset"_s;
    case Gone:
        return u"gone"_s;
    case Renamed:
        return u"renamed"_s;
    case DefaultChanged:
        return u"default-changed"_s;
    case Unread:
        return u"unread"_s;
    }
    return {};
}

QString toString(CarryConflict::Kind kind)
{
    using enum CarryConflict::Kind;
    switch (kind) {
    case BothChanged:
        return u"both-changed"_s;
    case DefaultChanged:
        return u"default-changed"_s;
    case Format:
        return u"format"_s;
    case Pinned:
        return u"pinned"_s;
    case Renamed:
        return u"renamed"_s;
    case WholeFile:
        return u"whole-file"_s;
    }
    return {};
}

QString toString(CarriedFile::Outcome outcome)
{
    using enum CarriedFile::Outcome;
    switch (outcome) {
    case Same:
        return u"same"_s;
    case Merged:
        return u"merged"_s;
    case Conflict:
        return u"conflict"_s;
    case Dropped:
        return u"dropped"_s;
    }
    return {};
}

} // namespace kubemori::group_vars
