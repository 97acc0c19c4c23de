// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QString>

namespace kubemori::ui {

/// Tells the desktop (org.freedesktop.Notifications, the desktop's own service) what a person has to know while they
/// look elsewhere. Never blocks; does nothing where there is no such service. A click brings the window forward. GUI
/// thread.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);

    /// An urgent one stays until it is dismissed. The same `subject` replaces its last notification.
    void notify(const QString &subject, const QString &title, const QString &text, bool urgent);

Q_SIGNALS:
    /// A notification of this subject was clicked.
    void activated(const QString &subject);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);

private:
    QDBusConnection m_bus;
    QHash<QString, uint> m_ids; ///< the last notification of each subject
};

} // namespace kubemori::ui
