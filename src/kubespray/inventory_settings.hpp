// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "inventory/file_source.hpp"

#include <QHash>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::kubespray {

/// The settings that an inventory's group_vars make, as far as rules look at them: top-level variables. A variable that
/// several files set has all their values.
class InventorySettings
{
public:
    struct Values
    {
        QStringList texts;     ///< plain scalars as they are written, without quotes
        bool isOpaque = false; ///< some value is a template, encrypted, a list or a mapping
        bool operator==(const Values &) const = default;
    };

    void add(const QString &key, const QString &text);
    void addOpaque(const QString &key);

    /// nullptr when no file sets it.
    [[nodiscard]] const Values *find(const QString &key) const;
    /// A file could not be read (it is encrypted as a whole): what is not set may be set there.
    [[nodiscard]] bool isIncomplete() const { return m_isIncomplete; }
    void setIncomplete() { m_isIncomplete = true; }

private:
    QHash<QString, Values> m_values;
    bool m_isIncomplete = false;
};

/// Reads every .yml, .yaml and .json file below group_vars, and group_vars files without an ending, of the inventory
/// `path`: its folder, or the inventory file itself. NotFound when there is no group_vars.
[[nodiscard]] Result<InventorySettings> readInventorySettings(const QString &path, const inventory::FileSource &files,
                                                              std::stop_token stop);

} // namespace kubemori::kubespray
