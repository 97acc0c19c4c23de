// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/yaml_node.hpp"

#include "inventory/variables.hpp"

namespace kubemori::inventory {

const YamlNode *YamlNode::find(const QString &key) const
{
    for (const auto &[name, value] : entries) {
        if (name->scalar.isText() && *name->scalar.text() == key) {
            return value.get();
        }
    }
    return nullptr;
}

Value YamlNode::toValue() const
{
    if (kind == Kind::List) {
        Value::List values;
        for (const YamlPointer &item : items) {
            values.push_back(item->toValue());
        }
        return Value(std::move(values));
    }
    if (kind == Kind::Map) {
        Variables values;
        for (const auto &[key, value] : entries) {
            values.set(key->scalar.isText() ? *key->scalar.text() : QString::fromUtf8(key->scalar.toJson()),
                       value->toValue());
        }
        return Value(std::move(values));
    }
    return scalar;
}

} // namespace kubemori::inventory
