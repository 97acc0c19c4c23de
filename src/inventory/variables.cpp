// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/variables.hpp"

#include "inventory/json_text.hpp"

#include <algorithm>

namespace kubemori::inventory {

void Variables::set(const QString &name, Value value)
{
    if (const auto found = m_index.constFind(name); found != m_index.constEnd()) {
        m_entries[static_cast<std::size_t>(*found)].second = std::move(value);
        return;
    }
    m_index.insert(name, size());
    m_entries.emplace_back(name, std::move(value));
}

void Variables::remove(const QString &name)
{
    if (!contains(name)) {
        return;
    }
    std::erase_if(m_entries, [&name](const Entry &entry) { return entry.first == name; });
    m_index.clear();
    for (qsizetype i = 0; const Entry &entry : m_entries) {
        m_index.insert(entry.first, i++);
    }
}

void Variables::merge(const Variables &other)
{
    for (const auto &[name, value] : other) {
        set(name, value);
    }
}

const Value *Variables::find(const QString &name) const
{
    const auto found = m_index.constFind(name);
    return found == m_index.constEnd() ? nullptr : &m_entries[static_cast<std::size_t>(*found)].second;
}

QByteArray Variables::toJson() const
{
    QByteArray json = "{";
    for (const auto &[name, value] : m_entries) {
        json += (json.size() > 1 ? "," : "") + jsonString(name) + ':' + value.toJson();
    }
    return json + '}';
}

bool Variables::operator==(const Variables &other) const
{
    return size() == other.size() && std::ranges::all_of(m_entries, [&other](const Entry &entry) {
               const Value *theirs = other.find(entry.first);
               return theirs != nullptr && *theirs == entry.second;
           });
}

} // namespace kubemori::inventory
