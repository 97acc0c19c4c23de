// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "command/secret_key.hpp"

#include <QList>

#include <stop_token>

namespace kubemori::command {

/// Where secrets outlive the program: the desktop's keyring. Every call blocks, for minutes while a locked keyring asks
/// for its own password, and is to be made on a worker thread; a stop is felt at once. KeyringUnavailable says in its
/// detail why there is no keyring. Thread-safe.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// Whether there is a keyring to keep something in: KeyringUnavailable, Cancelled. Asks nobody for anything.
    [[nodiscard]] virtual Result<> availability(std::stop_token stop) = 0;
    /// Errors: NotFound (Kubemori keeps no such secret), KeyringUnavailable, TimedOut, Cancelled.
    [[nodiscard]] virtual Result<Secret> lookUp(const SecretKey &key, std::stop_token stop) = 0;
    /// Keeps or replaces. Kept is only what ended without an error. Errors: KeyringUnavailable, InvalidInput (what
    /// cannot be kept), TimedOut, Cancelled.
    [[nodiscard]] virtual Result<> keep(const SecretKey &key, const Secret &secret, std::stop_token stop) = 0;
    /// A secret that is not there is forgotten already. Errors: KeyringUnavailable, TimedOut, Cancelled.
    [[nodiscard]] virtual Result<> forget(const SecretKey &key, std::stop_token stop) = 0;
    /// What Kubemori has kept, by name only, sorted; needs no keyring. Errors: Io.
    [[nodiscard]] virtual Result<QList<SecretKey>> kept() = 0;
};

} // namespace kubemori::command
