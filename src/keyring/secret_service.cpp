// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/secret_service.hpp"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QFile>
#include <QLibrary>
#include <QVariant>

#include <algorithm>
#include <array>
#include <mutex>

namespace kubemori::keyring {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestCall = 2000; // milliseconds
constexpr std::array services{"org.freedesktop.secrets"_L1, "org.kde.kwalletd6"_L1, "org.kde.kwalletd5"_L1};

/// A connection of its own: the one that Qt shares stays dead for ever once its bus has gone.
class SessionBus
{
public:
    SessionBus()
        : m_connection(QDBusConnection::connectToBus(QDBusConnection::SessionBus, name()))
    {
    }
    ~SessionBus() { QDBusConnection::disconnectFromBus(name()); }
    SessionBus(const SessionBus &) = delete;
    SessionBus &operator=(const SessionBus &) = delete;

    [[nodiscard]] bool isConnected() const { return m_connection.isConnected(); }
    [[nodiscard]] QString problem() const { return m_connection.lastError().message(); }
    [[nodiscard]] QDBusMessage call(const QDBusMessage &message) const
    {
        return m_connection.call(message, QDBus::Block, longestCall);
    }
    [[nodiscard]] QStringList names(const QString &method) const
    {
        const QDBusMessage answer = call(QDBusMessage::createMethodCall(
            u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, method));
        return answer.arguments().value(0).toStringList();
    }

private:
    static QString name() { return u"kubemori-keyring"_s; }

    QDBusConnection m_connection;
};

/// Without this, D-Bus would start a bus for us where there is a display.
bool isSessionThere()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFile::exists(runtime + u"/bus"_s));
}

} // namespace

Result<> findSecretService()
{
    if (!isSessionThere()) {
        return fail(ErrorCode::KeyringUnavailable, u"there is no D-Bus session"_s);
    }
    const SessionBus bus;
    if (!bus.isConnected()) {
        return fail(ErrorCode::KeyringUnavailable, u"the D-Bus session does not answer: "_s + bus.problem());
    }
    const QStringList known = bus.names(u"ListNames"_s) + bus.names(u"ListActivatableNames"_s);
    if (std::ranges::none_of(services, [&known](QLatin1StringView service) { return known.contains(service); })) {
        return fail(ErrorCode::KeyringUnavailable,
                    u"no program on the D-Bus session keeps secrets (org.freedesktop.secrets)"_s);
    }
    return {};
}

bool isKeyringLocked()
{
    if (!isSessionThere()) {
        return false;
    }
    const SessionBus bus;
    QDBusMessage question =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
                                       u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    const QDBusMessage answer = bus.call(question);
    return answer.arguments().value(0).value<QDBusVariant>().variant().toBool();
}

void surviveEndOfSession()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // libsecret brings GIO with it; nothing else of it is needed, so it is not linked.
        using Get = void *(*)(int bus, void *cancellable, void **error);
        using SetExit = void (*)(void *connection, int exits);
        QLibrary gio(u"gio-2.0"_s, 0);
        const auto get = reinterpret_cast<Get>(gio.resolve("g_bus_get_sync"));
        const auto setExit = reinterpret_cast<SetExit>(gio.resolve("g_dbus_connection_set_exit_on_close"));
        constexpr int session = 2; // G_BUS_TYPE_SESSION
        void *connection = get != nullptr && setExit != nullptr ? get(session, nullptr, nullptr) : nullptr;
        if (connection != nullptr) {
            setExit(connection, 0); // shared by the whole process, and ours from now on
        }
    });
}

} // namespace kubemori::keyring
