// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

#include <memory>

namespace kubemori::ui {

/// What the window remembers: choices in settings.ini, where things stand in window.ini. Empty file names remember
/// nothing.
class WindowSettings
{
public:
    WindowSettings(const QString &settingsFile, const QString &stateFile);

    /// $XDG_CONFIG_HOME/kubemori/settings.ini
    [[nodiscard]] static QString defaultSettingsFile();
    /// $XDG_STATE_HOME/kubemori/window.ini
    [[nodiscard]] static QString defaultStateFile();

    [[nodiscard]] QString language() const;
    void setLanguage(const QString &code);
    [[nodiscard]] QString lastCluster() const;
    void setLastCluster(const QString &id);

    /// Keys: "geometry", "docks", "splitter", "nodeColumns", "fleetColumns", "fleetSplitter".
    [[nodiscard]] QByteArray state(const QString &key) const;
    void setState(const QString &key, const QByteArray &value);

private:
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QSettings> m_state;
};

} // namespace kubemori::ui
