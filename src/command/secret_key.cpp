// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/secret_key.hpp"

#include <array>
#include <utility>

namespace kubemori::command {

namespace {

constexpr std::array prefixes{
    std::pair{SecretKind::SshPassword, QLatin1StringView("ssh-password:")},
    std::pair{SecretKind::KeyPassphrase, QLatin1StringView("key:")},
    std::pair{SecretKind::SudoPassword, QLatin1StringView("sudo:")},
    std::pair{SecretKind::VaultPassword, QLatin1StringView("vault:")},
};

} // namespace

QString accountName(const SecretKey &key)
{
    for (const auto &[kind, prefix] : prefixes) {
        if (kind == key.kind) {
            return prefix + key.target;
        }
    }
    return {};
}

std::optional<SecretKey> secretKeyOf(const QString &accountName)
{
    for (const auto &[kind, prefix] : prefixes) {
        if (accountName.startsWith(prefix) && accountName.size() > prefix.size()) {
            return SecretKey{.kind = kind, .target = accountName.sliced(prefix.size())};
        }
    }
    return std::nullopt;
}

} // namespace kubemori::command
