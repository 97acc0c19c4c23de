// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/python_writer.hpp"

#include "inventory/python_literal.hpp"
#include "inventory/python_text.hpp"
#include "inventory/variables.hpp"

#include <algorithm>
#include <cmath>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &text)
{
    QString source = u"'"_s;
    for (const char32_t c : text.toUcs4()) {
        if (c == '\'' || c == '\\') {
            source += u'\\';
            source += QChar(static_cast<char16_t>(c));
        } else if (c == '\n') {
            source += u"\\n"_s;
        } else if (c == '\t') {
            source += u"\\t"_s;
        } else if (!QChar::isPrint(c)) {
            source += u"\\U%1"_s.arg(static_cast<uint>(c), 8, 16, QChar(u'0'));
        } else {
            source += QChar::fromUcs4(c);
        }
    }
    return source + u'\'';
}

/// A text that comes back unchanged without quotation marks.
bool isPlain(const QString &text)
{
    const auto read = readPythonLiteral(text);
    return read && *read == Value(text) && pythonStrip(text).size() == text.size() &&
           std::ranges::all_of(text.toUcs4(), [](char32_t c) { return QChar::isPrint(c); });
}

Checked<QString> literal(const Value &value);

Checked<QString> joined(const Value::List &values)
{
    QString text;
    for (const Value &value : values) {
        const auto element = literal(value);
        if (!element) {
            return element;
        }
        text += (text.isEmpty() ? QString() : u", "_s) + *element;
    }
    return u'[' + text + u']';
}

Checked<QString> joined(const Variables &values)
{
    QString text;
    for (const auto &[name, value] : values) {
        const auto element = literal(value);
        if (!element) {
            return element;
        }
        text += (text.isEmpty() ? QString() : u", "_s) + quoted(name) + u": "_s + *element;
    }
    return u'{' + text + u'}';
}

Checked<QString> literal(const Value &value)
{
    if (value.isEncrypted()) {
        return std::unexpected(
            u"INI cannot hold a value that is encrypted with !vault: move it to host_vars/ or group_vars/"_s);
    }
    if (value.unsafe() != nullptr) {
        return std::unexpected(
            u"INI cannot hold a value that is tagged !unsafe: move it to host_vars/ or group_vars/"_s);
    }
    if (const QString *text = value.text()) {
        return quoted(*text);
    }
    if (const double *number = value.number(); number != nullptr && !std::isfinite(*number)) {
        if (std::isnan(*number)) {
            return std::unexpected(u"INI cannot hold \"not a number\""_s);
        }
        return *number > 0 ? u"1e999"_s : u"-1e999"_s;
    }
    if (const Value::List *list = value.list()) {
        return joined(*list);
    }
    if (const Variables *map = value.map()) {
        return joined(*map);
    }
    return value.isNull() ? u"None"_s : *value.scalarText();
}

} // namespace

Checked<QString> writePythonLiteral(const Value &value)
{
    const QString *text = value.text();
    return text != nullptr && isPlain(*text) ? Checked<QString>(*text) : literal(value);
}

} // namespace kubemori::inventory
