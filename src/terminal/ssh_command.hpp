// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner_factory.hpp"

#include <QStringList>

namespace kubemori::terminal {

/// The ssh program as a person would start it for this host: "ssh -p 2222 -i FILE -- ops@10.0.0.11", word by word.
/// Only what the profile names is given; ~/.ssh/config says the rest.
[[nodiscard]] QStringList sshCommand(const command::SshTarget &target);

} // namespace kubemori::terminal
