// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

#include <memory>

namespace kubemori::ui {

/// Where things stand in the window, kept in window.ini. An empty file name remembers nothing.
class WindowSettings
{
public:
    explicit WindowSettings(const QString &stateFile);

    /// $XDG_STATE_HOME/kubemori/window.ini
    [[nodiscard]] static QString defaultStateFile();

    [[nodiscard]] QString lastCluster() const;
    void setLastCluster(const QString &id);

    /// Any key of letters, digits and "/".
    [[nodiscard]] QByteArray state(const QString &key) const;
    void setState(const QString &key, const QByteArray &value);

private:
    std::unique_ptr<QSettings> m_state;
};

} // namespace kubemori::ui
