// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace kubemori::inventory {

class Variables;

/// A whole number that does not fit into 64 bits, as Python knows them: decimal digits, with a minus in front if
/// negative.
struct BigInteger
{
    QString digits;
    bool operator==(const BigInteger &) const = default;
};

/// The text behind a `!vault` tag. Recognised and carried along, never decrypted.
struct Encrypted
{
    QString envelope;
    bool operator==(const Encrypted &) const = default;
};

/// A text behind a `!unsafe` tag: Ansible never takes it for a template.
struct Unsafe
{
    QString text;
    bool operator==(const Unsafe &) const = default;
};

/// The value of an inventory variable with the type that Ansible gives it. Immutable and cheap to copy; may be used by
/// several threads.
class Value
{
public:
    using List = std::vector<Value>;

    Value() = default; ///< null
    explicit Value(bool value);
    explicit Value(qint64 value);
    explicit Value(double value);
    explicit Value(QString value);
    explicit Value(BigInteger value);
    explicit Value(Encrypted value);
    explicit Value(Unsafe value);
    explicit Value(List value);
    explicit Value(Variables value);

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    [[nodiscard]] bool isText() const { return std::holds_alternative<QString>(m_data); }
    [[nodiscard]] bool isEncrypted() const { return std::holds_alternative<Encrypted>(m_data); }

    /// nullptr when the value is of another type.
    [[nodiscard]] const bool *boolean() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const qint64 *integer() const { return std::get_if<qint64>(&m_data); }
    [[nodiscard]] const double *number() const { return std::get_if<double>(&m_data); }
    [[nodiscard]] const QString *text() const { return std::get_if<QString>(&m_data); }
    [[nodiscard]] const BigInteger *bigInteger() const { return std::get_if<BigInteger>(&m_data); }
    [[nodiscard]] const Encrypted *encrypted() const { return std::get_if<Encrypted>(&m_data); }
    [[nodiscard]] const Unsafe *unsafe() const { return std::get_if<Unsafe>(&m_data); }
    [[nodiscard]] const List *list() const;
    [[nodiscard]] const Variables *map() const;

    /// What Python calls true: not null, false, zero or empty.
    [[nodiscard]] bool isTruthy() const;
    /// A scalar as Ansible would print it ("True", "6443", "text"); nothing for null, lists, maps and encrypted values.
    [[nodiscard]] std::optional<QString> scalarText() const;
    /// As one line of JSON (`{"__ansible_vault": …}` and `{"__ansible_unsafe": …}` as ansible-inventory has it).
    [[nodiscard]] QByteArray toJson() const;
    /// Stable English name of the type: "null", "boolean", "integer", "number", "text", "list", "mapping", "encrypted",
    /// "unsafe text".
    [[nodiscard]] QString typeName() const;

    /// Same type and same contents; maps in any order.
    bool operator==(const Value &other) const;

private:
    using ListPointer = std::shared_ptr<const List>;
    using MapPointer = std::shared_ptr<const Variables>;
    std::variant<std::monostate, bool, qint64, double, QString, BigInteger, Encrypted, Unsafe, ListPointer, MapPointer>
        m_data;
};

} // namespace kubemori::inventory

Q_DECLARE_METATYPE(kubemori::inventory::Value)
