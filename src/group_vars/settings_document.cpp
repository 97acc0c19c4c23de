// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_document.hpp"

#include "group_vars/settings_scanner.hpp"
#include "inventory/yaml_document.hpp"

#include <QHash>
#include <QStringDecoder>

#include <ranges>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

QString toString(SettingState state)
{
    switch (state) {
    case SettingState::Active:
        return u"active"_s;
    case SettingState::Commented:
        return u"commented"_s;
    case SettingState::Absent:
        break;
    }
    return u"absent"_s;
}

SettingsDocument SettingsDocument::parse(const QByteArray &text)
{
    SettingsDocument document;
    document.m_lines = linesOf(text);
    if (text.startsWith("$ANSIBLE_VAULT;")) {
        document.m_trouble = Trouble::Vault;
        return document;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(text);
    if (decoder.hasError() || text.contains('\0')) {
        document.m_trouble = Trouble::NotText;
        return document;
    }
    document.m_entries = scanSettings(document.m_lines);
    document.check(text);
    return document;
}

/// What was found line by line has to be what YAML finds: only then an edit of lines is an edit of settings.
void SettingsDocument::check(const QByteArray &text)
{
    inventory::Problems warnings;
    const auto root = inventory::readYamlDocument(text, {}, {}, warnings);
    if (!root) {
        m_trouble = Trouble::Broken;
        m_detail = root.error().toString();
        return;
    }
    QHash<QString, const SettingEntry *> counting;
    for (const SettingEntry &entry : m_entries) {
        if (entry.state == SettingState::Active) {
            counting.insert(entry.key, &entry);
        }
    }
    m_trouble = Trouble::Layout;
    if (!(*root)->isMap()) {
        m_trouble = (*root)->isNull() && counting.isEmpty() ? Trouble::None : Trouble::Layout;
        return;
    }
    if (counting.size() != static_cast<qsizetype>((*root)->entries.size())) {
        return;
    }
    for (const auto &[key, value] : (*root)->entries) {
        const QString *name = key->scalar.text();
        const SettingEntry *entry = name ? counting.value(*name) : nullptr;
        if (!entry || !entry->isParsed || entry->value != value->toValue()) {
            return;
        }
    }
    m_trouble = Trouble::None;
}

QByteArray SettingsDocument::textOf(const SettingEntry &entry) const
{
    QByteArray text;
    for (int line = entry.firstLine; line < entry.endLine(); ++line) {
        text += m_lines[static_cast<std::size_t>(line)];
    }
    return text;
}

const SettingEntry *SettingsDocument::active(const QString &key) const
{
    for (const SettingEntry &entry : m_entries | std::views::reverse) {
        if (entry.key == key && entry.state == SettingState::Active) {
            return &entry;
        }
    }
    return nullptr;
}

const SettingEntry *SettingsDocument::primary(const QString &key) const
{
    if (const SettingEntry *found = active(key)) {
        return found;
    }
    const auto found = std::ranges::find(m_entries, key, &SettingEntry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace kubemori::group_vars
