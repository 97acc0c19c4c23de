// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::command {

/// What kind of secret is asked for; the window and the keyring tell them apart by this.
enum class SecretKind { SshPassword, KeyPassphrase, SudoPassword, KeyboardInteractive };

struct SecretRequest
{
    SecretKind kind = SecretKind::SshPassword;
    QString target;       ///< "ops@10.0.0.11", or the key file's path for a passphrase
    QString serverPrompt; ///< the server's own words (untrusted), only for KeyboardInteractive
    bool echo = false;    ///< the answer may be shown while typing
    bool retry = false;   ///< the last answer was refused
};

/// An ssh host key that known_hosts does not hold.
struct HostKeyQuestion
{
    QString host;
    int port = 22;
    QString keyType;           ///< "ssh-ed25519"
    QString fingerprintSha256; ///< "SHA256:…" as ssh-keygen prints it
};

/// Asks a person. Called on worker threads; blocks until answered or stopped. Implementations: the window, the
/// terminal, tests. Without a person an implementation answers Declined. Thread-safe.
class Prompter
{
public:
    virtual ~Prompter() = default;
    [[nodiscard]] virtual Result<Secret> askSecret(const SecretRequest &request, std::stop_token stop) = 0;
    /// True: accept and remember the key in known_hosts.
    [[nodiscard]] virtual Result<bool> confirmHostKey(const HostKeyQuestion &question, std::stop_token stop) = 0;
};

} // namespace kubemori::command
