// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/value.hpp"

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace kubemori::inventory {

/// Named values in the order in which they were first set, as a Python dict keeps them.
class Variables
{
public:
    using Entry = std::pair<QString, Value>;

    /// Overwrites the value of a name that is there and keeps its place.
    void set(const QString &name, Value value);
    void remove(const QString &name);
    /// Sets everything of `other`, which wins (Ansible's default `hash_behaviour = replace`).
    void merge(const Variables &other);

    /// nullptr if there is none.
    [[nodiscard]] const Value *find(const QString &name) const;
    [[nodiscard]] bool contains(const QString &name) const { return m_index.contains(name); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }
    [[nodiscard]] auto begin() const { return m_entries.begin(); }
    [[nodiscard]] auto end() const { return m_entries.end(); }

    /// As one JSON object, in order.
    [[nodiscard]] QByteArray toJson() const;
    /// The same names with the same values, in any order.
    bool operator==(const Variables &other) const;

private:
    std::vector<Entry> m_entries;
    QHash<QString, qsizetype> m_index;
};

} // namespace kubemori::inventory
