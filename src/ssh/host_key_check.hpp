// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/prompter.hpp"
#include "ssh/ssh_session.hpp"

namespace kubemori::ssh {

/// Compares the key of a server that is connected but not yet logged in to with known_hosts. An unknown one is put to
/// the person and, if accepted, written down. Errors: HostKeyChanged (detail: both fingerprints and known_hosts
/// file:line), HostKeyUnknown (not accepted), what the Prompter answered.
[[nodiscard]] Result<> checkHostKey(SshSession &session, command::Prompter *prompter, const Limits &limits);

} // namespace kubemori::ssh
