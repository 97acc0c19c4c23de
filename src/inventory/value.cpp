// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/value.hpp"

#include "inventory/json_text.hpp"
#include "inventory/variables.hpp"

#include <cmath>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

Value::Value(bool value)
    : m_data(value)
{
}

Value::Value(qint64 value)
    : m_data(value)
{
}

Value::Value(double value)
    : m_data(value)
{
}

Value::Value(QString value)
    : m_data(std::move(value))
{
}

Value::Value(BigInteger value)
    : m_data(std::move(value))
{
}

Value::Value(Encrypted value)
    : m_data(std::move(value))
{
}

Value::Value(Unsafe value)
    : m_data(std::move(value))
{
}

Value::Value(List value)
    : m_data(std::make_shared<const List>(std::move(value)))
{
}

Value::Value(Variables value)
    : m_data(std::make_shared<const Variables>(std::move(value)))
{
}

const Value::List *Value::list() const
{
    const auto *pointer = std::get_if<ListPointer>(&m_data);
    return pointer == nullptr ? nullptr : pointer->get();
}

const Variables *Value::map() const
{
    const auto *pointer = std::get_if<MapPointer>(&m_data);
    return pointer == nullptr ? nullptr : pointer->get();
}

bool Value::isTruthy() const
{
    if (const bool *flag = boolean()) {
        return *flag;
    }
    if (const qint64 *whole = integer()) {
        return *whole != 0;
    }
    if (const double *real = number()) {
        return std::fpclassify(*real) != FP_ZERO;
    }
    if (const QString *string = text()) {
        return !string->isEmpty();
    }
    if (const Unsafe *string = unsafe()) {
        return !string->text.isEmpty();
    }
    if (const List *elements = list()) {
        return !elements->empty();
    }
    if (const Variables *entries = map()) {
        return !entries->isEmpty();
    }
    return !isNull();
}

std::optional<QString> Value::scalarText() const
{
    if (const QString *string = text()) {
        return *string;
    }
    if (const Unsafe *string = unsafe()) {
        return string->text;
    }
    if (const bool *flag = boolean()) {
        return *flag ? u"True"_s : u"False"_s;
    }
    if (const BigInteger *whole = bigInteger()) {
        return whole->digits;
    }
    if (integer() != nullptr || number() != nullptr) {
        return QString::fromLatin1(toJson());
    }
    return std::nullopt;
}

QByteArray Value::toJson() const
{
    if (const bool *flag = boolean()) {
        return *flag ? "true" : "false";
    }
    if (const qint64 *whole = integer()) {
        return QByteArray::number(*whole);
    }
    if (const double *real = number()) {
        return jsonNumber(*real);
    }
    if (const QString *string = text()) {
        return jsonString(*string);
    }
    if (const BigInteger *whole = bigInteger()) {
        return whole->digits.toLatin1();
    }
    if (const Encrypted *secret = encrypted()) {
        return "{\"__ansible_vault\":" + jsonString(secret->envelope) + '}';
    }
    if (const Unsafe *string = unsafe()) {
        return "{\"__ansible_unsafe\":" + jsonString(string->text) + '}';
    }
    if (const Variables *entries = map()) {
        return entries->toJson();
    }
    const List *elements = list();
    if (elements == nullptr) {
        return "null";
    }
    QByteArray json = "[";
    for (const Value &element : *elements) {
        json += (json.size() > 1 ? "," : "") + element.toJson();
    }
    return json + ']';
}

QString Value::typeName() const
{
    if (isNull()) {
        return u"null"_s;
    }
    if (boolean() != nullptr) {
        return u"boolean"_s;
    }
    if (integer() != nullptr || bigInteger() != nullptr) {
        return u"integer"_s;
    }
    if (number() != nullptr) {
        return u"number"_s;
    }
    if (isEncrypted()) {
        return u"encrypted"_s;
    }
    if (unsafe() != nullptr) {
        return u"unsafe text"_s;
    }
    if (list() != nullptr) {
        return u"list"_s;
    }
    return map() != nullptr ? u"mapping"_s : u"text"_s;
}

bool Value::operator==(const Value &other) const
{
    if (const List *elements = list()) {
        return other.list() != nullptr && *elements == *other.list();
    }
    if (const Variables *entries = map()) {
        return other.map() != nullptr && *entries == *other.map();
    }
    if (const double *real = number()) { // not a number is the same as itself here: nothing changed
        const double *theirs = other.number();
        return theirs != nullptr && (std::is_eq(*real <=> *theirs) || (std::isnan(*real) && std::isnan(*theirs)));
    }
    return m_data == other.m_data;
}

} // namespace kubemori::inventory
