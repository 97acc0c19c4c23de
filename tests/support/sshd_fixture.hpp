// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/types.h>
#include <vector>

namespace kubemori::test {

/// A real sshd on 127.0.0.1 with its own port, host key and authorised key, and a home folder for the client side that
/// $HOME is set to while this lives. It runs as the user of the test, who is also the one to log in. Ends with all its
/// sessions.
class SshdFixture
{
public:
    /// `config`: further lines for sshd_config; they win over ours.
    explicit SshdFixture(const QStringList &config = {});
    ~SshdFixture();
    SshdFixture(const SshdFixture &) = delete;
    SshdFixture &operator=(const SshdFixture &) = delete;

    /// Starts (again, on the same port) and waits until it answers. False: problem() says why.
    [[nodiscard]] bool start();
    /// Kills the listener and every session.
    void stop();
    /// Stops the sshd processes where they are, connections kept, as a machine that hangs; thaw() lets them go on.
    void freeze() const;
    void thaw() const;
    /// Lets only the listener go on: new connections are served, those that stood hang.
    void thawListener() const;
    /// Kills the processes that serve connections.
    void killSessions() const;
    /// How many logins by key there were so far.
    [[nodiscard]] qsizetype loginCount() const;

    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString user() const { return m_user; }
    /// The client's home; .ssh in it holds the key id_test (not a default name) and a known_hosts that knows this sshd.
    [[nodiscard]] QString home() const { return m_home; }
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] QString clientKey() const;
    [[nodiscard]] QString knownHosts() const;
    [[nodiscard]] QByteArray knownHostsLine() const;
    /// "SHA256:…" of the host key as ssh-keygen prints it.
    [[nodiscard]] QString hostFingerprint() const;
    [[nodiscard]] QByteArray log() const;

    /// A new host key (the next start() uses it).
    void changeHostKey();
    void write(const QString &path, const QByteArray &content) const;
    [[nodiscard]] bool makeKey(const QString &path, const QByteArray &passphrase = {}) const;
    void authorize(const QString &publicKeyFile) const;

private:
    [[nodiscard]] std::vector<pid_t> servers() const;

    QTemporaryDir m_folder;
    QString m_home;
    QByteArray m_homeBefore;
    QByteArray m_agentBefore;
    QString m_user;
    QStringList m_config;
    int m_port = 0;
    pid_t m_pid = -1;
    QString m_problem;
};

/// Processes whose command line contains the text.
[[nodiscard]] std::vector<pid_t> processesWith(const QByteArray &text);
[[nodiscard]] bool isRunning(pid_t pid);

} // namespace kubemori::test
