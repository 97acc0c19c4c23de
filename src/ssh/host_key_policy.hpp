// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/known_hosts.hpp"

namespace kubemori::ssh {

/// What libssh says of the server's key after it looked into the known_hosts files.
enum class HostKeyState {
    Known,
    Unknown,    ///< no line for this host
    NoFile,     ///< no known_hosts file yet
    Changed,    ///< a line for this host and type of key, but another key
    OtherType,  ///< lines for this host, but for other types of key
    Unreadable, ///< looking failed
};

enum class HostKeyVerdict { Accept, Ask, Refuse };

/// The one place where it is decided whether a connection goes on. `known` are all lines for the host. A revoked key is
/// refused whatever else is said; a changed one is refused, not asked about.
[[nodiscard]] HostKeyVerdict judgeHostKey(HostKeyState state, const QByteArray &key, const QList<KnownHost> &known);

} // namespace kubemori::ssh
