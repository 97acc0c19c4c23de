// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keyring_fixture.hpp"

#include "support/eventually.hpp"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <csignal>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 10'000; // milliseconds

void end(QProcess &process)
{
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(longest);
    }
}

} // namespace

KeyringFixture::KeyringFixture()
{
    for (const QString &name : {u"home"_s, u"run"_s, u"data"_s, u"state"_s, u"config"_s, u"cache"_s}) {
        QDir().mkpath(file(name));
        QFile::setPermissions(file(name), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
}

KeyringFixture::~KeyringFixture()
{
    stopKeyring();
    end(m_prompter);
    stopBus();
}

QProcessEnvironment KeyringFixture::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "XDG_CURRENT_DESKTOP",
                             "DESKTOP_SESSION", "QTKEYCHAIN_BACKEND", "SSH_AUTH_SOCK"}) {
        environment.remove(QString::fromLatin1(name));
    }
    environment.insert(u"HOME"_s, file(u"home"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, file(u"run"_s));
    environment.insert(u"XDG_DATA_HOME"_s, file(u"data"_s));
    environment.insert(u"XDG_STATE_HOME"_s, file(u"state"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, file(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, file(u"cache"_s));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    return environment;
}

bool KeyringFixture::start()
{
    return startBus() && startUnlocked();
}

bool KeyringFixture::startBus()
{
    for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s, u"dbus-send"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            m_problem = program + u" is not installed"_s;
            m_isInstalled = false;
            return false;
        }
    }
    m_bus.setProcessEnvironment(environment());
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s, u"--address"_s,
                                   u"unix:path="_s + file(u"run/bus"_s)});
    if (!m_bus.waitForReadyRead(longest)) {
        m_problem = u"dbus-daemon does not start: "_s + QString::fromUtf8(m_bus.readAllStandardError());
        return false;
    }
    m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    return true;
}

void KeyringFixture::stopBus()
{
    end(m_bus);
}

bool KeyringFixture::startUnlocked()
{
    return startKeyring({u"--unlock"_s}, "the keyring's own password"_ba);
}

bool KeyringFixture::startLocked()
{
    return startKeyring({u"--start"_s}, {});
}

bool KeyringFixture::startKeyring(const QStringList &options, const QByteArray &password)
{
    m_keyring.setProcessEnvironment(environment());
    m_keyring.start(u"gnome-keyring-daemon"_s, options + QStringList{u"--foreground"_s, u"--components=secrets"_s});
    const bool isStarted = m_keyring.waitForStarted(longest);
    m_keyring.write(password);
    m_keyring.waitForBytesWritten(longest);
    m_keyring.closeWriteChannel();
    if (!isStarted || !eventually([this] { return hasOwner(u"org.freedesktop.secrets"_s); })) {
        m_problem = u"gnome-keyring does not start: "_s + QString::fromUtf8(m_keyring.readAllStandardError());
        return false;
    }
    return true;
}

void KeyringFixture::stopKeyring()
{
    end(m_keyring);
}

bool KeyringFixture::startSilentPrompter()
{
    m_prompter.setProcessEnvironment(environment());
    m_prompter.start(u"python3"_s,
                     {QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/support/silent_prompter.py"), file(u"prompts"_s)});
    return m_prompter.waitForStarted(longest) &&
           eventually([this] { return hasOwner(u"org.gnome.keyring.SystemPrompter"_s); });
}

int KeyringFixture::prompts() const
{
    QFile log(file(u"prompts"_s));
    return log.open(QIODevice::ReadOnly) ? static_cast<int>(log.readAll().count('\n')) : 0;
}

QByteArray KeyringFixture::call(const QString &service, const QString &path, const QString &method,
                                const QStringList &arguments) const
{
    QProcess send;
    send.setProcessEnvironment(environment());
    send.setProcessChannelMode(QProcess::MergedChannels);
    send.start(u"dbus-send"_s,
               QStringList{u"--session"_s, u"--print-reply"_s, u"--dest="_s + service, path, method} + arguments);
    send.waitForFinished(longest);
    return send.readAll();
}

bool KeyringFixture::hasOwner(const QString &name) const
{
    return call(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                {u"string:"_s + name})
        .contains("true");
}

} // namespace kubemori::test
