// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_parts.hpp"

#include <QHash>

#include <vector>

namespace kubemori::ansible {

/// Which failures of a run did no harm. No event says that a failure was rescued: it is guessed from the host going on
/// in the same batch, and put right by the recap, which counts. Hosts are numbers of the caller's. A value.
class RescueGuess
{
public:
    struct Verdict
    {
        TreePlace place;
        HostStatus status = HostStatus::Failed;

        bool operator==(const Verdict &) const = default;
    };

    /// The host failed there, or was unreachable.
    void fail(int host, const TreePlace &place);
    /// The host was heard of at `now`, at a handler or not. Its failure that this tells of as harmless; play -1: of
    /// none.
    [[nodiscard]] TreePlace goOn(int host, const TreePlace &now, bool isHandler);
    /// What a failure is that did no harm: a failed task was rescued, an unreachable host ignored.
    [[nodiscard]] static HostStatus harmless(HostStatus failure);
    /// What the failures of one host are by its recap, given in the order of time as they were guessed. Those of which
    /// the recap tells nothing are left out.
    [[nodiscard]] static std::vector<Verdict> corrected(const std::vector<Verdict> &guessed, const HostTally &tally);

private:
    QHash<int, TreePlace> m_open; ///< by host: its failure, as long as nothing says that the host went on
};

} // namespace kubemori::ansible
