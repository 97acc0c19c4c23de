// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/command.hpp"

#include <QList>

#include <stop_token>
#include <sys/types.h>

namespace kubemori::command {

/// Starts programs that live on their own, such as a terminal window: in a session of their own, connected to nothing
/// of ours, and going on when this program ends. Not thread-safe.
class DetachedPrograms
{
public:
    /// Waits a moment (`watch`) for a program that ends at once: StartFailed with its exit code; ending with 0 is
    /// right, as some terminals hand over to a server. Other errors as of ChildProcess. `command.input`, `become`,
    /// `terminal` and `timeout` have no meaning here. Cancelled leaves the program running.
    [[nodiscard]] Result<> start(const Command &command, Milliseconds watch, const std::stop_token &stop);

private:
    void reap();

    QList<pid_t> m_running; ///< ours until they end, whoever ends first
};

} // namespace kubemori::command
