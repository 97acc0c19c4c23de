// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/credential_cache.hpp"
#include "command/prompter.hpp"
#include "command/runner_factory.hpp"
#include "ssh/ssh_session.hpp"

#include <memory>

namespace kubemori::ssh {

/// How connections are made; the defaults are for people, tests shorten them.
struct ConnectOptions
{
    Milliseconds connectTimeout{std::chrono::seconds{10}}; ///< name, TCP or proxy, per try
    Milliseconds handshakeSilence{std::chrono::seconds{10}};
    int handshakeTries = 6; ///< for a server that hangs up before it knows who we are (MaxStartups, sshd just starting)
};

/// Opens sessions: ~/.ssh/config, socket or proxy, key exchange, host key, login. Thread-safe.
class Connector
{
public:
    Connector(std::shared_ptr<command::Prompter> prompter, std::shared_ptr<command::CredentialCache> credentials,
              ConnectOptions options);

    /// A session that is logged in. Blocks. Errors: Unreachable, Disconnected, HostKeyChanged, HostKeyUnknown,
    /// AuthenticationFailed, Declined, InvalidInput (a broken ~/.ssh/config), Cancelled, TimedOut. Where nobody may be
    /// asked, an unknown host key is HostKeyUnknown and a password that is not remembered Declined.
    [[nodiscard]] Result<std::unique_ptr<SshSession>> connect(const command::SshTarget &target, command::Asking asking,
                                                              const Limits &limits) const;

private:
    [[nodiscard]] Result<std::unique_ptr<SshSession>> configure(const command::SshTarget &target,
                                                                bool onlyNamedKeys) const;
    [[nodiscard]] Result<> openSocket(SshSession &session, const command::SshTarget &target,
                                      const Limits &limits) const;
    [[nodiscard]] Result<std::unique_ptr<SshSession>> shakeHands(const command::SshTarget &target, bool onlyNamedKeys,
                                                                 const Limits &limits) const;

    std::shared_ptr<command::Prompter> m_prompter;
    std::shared_ptr<command::CredentialCache> m_credentials;
    ConnectOptions m_options;
};

} // namespace kubemori::ssh
