// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <mutex>

namespace kubemori::command {

/// What the programs that are started on this machine get in their environment, besides this program's own: proxies,
/// above all. One for all runners; a change counts for what is started from then on. Thread-safe.
class LocalEnvironment
{
public:
    void set(const QMap<QString, QString> &variables);
    [[nodiscard]] QMap<QString, QString> variables() const;

private:
    mutable std::mutex m_mutex;
    QMap<QString, QString> m_variables;
};

} // namespace kubemori::command
