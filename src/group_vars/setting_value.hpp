// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/value.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::group_vars {

/// The value in `key: value` lines that are YAML by themselves; nothing if they are not, or hold another key too.
[[nodiscard]] std::optional<inventory::Value> valueOfEntry(const QString &key, const QByteArray &text);

/// A place inside of a value where two values differ.
struct NestedChange
{
    QString path;                           ///< "speaker.tolerations[0].key"
    std::optional<inventory::Value> before; ///< nothing: not there
    std::optional<inventory::Value> after;

    bool operator==(const NestedChange &) const = default;
};

/// Where two values of a mapping or list differ, leaf by leaf; nothing when one of them is a scalar.
[[nodiscard]] QList<NestedChange> nestedChanges(const inventory::Value &before, const inventory::Value &after);

} // namespace kubemori::group_vars
