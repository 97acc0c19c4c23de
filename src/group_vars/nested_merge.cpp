// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/nested_merge.hpp"

#include "group_vars/document_edit.hpp"
#include "group_vars/setting_value.hpp"
#include "inventory/variables.hpp"

#include <algorithm>

namespace kubemori::group_vars {

using inventory::Value;
using inventory::Variables;

namespace {

/// What has to come out of three values; nothing: both changed the same.
struct Merge
{
    bool good = true;

    std::optional<Value> of(const std::optional<Value> &old, const std::optional<Value> &mine,
                            const std::optional<Value> &fresh)
    {
        if (mine == old || mine == fresh) {
            return fresh;
        }
        if (fresh == old) {
            return mine;
        }
        if (!mine || !fresh || !mine->map() || !fresh->map() || (old && !old->map())) {
            good = false;
            return fresh;
        }
        const Variables empty;
        return ofMaps(old ? *old->map() : empty, *mine->map(), *fresh->map());
    }

private:
    static std::optional<Value> in(const Variables &map, const QString &name)
    {
        const Value *value = map.find(name);
        return value ? std::optional(*value) : std::nullopt;
    }

    Value ofMaps(const Variables &old, const Variables &mine, const Variables &fresh)
    {
        Variables merged;
        const auto take = [&](const QString &name) {
            if (const auto value = of(in(old, name), in(mine, name), in(fresh, name))) {
                merged.set(name, *value);
            }
        };
        for (const auto &[name, value] : fresh) {
            take(name);
        }
        for (const auto &[name, value] : mine) {
            if (!fresh.contains(name)) {
                take(name);
            }
        }
        return Value(merged);
    }
};

/// The lines below "key:", with what they are indented by taken away.
struct Body
{
    QByteArray head;
    QByteArray indent;
    SettingsDocument document;
};

std::optional<Body> bodyOf(const QByteArray &text)
{
    const TextLines lines = linesOf(text);
    Body body;
    QByteArray inner;
    for (const QByteArray &line : lines) {
        if (&line == &lines.front()) {
            body.head = line;
            continue;
        }
        if (body.indent.isEmpty() && !isBlank(line)) {
            const auto start = std::ranges::find_if(line, [](char c) { return c != ' '; });
            body.indent = line.first(start - line.begin());
        }
        if (isBlank(line)) {
            inner += line;
        } else if (line.startsWith(body.indent)) {
            inner += line.sliced(body.indent.size());
        } else {
            return std::nullopt;
        }
    }
    body.document = SettingsDocument::parse(inner);
    const bool isBlock = lines.size() > 1 && !body.indent.isEmpty() && body.document.isEditable();
    return isBlock ? std::optional(body) : std::nullopt;
}

QByteArray textIn(const std::optional<Body> &body, const QString &key)
{
    const SettingEntry *entry = body ? body->document.active(key) : nullptr;
    return entry ? body->document.textOf(*entry) : QByteArray();
}

std::optional<Value> valueIn(const std::optional<Body> &body, const QString &key)
{
    const SettingEntry *entry = body ? body->document.active(key) : nullptr;
    return entry ? std::optional(entry->value) : std::nullopt;
}

std::optional<QByteArray> mergeText(const QString &key, const QByteArray &old, const QByteArray &mine,
                                    const QByteArray &fresh);

/// The text of one key inside; nothing: it cannot be said.
std::optional<QByteArray> childText(const QString &key, const std::optional<Body> &old, const Body &mine,
                                    const Body &fresh)
{
    const auto before = valueIn(old, key);
    const auto my = valueIn(mine, key);
    const auto now = valueIn(fresh, key);
    if (my == before || my == now) {
        return textIn(fresh, key);
    }
    return now == before ? textIn(mine, key) : mergeText(key, textIn(old, key), textIn(mine, key), textIn(fresh, key));
}

std::optional<QByteArray> mergeText(const QString &key, const QByteArray &old, const QByteArray &mine,
                                    const QByteArray &fresh)
{
    const auto oldBody = bodyOf(old);
    const auto mineBody = bodyOf(mine);
    const auto freshBody = bodyOf(fresh);
    if (key.isEmpty() || !mineBody || !freshBody) {
        return std::nullopt;
    }
    DocumentEdit edit(freshBody->document);
    for (const SettingEntry &entry : freshBody->document.entries()) {
        if (entry.state == SettingState::Active) {
            const auto text = childText(entry.key, oldBody, *mineBody, *freshBody);
            if (!text) {
                return std::nullopt;
            }
            if (*text != freshBody->document.textOf(entry)) {
                edit.replace(entry, *text);
            }
        }
    }
    for (const SettingEntry &entry : mineBody->document.entries()) {
        const bool isMine = entry.state == SettingState::Active && !freshBody->document.active(entry.key) &&
                            valueIn(oldBody, entry.key) != entry.value;
        if (isMine) {
            edit.append({.text = mineBody->document.textOf(entry)});
        }
    }
    QByteArray text = freshBody->head;
    for (const QByteArray &line : linesOf(edit.apply())) {
        text += isBlank(line) ? line : freshBody->indent + line;
    }
    return text;
}

} // namespace

std::optional<QByteArray> mergeNested(const QString &key, const QByteArray &old, const QByteArray &mine,
                                      const QByteArray &fresh)
{
    const auto oldValue = valueOfEntry(key, old);
    const auto mineValue = valueOfEntry(key, mine);
    const auto freshValue = valueOfEntry(key, fresh);
    if (!mineValue || !freshValue || !mineValue->map() || !freshValue->map()) {
        return std::nullopt;
    }
    Merge merge;
    const auto wanted = merge.of(oldValue, mineValue, freshValue);
    const auto text = merge.good ? mergeText(key, old, mine, fresh) : std::nullopt;
    return text && valueOfEntry(key, *text) == wanted ? text : std::nullopt;
}

} // namespace kubemori::group_vars
