// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/text_lines.hpp"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace kubemori::group_vars {

/// A setting of an ansible.cfg.
struct ConfigEntry
{
    QString name; ///< "defaults.timeout"
    QByteArray value;
    int firstLine = 0;
    int lineCount = 1; ///< indented lines go on with it
};

/// An ansible.cfg as lines and settings.
class ConfigFile
{
public:
    explicit ConfigFile(const QByteArray &text);

    [[nodiscard]] const TextLines &lines() const { return m_lines; }
    [[nodiscard]] const std::vector<ConfigEntry> &entries() const { return m_entries; }
    [[nodiscard]] const ConfigEntry *find(const QString &name) const;
    [[nodiscard]] QByteArray textOf(const ConfigEntry &entry) const;
    /// The line behind the last setting of a section; -1: there is no such section.
    [[nodiscard]] int endOf(const QString &section) const { return m_ends.value(section, -1); }

private:
    TextLines m_lines;
    std::vector<ConfigEntry> m_entries;
    QHash<QString, int> m_ends;
};

} // namespace kubemori::group_vars
