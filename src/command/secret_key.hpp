// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace kubemori::command {

/// What kind of secret is asked for; the window and the keyring tell them apart by this.
enum class SecretKind { SshPassword, KeyPassphrase, SudoPassword, KeyboardInteractive, VaultPassword };

/// Which secret: its kind and what it opens. Passwords belong to a user on a host and not to a cluster, as host keys in
/// known_hosts do: two profiles of the same hosts share them. A vault password belongs to a cluster.
struct SecretKey
{
    SecretKind kind = SecretKind::SshPassword;
    /// "ops@10.0.0.11"; the file's path for KeyPassphrase; the profile's id for VaultPassword.
    QString target;

    auto operator<=>(const SecretKey &) const = default;
};

/// The name under which the keyring keeps it, for people to read in its own program: "sudo:ops@10.0.0.11",
/// "ssh-password:…", "key:/home/ops/.ssh/id_ed25519", "vault:production". Empty for KeyboardInteractive: a one-time
/// code is never kept.
[[nodiscard]] QString accountName(const SecretKey &key);
/// The other way round; nothing for a name that is not ours.
[[nodiscard]] std::optional<SecretKey> secretKeyOf(const QString &accountName);

} // namespace kubemori::command
