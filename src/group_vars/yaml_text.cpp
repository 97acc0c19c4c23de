// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/yaml_text.hpp"

#include "inventory/json_text.hpp"
#include "inventory/yaml_scalar.hpp"

#include <QRegularExpression>

namespace kubemori::group_vars {

using inventory::Value;
using inventory::Variables;

namespace {

bool isBlock(const Value &value)
{
    return (value.map() && !value.map()->isEmpty()) || (value.list() && !value.list()->empty());
}

QByteArray keyText(const QString &key)
{
    return yamlText(Value(key));
}

QByteArray blockLines(const Value &value, qsizetype indent);

/// The lines of a list's element: its first one stands behind the dash.
QByteArray elementLines(const Value &value, qsizetype indent)
{
    const QByteArray dash = QByteArray(indent, ' ') + "- ";
    return dash +
           (isBlock(value) ? blockLines(value, indent + 2).sliced(indent + 2) : QByteArray(yamlText(value) + '\n'));
}

QByteArray blockLines(const Value &value, qsizetype indent)
{
    QByteArray text;
    if (value.list()) {
        for (const Value &element : *value.list()) {
            text += elementLines(element, indent);
        }
        return text;
    }
    for (const auto &[key, inner] : *value.map()) {
        text += QByteArray(indent, ' ') + keyText(key) + ':';
        text += isBlock(inner) ? QByteArray('\n' + blockLines(inner, indent + 2))
                               : QByteArray(' ' + yamlText(inner) + '\n');
    }
    return text;
}

} // namespace

QByteArray yamlText(const Value &value)
{
    if (const QString *text = value.text()) {
        static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_/][A-Za-z0-9_./-]*\\z"));
        const auto read = inventory::resolveYamlScalar(*text);
        const bool isPlain = plain.match(*text).hasMatch() && read && read->isText();
        return isPlain ? text->toUtf8() : inventory::jsonString(*text);
    }
    return value.toJson(); // JSON is YAML
}

QByteArray entryText(const QString &key, const Value &value)
{
    return key.toUtf8() + ": " + yamlText(value) + '\n';
}

QByteArray blockText(const QString &key, const Value &value)
{
    Variables map;
    map.set(key, value);
    return blockText(map);
}

QByteArray blockText(const Variables &map)
{
    return map.isEmpty() ? QByteArray() : blockLines(Value(map), 0);
}

} // namespace kubemori::group_vars
