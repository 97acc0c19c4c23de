// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <stop_token>

namespace kubemori::monitor {

/// Connects to a port and closes. Unreachable: refused or no route; TimedOut: silence; InvalidInput: `address` is no
/// literal (resolve names with resolveAddress() first). Stop is felt at once. Any thread.
[[nodiscard]] Result<> probeTcp(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop);

/// As probeTcp(), and the other side must say "SSH-…" within the timeout (RFC 4253 §4.2; lines before it are allowed):
/// a port that accepts but is silent is TimedOut, one that says something else is InvalidData.
[[nodiscard]] Result<> probeSsh(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop);

} // namespace kubemori::monitor
