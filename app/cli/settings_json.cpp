// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/settings_json.hpp"

#include "inventory/json_text.hpp"

#include <algorithm>
#include <optional>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

/// One JSON object, written by hand as Value::toJson() keeps orders and numbers that QJson does not.
class Object
{
public:
    Object &add(QByteArrayView name, const QString &text) { return raw(name, inventory::jsonString(text)); }
    Object &add(QByteArrayView name, int number) { return raw(name, QByteArray::number(number)); }
    Object &add(QByteArrayView name, bool flag) { return raw(name, flag ? "true" : "false"); }
    Object &add(QByteArrayView name, const std::optional<Value> &value)
    {
        return raw(name, value ? value->toJson() : QByteArray("null"));
    }
    Object &raw(QByteArrayView name, const QByteArray &json)
    {
        m_text += (m_text.isEmpty() ? "\"" : ",\"") + name.toByteArray() + "\":" + json;
        return *this;
    }
    [[nodiscard]] QByteArray text() const { return '{' + m_text + '}'; }

private:
    QByteArray m_text;
};

template<class List, class Write> QByteArray arrayOf(const List &list, const Write &write)
{
    QByteArray text;
    for (const auto &item : list) {
        text += (text.isEmpty() ? "" : ",\n") + write(item);
    }
    return '[' + text + ']';
}

QByteArray orNull(const QString &text)
{
    return text.isEmpty() ? QByteArray("null") : inventory::jsonString(text);
}

std::optional<Value> valueOf(const group_vars::SettingSide &side)
{
    return side.state == group_vars::SettingState::Absent ? std::nullopt : std::optional(side.value);
}

QByteArray usesJson(const QList<group_vars::SettingUse> &uses)
{
    return arrayOf(uses, [](const group_vars::SettingUse &use) {
        return Object().add("path", use.path).add("line", use.line).text();
    });
}

QByteArray changeJson(const group_vars::SettingChange &change, const QString &oldPrefix, const QString &newPrefix,
                      const SettingUses *uses)
{
    const auto pathOf = [](const group_vars::SettingSide &side, const QString &prefix) {
        return side.file.isEmpty() ? side.file : prefix + side.file;
    };
    Object object;
    object.add("key", change.key)
        .add("kind", toString(change.kind))
        .add("oldState", toString(change.before.state))
        .add("newState", toString(change.after.state))
        .add("oldValue", valueOf(change.before))
        .add("newValue", valueOf(change.after))
        .raw("oldFile", orNull(pathOf(change.before, oldPrefix)))
        .raw("newFile", orNull(pathOf(change.after, newPrefix)))
        .add("oldLine", change.before.line)
        .add("newLine", change.after.line)
        .add("comment", change.after.comment.isEmpty() ? change.before.comment : change.after.comment);
    if (const auto nested = change.nested(); !nested.isEmpty()) {
        object.raw(
            "nested", arrayOf(nested, [](const group_vars::NestedChange &one) {
                return Object().add("path", one.path).add("oldValue", one.before).add("newValue", one.after).text();
            }));
    }
    if (uses) {
        object.raw("readBy", usesJson(uses->value(change.key)));
    }
    return object.text();
}

QByteArray settingJson(const group_vars::CarriedSetting &setting)
{
    return Object()
        .add("key", setting.key)
        .add("decision", toString(setting.decision))
        .add("mine", setting.mine)
        .add("oldDefault", setting.oldDefault)
        .add("newDefault", setting.newDefault)
        .add("oldState", toString(setting.oldState))
        .add("newState", toString(setting.newState))
        .add("result", setting.result)
        .add("file", setting.file)
        .raw("since", orNull(setting.since))
        .raw("replacedBy", orNull(setting.replacedBy))
        .raw("rule", orNull(setting.rule))
        .raw("conflict", orNull(setting.conflict))
        .text();
}

} // namespace

QByteArray settingsDiffJson(const group_vars::SettingsDiff &diff, const QString &oldPrefix, const QString &newPrefix,
                            const SettingUses *uses)
{
    const auto asText = [](const QString &path) { return inventory::jsonString(path); };
    Object renamed;
    for (const auto &[from, to] : diff.groupsRenamed.asKeyValueRange()) {
        renamed.add(from.toUtf8(), to);
    }
    return Object()
               .raw("changes",
                    arrayOf(diff.changes,
                            [&](const auto &change) { return changeJson(change, oldPrefix, newPrefix, uses); }))
               .raw("filesAdded", arrayOf(diff.filesAdded, asText))
               .raw("filesRemoved", arrayOf(diff.filesRemoved, asText))
               .raw("groupsRenamed", renamed.text())
               .raw("unreadable", arrayOf(diff.unreadable, asText))
               .text() +
           '\n';
}

QByteArray carryOverJson(const group_vars::CarryOverResult &result, const group_vars::SettingsRules &rules,
                         const group_vars::MetallbMigration &metallb, const QString &language)
{
    const auto fileJson = [](const group_vars::CarriedFile &file) {
        return Object()
            .add("path", file.path)
            .add("outcome", toString(file.outcome))
            .raw("note", orNull(file.note))
            .text();
    };
    const auto conflictJson = [&](const group_vars::CarryConflict &conflict) {
        const auto rule = std::ranges::find(rules, conflict.rule, &group_vars::SettingsRule::id);
        return Object()
            .add("id", conflict.id)
            .add("key", conflict.key)
            .add("file", conflict.file)
            .add("line", conflict.line)
            .add("kind", toString(conflict.kind))
            .add("mine", conflict.mine)
            .add("oldDefault", conflict.before)
            .add("newDefault", conflict.after)
            .add("proposal", conflict.proposal)
            .raw("rule", orNull(conflict.rule))
            .raw("text", orNull(rule == rules.end() ? QString() : rule->text(language)))
            .add("resolved", conflict.isResolved)
            .text();
    };
    Object object;
    object.raw("files", arrayOf(result.files, fileJson))
        .raw("settings", arrayOf(result.settings, settingJson))
        .raw("conflicts", arrayOf(result.conflicts, conflictJson));
    if (metallb.isNeeded) {
        object.raw(
            "metallb",
            Object()
                .add("settings", QString::fromUtf8(metallb.settings))
                .add("manifests", QString::fromUtf8(metallb.manifests))
                .raw("oldKeys", arrayOf(metallb.oldKeys, [](const QString &key) { return inventory::jsonString(key); }))
                .text());
    }
    return object.text() + '\n';
}

} // namespace kubemori::cli
