// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "settings/settings.hpp"

#include <QList>
#include <QString>

namespace kubemori::settings {

/// A value of settings.ini that cannot be used; the program's own stands for it.
struct SettingsProblem
{
    QString file;
    QString key;    ///< "timeouts/drain"; empty: the file as a whole
    QString detail; ///< what is expected; technical English; never the value of a proxy, which may hold a password

    /// "file: key: detail"
    [[nodiscard]] QString toString() const;
    bool operator==(const SettingsProblem &) const = default;
};

struct LoadedSettings
{
    Settings settings;
    QList<SettingsProblem> problems;
};

/// The file of settings (keys in docs/settings.md). Several programs may use it at once. Thread-safe: holds no state.
class SettingsStore
{
public:
    explicit SettingsStore(QString path = defaultPath());

    /// $XDG_CONFIG_HOME/kubemori/settings.ini
    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] const QString &path() const { return m_path; }

    /// Always gives settings that can be used: no file is the defaults, a broken value its default and a problem.
    [[nodiscard]] LoadedSettings load() const;
    /// Writes what differs from what is there, atomically and with mode 0600. Keys that are not known stay, and so does
    /// a broken value until a person chooses another. InvalidInput when a value could not be read again; Io.
    [[nodiscard]] Result<> save(const Settings &settings) const;

private:
    QString m_path;
};

} // namespace kubemori::settings
