// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_target.hpp"

#include "group_vars/own_comments.hpp"
#include "group_vars/setting_value.hpp"

#include <utility>

namespace kubemori::group_vars {

namespace {

std::optional<inventory::Value> valueIn(const QByteArray &text, const QString &key)
{
    const SettingsDocument document = SettingsDocument::parse(text);
    const SettingEntry *entry = document.active(key);
    return entry ? std::optional(entry->value) : std::nullopt;
}

/// I kept the sample's comment beside my own setting.
bool hasCommented(const SettingsDocument &mine, const QString &key)
{
    return std::ranges::any_of(mine.entries(), [&key](const SettingEntry &entry) {
        return entry.key == key && entry.state == SettingState::Commented;
    });
}

} // namespace

CarryTarget::CarryTarget(QString path, SettingsDocument document, Base base)
    : m_path(std::move(path))
    , m_edit(std::move(document))
    , m_base(base)
{
}

void CarryTarget::put(const QString &key, const QByteArray &text, const SettingsDocument *mine,
                      const SettingEntry *entry, const std::vector<const SettingsDocument *> &samples)
{
    const std::optional<inventory::Value> value = valueIn(text, key);
    const SettingEntry *slot = slotOf(key, value);
    if (!slot && m_base == Base::Own && entry) {
        slot = entry; // the same lines under another name
        m_expected.insert(entry->key, std::nullopt);
    }
    m_expected.insert(key, value);
    if (text.isEmpty()) {
        if (slot && slot->state == SettingState::Active) {
            m_edit.replace(*slot, m_base == Base::Sample ? commentedOut(document().textOf(*slot)) : QByteArray());
        }
        return;
    }
    InsertedText inserted{.text = {}, .blankBefore = true, .blankAfter = false};
    if (mine && entry && m_base != Base::Own) {
        inserted = OwnComments(*mine, samples).above(*entry);
    }
    inserted.text += text;
    const bool keepsComment = slot && slot->state == SettingState::Commented && (!mine || hasCommented(*mine, key));
    if (slot && !keepsComment) {
        m_edit.replace(*slot, inserted.text);
    } else if (slot) {
        m_edit.insertAfter(*slot, {.text = inserted.text, .blankBefore = false, .blankAfter = false});
    } else if (const SettingEntry *neighbour = mine && entry ? neighbourOf(*mine, *entry) : nullptr) {
        m_edit.insertAfter(*neighbour, inserted);
    } else {
        m_edit.append(inserted);
    }
}

void CarryTarget::commentOut(const QString &key, const QByteArray &instead)
{
    const SettingEntry *entry = document().active(key);
    if (!entry || isTouched(key)) {
        return;
    }
    m_expected.insert(key, std::nullopt);
    if (instead.isEmpty()) {
        m_edit.commentOut(*entry);
    } else {
        m_edit.replace(*entry, instead);
    }
}

const SettingEntry *CarryTarget::slotOf(const QString &key, const std::optional<inventory::Value> &value) const
{
    const SettingEntry *found = document().primary(key);
    if (!found || found->state == SettingState::Active) {
        return found;
    }
    for (const SettingEntry &entry : document().entries()) {
        if (entry.key == key && value && entry.value == *value) {
            return &entry; // of several examples, the one that was uncommented
        }
    }
    return found;
}

const SettingEntry *CarryTarget::neighbourOf(const SettingsDocument &mine, const SettingEntry &entry) const
{
    const SettingEntry *neighbour = nullptr;
    for (const SettingEntry &other : mine.entries()) {
        if (other.firstLine >= entry.firstLine) {
            break;
        }
        if (const SettingEntry *here = document().primary(other.key)) {
            neighbour = here;
        }
    }
    return neighbour;
}

std::optional<inventory::Value> CarryTarget::value(const QString &key) const
{
    if (const auto found = m_expected.constFind(key); found != m_expected.cend()) {
        return *found;
    }
    const SettingEntry *entry = document().active(key);
    return entry ? std::optional(entry->value) : std::nullopt;
}

std::optional<QByteArray> CarryTarget::bytes() const
{
    const QByteArray text = m_edit.apply();
    if (m_edit.isUnchanged()) {
        return text;
    }
    const SettingsDocument result = SettingsDocument::parse(text);
    if (!result.isEditable()) {
        return std::nullopt;
    }
    for (const auto &[key, value] : m_expected.asKeyValueRange()) {
        const SettingEntry *entry = result.active(key);
        if ((entry ? std::optional(entry->value) : std::nullopt) != value) {
            return std::nullopt;
        }
    }
    // Nothing beside it came or went.
    for (const SettingEntry &entry : document().entries()) {
        const SettingEntry *after = result.active(entry.key);
        if (!m_expected.contains(entry.key) && entry.state == SettingState::Active && !after) {
            return std::nullopt;
        }
    }
    return text;
}

} // namespace kubemori::group_vars
