// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/value.hpp"

#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace kubemori::inventory {

struct YamlNode;
using YamlPointer = std::shared_ptr<const YamlNode>;

/// A node of a YAML document with its place and the type that PyYAML (YAML 1.1) gives it. Mappings hold every key once,
/// in the order of Python's dict, with merges ("<<") done. Aliases share their node.
struct YamlNode
{
    enum class Kind { Scalar, List, Map };
    Kind kind = Kind::Scalar;
    Value scalar;
    bool merge = false;                                       ///< the key "<<"; only while a document is read
    std::vector<YamlPointer> items;                           ///< of a list
    std::vector<std::pair<YamlPointer, YamlPointer>> entries; ///< of a mapping; keys are scalars
    int line = 0;                                             ///< from 1
    int column = 0;                                           ///< from 1
    qsizetype size = 1; ///< nodes below, aliases counted as often as they are used

    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }
    [[nodiscard]] bool isNull() const { return kind == Kind::Scalar && scalar.isNull(); }
    /// What Python calls true.
    [[nodiscard]] bool isTruthy() const { return !items.empty() || !entries.empty() || scalar.isTruthy(); }
    /// The value of a key that is a text; nullptr if there is none.
    [[nodiscard]] const YamlNode *find(const QString &key) const;
    /// Everything below as a value; keys that are no texts become texts as JSON writes them.
    [[nodiscard]] Value toValue() const;
};

} // namespace kubemori::inventory
