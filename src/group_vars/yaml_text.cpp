// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/yaml_text.hpp"

#include "inventory/json_text.hpp"
#include "inventory/yaml_scalar.hpp"

#include <QRegularExpression>

namespace kubemori::group_vars {

using inventory::Value;

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

} // namespace kubemori::group_vars
