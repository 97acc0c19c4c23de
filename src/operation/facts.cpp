// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/facts.hpp"

namespace kubemori::operation {

QString Facts::value(const QString &node, const QString &key) const
{
    return m_values.value(node).value(key);
}

void Facts::set(const QString &node, const QString &key, const QString &value)
{
    m_values[node][key] = value;
}

} // namespace kubemori::operation
