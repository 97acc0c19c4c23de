// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/desktop_notifier.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
constexpr int callTimeout = 5000;
constexpr int showUntilDismissed = 0;
constexpr int desktopDecides = -1;

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (m_bus.isConnected()) {
        m_bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    }
}

void DesktopNotifier::notify(const QString &subject, const QString &title, const QString &text, bool urgent)
{
    if (!m_bus.isConnected()) {
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    // The body may be read as markup; what a cluster put into it is not.
    call << u"Kubemori"_s << m_ids.value(subject, 0U) << u"kubemori"_s << title << text.toHtmlEscaped()
         << QStringList{u"default"_s, QString()}
         << QVariantMap{{u"urgency"_s, QVariant::fromValue(static_cast<uchar>(urgent ? 2 : 1))},
                        {u"desktop-entry"_s, u"kubemori"_s}}
         << (urgent ? showUntilDismissed : desktopDecides);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, callTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, subject, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError()) {
            m_ids.insert(subject, reply.value());
        }
        watcher->deleteLater();
    });
}

void DesktopNotifier::actionInvoked(uint id, const QString & /*action*/)
{
    for (auto entry = m_ids.constBegin(); entry != m_ids.constEnd(); ++entry) {
        if (entry.value() == id) {
            Q_EMIT activated(entry.key());
            return;
        }
    }
}

} // namespace kubemori::ui
