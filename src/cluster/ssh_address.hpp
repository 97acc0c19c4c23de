// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace kubemori::cluster {

/// A host as a person writes it for ssh: "deploy", "ops@deploy.example.com:2222", "ops@[fd00::1]:2222", "fd00::1".
struct SshAddress
{
    QString host;
    QString user; ///< empty: not given
    int port = 0; ///< 0: not given

    /// Nothing when a part could not be a host, a login name or a port.
    [[nodiscard]] static std::optional<SshAddress> parse(const QString &text);
    bool operator==(const SshAddress &) const = default;
};

} // namespace kubemori::cluster
