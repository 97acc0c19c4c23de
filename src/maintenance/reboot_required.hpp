// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "command/runner.hpp"

#include <stop_token>

namespace kubemori::maintenance {

/// Whether a machine says that it needs a reboot: /var/run/reboot-required (Debian, Ubuntu), else `needs-restarting -r`
/// where that tool is installed (exit 1: yes, 0: no; its absence is found out first, as a missing tool must not read as
/// "yes"). A Debian-like system without the file needs none. NotFound where there is neither: it cannot be told.
[[nodiscard]] Result<bool> rebootRequired(command::Runner &runner, Milliseconds timeout, std::stop_token stop);

} // namespace kubemori::maintenance
