// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/command.hpp"

#include <QByteArray>

namespace kubemori::ssh {

/// The line that an ssh server's shell is given for a command. It first says, between marks that hold `nonce`, in which
/// process group it runs and whether the folder and the program exist (see StartGate), then becomes the program, so
/// that its exit code and signal are the server's to report. Errors: InvalidInput when it is too long for any system.
[[nodiscard]] Result<QByteArray> startLine(const command::Command &command, const QByteArray &nonce);

/// Ends a process group: SIGTERM, waits up to `grace` until it is gone, SIGKILL. Needs sh and kill only.
[[nodiscard]] QString killScript(qint64 processGroup, Milliseconds grace);

/// The number of a signal as an ssh server names it ("TERM"); 64 when unknown.
[[nodiscard]] int signalNumber(const QByteArray &name);

} // namespace kubemori::ssh
