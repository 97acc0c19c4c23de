// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori::ssh {

/// Whether a server's keyboard-interactive prompt asks for the user's login password, as PAM and sshd word it:
/// "Password:", "ops@host's password:", "パスワード:". Not for a one-time or a new password, a code or a PIN: those
/// must neither be answered with the login password nor ever be remembered. In doubt it is none.
[[nodiscard]] bool isPasswordPrompt(const QString &prompt);

} // namespace kubemori::ssh
