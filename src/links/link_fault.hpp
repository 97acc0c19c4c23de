// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "links/link_report.hpp"

namespace kubemori::links {

/// What an error means at the port, at login, at sudo, and of kubectl.
[[nodiscard]] LinkFault portFault(const Error &error);
[[nodiscard]] LinkFault loginFault(const Error &error);
[[nodiscard]] LinkFault sudoFault(const Error &error);
[[nodiscard]] LinkFault kubectlFault(const Error &error);

} // namespace kubemori::links
