// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_environment.hpp"

namespace kubemori::command {

void LocalEnvironment::set(const QMap<QString, QString> &variables)
{
    const std::scoped_lock lock(m_mutex);
    m_variables = variables;
}

QMap<QString, QString> LocalEnvironment::variables() const
{
    const std::scoped_lock lock(m_mutex);
    return m_variables;
}

} // namespace kubemori::command
