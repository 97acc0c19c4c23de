// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/credential_cache.hpp"
#include "ssh/ssh_session.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace kubemori::ssh {

/// Logs in on a connected session whose host key was checked: agent, key files, keyboard-interactive, password, in that
/// order. Secrets come from the credential cache. Used once, on one thread.
class Authenticator
{
public:
    Authenticator(SshSession &session, std::shared_ptr<command::CredentialCache> credentials, command::Asking asking,
                  const Limits &limits);

    /// Errors: AuthenticationFailed (with what the server would have taken), Disconnected (while logging in), Declined,
    /// Cancelled, TimedOut.
    [[nodiscard]] Result<> run();
    /// Keys were the last thing tried.
    [[nodiscard]] bool wasTryingKeys() const
    {
        return !m_tried.isEmpty() && m_tried.last() == QLatin1StringView("publickey");
    }
    /// A person was asked; a server that hung up meanwhile is worth a second try.
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; }

private:
    [[nodiscard]] Result<int> tryNone();
    [[nodiscard]] Result<int> tryKeys();
    [[nodiscard]] Result<int> tryInteractive();
    [[nodiscard]] Result<int> tryPassword();
    [[nodiscard]] Result<int> answerPrompts();
    [[nodiscard]] Result<> answerPrompt(unsigned int index);
    [[nodiscard]] Result<int> call(const std::function<int()> &function);
    [[nodiscard]] Result<command::Credential> password();
    void judge(int answer);
    [[nodiscard]] Error failure() const;

    static int passphraseWanted(const char *prompt, char *buffer, std::size_t size, int echo, int verify, void *self);
    [[nodiscard]] Result<Secret> passphrase(const QString &file);

    SshSession &m_session;
    std::shared_ptr<command::CredentialCache> m_credentials;
    command::Asking m_asking;
    const Limits &m_limits;
    QStringList m_tried;
    int m_passwordTries = 0;
    quint64 m_passwordNumber = 0;
    bool m_isPasswordGiven = false;
    bool m_hasAsked = false;
    std::optional<Error> m_stoppedBy;
};

} // namespace kubemori::ssh
