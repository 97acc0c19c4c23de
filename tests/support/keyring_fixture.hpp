// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace kubemori::test {

/// A session bus of its own with the real gnome-keyring on it, in a home folder that is thrown away. Programs find it
/// through environment().
class KeyringFixture
{
public:
    KeyringFixture();
    ~KeyringFixture();
    KeyringFixture(const KeyringFixture &) = delete;
    KeyringFixture &operator=(const KeyringFixture &) = delete;

    /// Starts the bus, and gnome-keyring unlocked. False: problem() says why.
    [[nodiscard]] bool start();
    /// False: something that start() needs is not on this machine.
    [[nodiscard]] bool isInstalled() const { return m_isInstalled; }
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] bool startBus();
    void stopBus();
    /// gnome-keyring with its login keyring open.
    [[nodiscard]] bool startUnlocked();
    /// gnome-keyring as at a login without password: what it holds is locked.
    [[nodiscard]] bool startLocked();
    void stopKeyring();
    /// Takes the place of the window that asks for the keyring's password, and never answers. To be called before the
    /// keyring is started.
    [[nodiscard]] bool startSilentPrompter();
    /// How often that window would have been shown.
    [[nodiscard]] int prompts() const;

    /// HOME, the XDG folders and the bus, for programs that are to use it.
    [[nodiscard]] QProcessEnvironment environment() const;
    /// What `service` on the bus answers, as dbus-send prints it; `arguments` as it takes them.
    [[nodiscard]] QByteArray call(const QString &service, const QString &path, const QString &method,
                                  const QStringList &arguments = {}) const;
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

private:
    [[nodiscard]] bool startKeyring(const QStringList &options, const QByteArray &password);
    [[nodiscard]] bool hasOwner(const QString &name) const;

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
    QProcess m_prompter;
    QString m_address;
    QString m_problem;
    bool m_isInstalled = true;
};

} // namespace kubemori::test
