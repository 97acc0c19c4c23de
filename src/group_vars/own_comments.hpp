// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/document_edit.hpp"

#include <QByteArray>
#include <QSet>

namespace kubemori::group_vars {

/// The first words of the line that is put above an undecided setting.
inline constexpr QByteArrayView undecidedSign("# kubemori: undecided");

/// Finds what a person wrote near a setting: comment lines above it that no sample has.
class OwnComments
{
public:
    /// `known`: the samples' files of that name.
    OwnComments(const SettingsDocument &mine, const std::vector<const SettingsDocument *> &known);

    /// The lines above an entry, and whether blank lines are around all of it.
    [[nodiscard]] InsertedText above(const SettingEntry &entry) const;

private:
    [[nodiscard]] bool isOwn(int line) const;

    const SettingsDocument &m_mine;
    QSet<QByteArray> m_known; ///< lines without blanks around them
};

} // namespace kubemori::group_vars
