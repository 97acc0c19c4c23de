// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <stop_token>

namespace kubemori::monitor {

/// The first address of a host name as a literal; a literal is returned as it is, without running anything. Asks the
/// runner's machine with `getent ahosts`, because getaddrinfo() can neither be stopped nor given a deadline. NotFound:
/// no such name.
[[nodiscard]] Result<QString> resolveAddress(command::Runner &runner, const QString &name, Milliseconds timeout,
                                             std::stop_token stop);

} // namespace kubemori::monitor
