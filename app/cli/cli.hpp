// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>

namespace kubemori::cli {

/// True when the arguments name a subcommand: then no window and no display are needed.
[[nodiscard]] bool isSubcommand(std::span<char *const> arguments);

/// Runs the subcommand that the arguments name. Needs a QCoreApplication. Returns the exit code of the contract.
[[nodiscard]] int run(const QStringList &arguments);

} // namespace kubemori::cli
