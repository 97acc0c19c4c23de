// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_settings.hpp"

#include <QStandardPaths>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// Raised when the meaning of a state value changes; older ones are then not restored.
constexpr int stateVersion = 1;

std::unique_ptr<QSettings> open(const QString &file)
{
    return file.isEmpty() ? nullptr : std::make_unique<QSettings>(file, QSettings::IniFormat);
}

} // namespace

WindowSettings::WindowSettings(const QString &stateFile)
    : m_state(open(stateFile))
{
    if (m_state && m_state->value("version"_L1).toInt() != stateVersion) {
        m_state->clear();
        m_state->setValue("version"_L1, stateVersion);
    }
}

QString WindowSettings::defaultStateFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/window.ini"_s;
}

QString WindowSettings::lastCluster() const
{
    return m_state ? m_state->value("lastCluster"_L1).toString() : QString();
}

void WindowSettings::setLastCluster(const QString &id)
{
    if (m_state) {
        m_state->setValue("lastCluster"_L1, id);
    }
}

QByteArray WindowSettings::state(const QString &key) const
{
    return m_state ? m_state->value(key).toByteArray() : QByteArray();
}

void WindowSettings::setState(const QString &key, const QByteArray &value)
{
    if (m_state) {
        m_state->setValue(key, value);
    }
}

} // namespace kubemori::ui
