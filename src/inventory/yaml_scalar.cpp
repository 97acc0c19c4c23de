// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/yaml_scalar.hpp"

#include "inventory/python_text.hpp"

#include <QDate>
#include <QRegularExpression>
#include <QTime>

#include <cmath>
#include <limits>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression whole(const QString &expression)
{
    return QRegularExpression(u"\\A(?:"_s + expression + u")\\z"_s);
}

bool matches(const QRegularExpression &form, const QString &text)
{
    return form.match(text).hasMatch();
}

bool isNull(const QString &text)
{
    return text.isEmpty() || text == "~"_L1 || text == "null"_L1 || text == "Null"_L1 || text == "NULL"_L1;
}

std::optional<bool> booleanOf(const QString &text)
{
    static const QRegularExpression yes(whole(u"yes|Yes|YES|true|True|TRUE|on|On|ON"_s));
    static const QRegularExpression no(whole(u"no|No|NO|false|False|FALSE|off|Off|OFF"_s));
    if (matches(yes, text)) {
        return true;
    }
    return matches(no, text) ? std::optional(false) : std::nullopt;
}

/// Numbers in base 60: 1:30 is 90.
std::optional<double> sexagesimal(const QString &text)
{
    double sum = 0;
    for (const QString &part : text.split(u':')) {
        bool good = false;
        sum = sum * 60 + part.toDouble(&good);
        if (!good) {
            return std::nullopt;
        }
    }
    return sum;
}

std::optional<Value> integerOf(QString text)
{
    text.remove(u'_');
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+')) {
        text.removeFirst();
    }
    if (text.contains(u':')) {
        const auto seconds = sexagesimal(text);
        constexpr double most = 9e15; // whole numbers are exact up to here
        return seconds && *seconds < most ? std::optional(Value(static_cast<qint64>(negative ? -*seconds : *seconds)))
                                          : std::nullopt;
    }
    if (text.startsWith("0b"_L1) || text.startsWith("0x"_L1)) {
        return integerFromDigits(QStringView(text).sliced(2), text.at(1) == u'x' ? 16 : 2, negative);
    }
    return integerFromDigits(text, text.startsWith(u'0') ? 8 : 10, negative);
}

std::optional<Value> floatOf(QString text)
{
    text = text.remove(u'_').toLower();
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+')) {
        text.removeFirst();
    }
    std::optional<double> number;
    if (text == ".inf"_L1) {
        number = std::numeric_limits<double>::infinity();
    } else if (text == ".nan"_L1) {
        number = std::numeric_limits<double>::quiet_NaN();
    } else if (text.contains(u':')) {
        number = sexagesimal(text);
    } else {
        bool good = false;
        number = text.toDouble(&good);
        number = good || std::isinf(*number) ? number : std::nullopt;
    }
    return number ? std::optional(Value(negative ? -*number : *number)) : std::nullopt;
}

/// As Python's isoformat() writes it; nothing for a date that does not exist.
std::optional<QString> timestampOf(const QString &text)
{
    static const QRegularExpression form(
        whole(uR"((\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?)"
              uR"((?:[ \t]*(Z|([-+])(\d\d?)(?::?(\d\d))?))?)?)"_s));
    const auto match = form.match(text);
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!date.isValid()) {
        return std::nullopt;
    }
    QString iso = date.toString(u"yyyy-MM-dd"_s);
    if (!match.hasCaptured(4)) {
        return iso;
    }
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt());
    if (!time.isValid()) {
        return std::nullopt;
    }
    iso += u'T' + time.toString(u"HH:mm:ss"_s);
    const QString fraction = match.captured(7).left(6);
    if (fraction.toInt() != 0) {
        iso += u'.' + fraction.leftJustified(6, u'0');
    }
    if (match.captured(8) == "Z"_L1) {
        iso += u"+00:00"_s;
    } else if (match.hasCaptured(8)) {
        iso += match.captured(9) + match.captured(10).rightJustified(2, u'0') + u':' +
               match.captured(11).rightJustified(2, u'0');
    }
    return iso;
}

template<class T> Checked<Value> valueOr(const std::optional<T> &read, const QString &text, const QString &type)
{
    return read ? Checked<Value>(Value(*read)) : std::unexpected(u"%1 is no %2"_s.arg(shortened(text), type));
}

} // namespace

Checked<Value> resolveYamlScalar(const QString &text)
{
    static const QRegularExpression integer(whole(
        uR"([-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)"_s));
    static const QRegularExpression real(
        whole(uR"([-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)"
              uR"(|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"_s));
    static const QRegularExpression timestamp(whole(
        uR"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2})"
        uR"((?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?)"_s));
    if (isNull(text)) {
        return Value();
    }
    if (const auto flag = booleanOf(text)) {
        return Value(*flag);
    }
    if (matches(real, text)) {
        return valueOr(floatOf(text), text, u"number"_s);
    }
    if (matches(integer, text)) {
        return valueOr(integerOf(text), text, u"whole number"_s);
    }
    if (matches(timestamp, text)) {
        return valueOr(timestampOf(text), text, u"date"_s);
    }
    if (text == "="_L1 || text == "<<"_L1) {
        return std::unexpected(u"%1 must be quoted here"_s.arg(text));
    }
    return Value(text);
}

Checked<Value> constructYamlScalar(const QString &tag, const QString &text)
{
    const QString type = tag.startsWith("tag:yaml.org,2002:"_L1) ? tag.sliced(18) : QString();
    if (type == "str"_L1) {
        return Value(text);
    }
    if (type == "int"_L1) {
        return valueOr(integerOf(text), text, u"whole number"_s);
    }
    if (type == "float"_L1) {
        return valueOr(floatOf(text), text, u"number"_s);
    }
    if (type == "bool"_L1) {
        return valueOr(booleanOf(text.toLower()), text, u"boolean"_s);
    }
    if (type == "null"_L1) {
        return Value();
    }
    if (type == "timestamp"_L1) {
        return valueOr(timestampOf(text), text, u"date"_s);
    }
    if (tag == "!vault"_L1 || tag == "!vault-encrypted"_L1) {
        return Value(Encrypted{text});
    }
    return tag == "!unsafe"_L1 ? resolveYamlScalar(text) // whether it is quoted or not
                               : std::unexpected(u"the tag %1 is not known"_s.arg(shortened(tag)));
}

Value resolveJsonScalar(const QString &text)
{
    if (text == "true"_L1 || text == "false"_L1) {
        return Value(text == "true"_L1);
    }
    if (text == "null"_L1) {
        return {};
    }
    static const QRegularExpression integer(whole(u"-?[0-9]+"_s));
    if (matches(integer, text)) {
        const auto number = pythonInteger(text);
        return number ? *number : Value(text);
    }
    return Value(text.toDouble());
}

} // namespace kubemori::inventory
