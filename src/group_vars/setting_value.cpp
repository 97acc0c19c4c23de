// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/setting_value.hpp"

#include "inventory/variables.hpp"
#include "inventory/yaml_document.hpp"
#include "inventory/yaml_scalar.hpp"

#include <QRegularExpression>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

/// A word or number that needs no parser: most values are.
std::optional<Value> plainValue(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView value = text.sliced(colon + 1).trimmed();
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
               c == '/';
    };
    if (value.isEmpty() || !std::ranges::all_of(value, isPlain)) {
        return std::nullopt;
    }
    const auto read = inventory::resolveYamlScalar(QString::fromLatin1(value));
    return read ? std::optional(*read) : std::nullopt;
}

class Comparison
{
public:
    void compare(const QString &path, const std::optional<Value> &before, const std::optional<Value> &after)
    {
        if (before == after) {
            return;
        }
        if ((!before || before->map()) && (!after || after->map())) {
            compareMaps(path, before ? before->map() : nullptr, after ? after->map() : nullptr);
        } else if ((!before || before->list()) && (!after || after->list())) {
            compareLists(path, before ? before->list() : nullptr, after ? after->list() : nullptr);
        } else {
            m_changes.append({.path = path, .before = before, .after = after});
        }
    }

    [[nodiscard]] QList<NestedChange> changes() const { return m_changes; }

private:
    void compareMaps(const QString &path, const inventory::Variables *before, const inventory::Variables *after)
    {
        if ((!before || before->isEmpty()) && (!after || after->isEmpty())) {
            return append(path, before ? std::optional(Value(*before)) : std::nullopt,
                          after ? std::optional(Value(*after)) : std::nullopt);
        }
        const QString prefix = path.isEmpty() ? path : path + u'.';
        for (const auto &[name, value] : before ? *before : inventory::Variables()) {
            const Value *other = after ? after->find(name) : nullptr;
            compare(prefix + name, value, other ? std::optional(*other) : std::nullopt);
        }
        for (const auto &[name, value] : after ? *after : inventory::Variables()) {
            if (!before || !before->contains(name)) {
                compare(prefix + name, std::nullopt, value);
            }
        }
    }

    void compareLists(const QString &path, const Value::List *before, const Value::List *after)
    {
        const std::size_t oldSize = before ? before->size() : 0;
        const std::size_t newSize = after ? after->size() : 0;
        if (oldSize + newSize == 0) {
            return append(path, before ? std::optional(Value(*before)) : std::nullopt,
                          after ? std::optional(Value(*after)) : std::nullopt);
        }
        for (std::size_t i = 0; i < std::max(oldSize, newSize); ++i) {
            compare(u"%1[%2]"_s.arg(path).arg(i), i < oldSize ? std::optional(before->at(i)) : std::nullopt,
                    i < newSize ? std::optional(after->at(i)) : std::nullopt);
        }
    }

    void append(const QString &path, const std::optional<Value> &before, const std::optional<Value> &after)
    {
        m_changes.append({.path = path, .before = before, .after = after});
    }

    QList<NestedChange> m_changes;
};

} // namespace

std::optional<Value> valueOfEntry(const QString &key, const QByteArray &text)
{
    if (text.count('\n') <= 1) {
        if (const auto plain = plainValue(text)) {
            return plain;
        }
    }
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(text, {}, {}, warnings);
    if (!document || !(*document)->isMap() || (*document)->entries.size() != 1) {
        return std::nullopt;
    }
    const inventory::YamlNode *value = (*document)->find(key);
    return value ? std::optional(value->toValue()) : std::nullopt;
}

QList<NestedChange> nestedChanges(const Value &before, const Value &after)
{
    const bool maps = before.map() && after.map();
    const bool lists = before.list() && after.list();
    if (!maps && !lists) {
        return {};
    }
    Comparison comparison;
    comparison.compare({}, before, after);
    return comparison.changes();
}

} // namespace kubemori::group_vars
