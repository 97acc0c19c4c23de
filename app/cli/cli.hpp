// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/secret_store.hpp"

#include <QStringList>

#include <memory>
#include <span>

namespace kubemori::cli {

/// The words that name a subcommand, in alphabetical order.
[[nodiscard]] QStringList subcommandNames();
/// What a subcommand does, in a few words for a list.
[[nodiscard]] QString subcommandSummary(const QString &name);
/// The help of a parser with this name of the program, however it was started.
[[nodiscard]] QString withProgramName(QString helpText, const QString &name);
/// Its --help.
[[nodiscard]] QString subcommandHelp(const QString &name);

/// True when the arguments name a subcommand: then no window and no display are needed.
[[nodiscard]] bool isSubcommand(std::span<char *const> arguments);

/// Runs the subcommand that the arguments name. Needs a QCoreApplication. Returns the exit code of the contract.
/// `keyring` null: what is typed is kept in memory only.
[[nodiscard]] int run(const QStringList &arguments, std::shared_ptr<command::SecretStore> keyring = {});

} // namespace kubemori::cli
