// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/yaml_value.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

/// Words and numbers that readers of YAML 1.1 or 1.2 take for something else than text.
bool isSpecial(const QString &text)
{
    static const QRegularExpression words(
        u"\\A(~|null|true|false|yes|no|on|off|y|n|[-+]?\\.(inf|nan)|[-+]?[.]?[0-9][0-9_,.:a-fox+-]*)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression address(uR"(\A\d+\.\d+\.\d+\.\d+\z)"_s);
    return words.match(text).hasMatch() && !address.match(text).hasMatch();
}

QByteArray quoted(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (c == u'"' || c == u'\\') {
            result += u'\\';
            result += c;
        } else if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) {
            result += u"\\x%1"_s.arg(static_cast<uint>(unit), 2, 16, QChar(u'0'));
        } else {
            result += c;
        }
    }
    return (result + u'"').toUtf8();
}

} // namespace

YamlValue YamlValue::ofText(const QString &text)
{
    return {.kind = Kind::Text, .text = text, .list = {}, .map = {}};
}

YamlValue YamlValue::plain(const QString &word)
{
    return {.kind = Kind::Plain, .text = word, .list = {}, .map = {}};
}

YamlValue YamlValue::ofList(const QStringList &texts)
{
    return {.kind = Kind::List, .text = {}, .list = texts, .map = {}};
}

YamlValue YamlValue::ofMap(QList<Entry> entries)
{
    return {.kind = Kind::Map, .text = {}, .list = {}, .map = std::move(entries)};
}

const YamlValue *YamlValue::find(const QString &key) const
{
    const auto found = std::ranges::find(map, key, &Entry::first);
    return found == map.end() ? nullptr : &found->second;
}

QList<YamlChange> yamlChanges(const YamlValue &from, const YamlValue &to)
{
    QList<YamlChange> changes;
    for (const auto &[key, value] : from.map) {
        if (to.find(key) == nullptr) {
            changes.append({.path = {key}, .value = std::nullopt});
        }
    }
    for (const auto &[key, value] : to.map) {
        const YamlValue *before = from.find(key);
        if (before != nullptr && *before == value) {
            continue;
        }
        if (before == nullptr || before->kind != YamlValue::Kind::Map || value.kind != YamlValue::Kind::Map) {
            changes.append({.path = {key}, .value = value});
            continue;
        }
        for (YamlChange &inner : yamlChanges(*before, value)) {
            inner.path.prepend(key);
            changes.append(inner);
        }
    }
    return changes;
}

QByteArray yamlScalar(const QString &text)
{
    static const QRegularExpression plainForm(uR"(\A[\w/~.][\w/.@+%-]*( [\w/.@+%(-][\w/.@+%()-]*)*\z)"_s,
                                              QRegularExpression::UseUnicodePropertiesOption);
    return plainForm.match(text).hasMatch() && !isSpecial(text) ? text.toUtf8() : quoted(text);
}

QByteArray yamlFlow(const YamlValue &value)
{
    QByteArrayList parts;
    switch (value.kind) {
    case YamlValue::Kind::Text:
        return yamlScalar(value.text);
    case YamlValue::Kind::Plain:
        return value.text.toUtf8();
    case YamlValue::Kind::List:
        for (const QString &text : value.list) {
            parts.append(yamlScalar(text));
        }
        return '[' + parts.join(", ") + ']';
    case YamlValue::Kind::Map:
        break;
    }
    for (const auto &[key, each] : value.map) {
        parts.append(yamlScalar(key) + ": " + yamlFlow(each));
    }
    return parts.isEmpty() ? QByteArray("{}") : QByteArray("{ " + parts.join(", ") + " }");
}

QByteArray yamlBlock(const QString &key, const YamlValue &value, qsizetype indent)
{
    const QByteArray head = QByteArray(indent, ' ') + yamlScalar(key) + ':';
    if (value.kind != YamlValue::Kind::Map || value.map.isEmpty()) {
        return head + ' ' + yamlFlow(value) + '\n';
    }
    QByteArray lines = head + '\n';
    for (const auto &[name, each] : value.map) {
        lines += yamlBlock(name, each, indent + 2);
    }
    return lines;
}

} // namespace kubemori::cluster
