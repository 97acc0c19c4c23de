// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"

#include <QString>
#include <QStringView>

#include <optional>

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
    QString message;             ///< what follows "=>" or the mark; Included: the hosts, with commas
    std::optional<int> exitCode; ///< of `ansible HOSTS -m command`: "node1 | CHANGED | rc=0 >>"
    int retriesLeft = 0;
    bool goesOn = false; ///< a banner in a balloon of several lines (cowsay): the name is only its beginning
    HostTally tally;     ///< RecapHost

    bool operator==(const OutputLine &) const = default;
};

/// `text` without escape sequences. A line that goes on from another (a warning's second one) is Other.
[[nodiscard]] OutputLine readOutputLine(const QString &text);

/// What stands in a line of a cow's balloon; `opens` and `closes`: it is the first and the last line.
struct BalloonLine
{
    QString text;
    bool opens = false;
    bool closes = false;
};
/// Nothing for a line that is none, or its upper or lower edge.
[[nodiscard]] std::optional<BalloonLine> readBalloon(QStringView text);

} // namespace kubemori::ansible
