// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"

#include <QString>

namespace kubemori::ansible {

/// What a line of ansible's own output is, in the words of the default callback of 2.9 to 2.19 (and of `yaml`,
/// `skippy`, `debug`, which share them), cowsay or not.
struct OutputLine
{
    enum class Kind {
        Other,
        Play,
        Task,
        Handler,     ///< RUNNING HANDLER [name]
        HostResult,  ///< "ok: [node1]", "fatal: [node1 -> node2]: FAILED! => {…}"
        ItemResult,  ///< "changed: [node1] => (item=x)"
        Retry,       ///< "FAILED - RETRYING: [node1]: name (3 retries left)."
        Ignoring,    ///< "...ignoring"
        NoMoreHosts, ///< "NO MORE HOSTS LEFT"
        RecapStart,
        RecapHost,
        Warning, ///< [WARNING], [DEPRECATION WARNING]
        Error,   ///< ERROR!, [ERROR]
        Included,
    };

    Kind kind = Kind::Other;
    QString name; ///< of the play, task or handler
    QString host;
    QString delegatedTo;
    QString item;
    HostStatus status = HostStatus::Ok;
    QString message;  ///< what follows "=>"
    int retriesLeft = 0;
    HostTally tally; ///< RecapHost

    bool operator==(const OutputLine &) const = default;
};

/// `text` without escape sequences.
[[nodiscard]] OutputLine readOutputLine(const QString &text);

} // namespace kubemori::ansible
