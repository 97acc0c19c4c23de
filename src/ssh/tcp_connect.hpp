// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unique_fd.hpp"
#include "ssh/limits.hpp"

#include <QString>

namespace kubemori::ssh {

/// A connected, non-blocking TCP socket that is closed in children and on which the kernel notices a dead peer within
/// 15 s. Every address of the name is tried. Errors: Unreachable (with the reason for each address), Cancelled,
/// TimedOut.
[[nodiscard]] Result<UniqueFd> connectTcp(const QString &host, int port, const Limits &limits, SteadyTime until);

} // namespace kubemori::ssh
