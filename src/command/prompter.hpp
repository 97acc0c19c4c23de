// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "command/secret_key.hpp"

#include <QString>

#include <stop_token>
#include <utility>

namespace kubemori::command {

/// Whether a secret may outlive the program.
enum class Remembering {
    No,        ///< a one-time code, or there is nothing to keep secrets in by design
    Offered,   ///< the keyring is there: the person decides
    NoKeyring, ///< it could be kept if this desktop had a keyring, which the person is told
};

struct SecretRequest
{
    SecretKind kind = SecretKind::SshPassword;
    QString target;              ///< as in SecretKey
    QString serverPrompt;        ///< the server's own words (untrusted), only for KeyboardInteractive
    bool echo = false;           ///< the answer may be shown while typing
    bool retry = false;          ///< the last answer was refused
    bool keptWasRefused = false; ///< the host did not take what the keyring held
    Remembering remembering = Remembering::No;
};

/// What a person typed.
struct SecretAnswer
{
    // NOLINTNEXTLINE(google-explicit-constructor): an answer is a secret, and mostly nothing more
    SecretAnswer(Secret typed, bool keep = false)
        : secret(std::move(typed))
        , remember(keep)
    {
    }

    Secret secret;
    bool remember; ///< to be kept in the keyring once it has been accepted
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
    [[nodiscard]] virtual Result<SecretAnswer> askSecret(const SecretRequest &request, std::stop_token stop) = 0;
    /// True: accept and remember the key in known_hosts.
    [[nodiscard]] virtual Result<bool> confirmHostKey(const HostKeyQuestion &question, std::stop_token stop) = 0;
    /// A secret that was to be remembered could not be kept, and why. Does not block.
    virtual void tellNotKept(const SecretKey & /*key*/, const Error & /*why*/) {}
};

} // namespace kubemori::command
