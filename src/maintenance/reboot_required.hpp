// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "command/runner.hpp"

#include <QStringList>

#include <stop_token>

namespace kubemori::maintenance {

/// What a machine says of itself.
struct RebootNeed
{
    bool required = false;
    QStringList packages; ///< that want it, as the machine names them (untrusted); printable, short, and few
    int morePackages = 0; ///< those that are not listed

    bool operator==(const RebootNeed &) const = default;
};

/// Whether a machine says that it needs a reboot. `ownCommand`, if given, tells it alone, by its exit code (0: no, 1:
/// yes); a shell on that machine runs it. Else /var/run/reboot-required (Debian, Ubuntu), else `needs-restarting -r`
/// where that tool is installed (exit 1: yes, 0: no; its absence is found out first, as a missing tool must not read as
/// "yes"). A Debian-like system without the file needs none. An error is "unknown": NotFound where there is no way to
/// tell, ExitedNonZero for any other exit code of the own command (with its last words), or what the runner answered.
[[nodiscard]] Result<RebootNeed> rebootRequired(command::Runner &runner, const QString &ownCommand,
                                                Milliseconds timeout, std::stop_token stop);

} // namespace kubemori::maintenance
