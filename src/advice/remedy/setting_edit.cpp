// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/setting_edit.hpp"

#include "group_vars/document_edit.hpp"
#include "group_vars/setting_value.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using group_vars::SettingsDocument;
using group_vars::SettingState;

namespace {

QString reason(const SettingsDocument &document)
{
    switch (document.trouble()) {
    case SettingsDocument::Trouble::Vault:
        return u"the file is encrypted as a whole"_s;
    case SettingsDocument::Trouble::NotText:
        return u"the file is no UTF-8"_s;
    default:
        return document.detail();
    }
}

} // namespace

Result<std::optional<QByteArray>> withSetting(const QByteArray &content, const QString &key, const QByteArray &entry)
{
    const auto wanted = group_vars::valueOfEntry(key, entry);
    if (!wanted) {
        return fail(ErrorCode::InvalidInput, u"the value cannot be written"_s, key);
    }
    group_vars::DocumentEdit edit(SettingsDocument::parse(content));
    const SettingsDocument &document = edit.document();
    if (!document.isEditable()) {
        return fail(ErrorCode::InvalidData, reason(document), key);
    }
    const group_vars::SettingEntry *found = document.primary(key);
    if (found && found->state == SettingState::Active) {
        if (found->value == *wanted) {
            return std::optional<QByteArray>();
        }
        edit.replace(*found, entry);
    } else if (found && found->isParsed && found->value == *wanted) {
        edit.replace(*found, entry);
    } else if (found) {
        edit.insertAfter(*found, {.text = entry});
    } else {
        edit.append({.text = entry});
    }
    QByteArray result = edit.apply();
    const SettingsDocument after = SettingsDocument::parse(result);
    const group_vars::SettingEntry *active = after.isEditable() ? after.active(key) : nullptr;
    if (!active || active->value != *wanted) {
        return fail(ErrorCode::InvalidData, u"the setting cannot be edited there"_s, key);
    }
    return std::optional(std::move(result));
}

bool isSetIn(const QByteArray &content, const QString &key)
{
    return SettingsDocument::parse(content).active(key) != nullptr;
}

} // namespace kubemori::advice
