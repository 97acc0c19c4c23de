// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

namespace kubemori::keyring {

// What the session bus says about keyrings. QtKeychain alone cannot tell "there is none" from other faults. To be
// called on the keyring's thread; each asks the bus anew, for a second or two at most.

/// Whether something on the session bus keeps secrets, or would be started to: the Secret Service (gnome-keyring,
/// KeePassXC, KWallet) or KWallet's own interface. KeyringUnavailable says why not.
[[nodiscard]] Result<> findSecretService();

/// Whether the default collection of the Secret Service is locked: a question for its password that was closed looks
/// the same as a secret that is not there. False when that cannot be known.
[[nodiscard]] bool isKeyringLocked();

/// libsecret's connection ends the whole process when the session bus goes away, as it does at a logout while Kubemori
/// runs on in a terminal multiplexer. This makes it an error of the call.
void surviveEndOfSession();

} // namespace kubemori::keyring
