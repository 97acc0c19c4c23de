// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/setting_entry.hpp"
#include "group_vars/text_lines.hpp"

#include <QByteArray>
#include <QString>

#include <vector>

namespace kubemori::group_vars {

/// One file of group_vars as text and as settings. The lines stay as they are (comments, blank lines, CRLF, a missing
/// last line end, a byte order mark), so that an edit changes what it means to change and nothing else. Plain value.
class SettingsDocument
{
public:
    /// Why a file cannot be edited setting by setting. It is then carried whole.
    enum class Trouble {
        None,
        Vault,   ///< encrypted as a whole
        NotText, ///< not UTF-8
        Broken,  ///< YAML that Ansible refuses too; `detail` says where
        Layout,  ///< good YAML, but not one mapping with its keys at the start of lines, or its values refer to each
                 ///< other (anchors)
    };

    SettingsDocument() = default;
    /// Never fails: what cannot be read has a trouble. Settings that can be seen are listed even then.
    [[nodiscard]] static SettingsDocument parse(const QByteArray &text);

    [[nodiscard]] const TextLines &lines() const { return m_lines; }
    [[nodiscard]] const std::vector<SettingEntry> &entries() const { return m_entries; } ///< in order of lines
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    [[nodiscard]] QString detail() const { return m_detail; } ///< technical English, without contents of values
    [[nodiscard]] bool isEditable() const { return m_trouble == Trouble::None; }

    /// The lines of an entry, with their ends.
    [[nodiscard]] QByteArray textOf(const SettingEntry &entry) const;
    /// The active entry that counts (the last one); nullptr without one.
    [[nodiscard]] const SettingEntry *active(const QString &key) const;
    /// What a reader takes for the setting: the active entry, else the first commented one; nullptr: absent.
    [[nodiscard]] const SettingEntry *primary(const QString &key) const;

private:
    void check(const QByteArray &text);

    TextLines m_lines;
    std::vector<SettingEntry> m_entries;
    Trouble m_trouble = Trouble::None;
    QString m_detail;
};

} // namespace kubemori::group_vars
