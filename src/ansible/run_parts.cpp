// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_parts.hpp"

#include <algorithm>

namespace kubemori::ansible {

bool isSameBatch(const TreePlace &one, const TreePlace &other)
{
    return one.play >= 0 && one.play == other.play && one.batch == other.batch;
}

bool isFailure(HostStatus status)
{
    return status == HostStatus::Failed || status == HostStatus::Unreachable;
}

void takeDetails(HostRun &run, const RunEvent &event)
{
    if (!event.message.isEmpty()) {
        run.message = event.message;
    }
    if (!event.delegatedTo.isEmpty()) {
        run.delegatedTo = event.delegatedTo;
    }
    if (event.exitCode) {
        run.exitCode = event.exitCode;
    }
    run.attempts = std::max(run.attempts, event.attempts);
    run.retries = std::max(run.retries, event.retries);
    if (event.isCensored) {
        run.isCensored = true;
        run.message.clear();
    }
}

void count(HostTally &tally, HostStatus status, int by)
{
    switch (status) {
    case HostStatus::Running:
        break;
    case HostStatus::Changed:
        tally.changed += by;
        tally.ok += by;
        break;
    case HostStatus::Ignored:
        tally.ignored += by;
        tally.ok += by;
        break;
    case HostStatus::Ok:
        tally.ok += by;
        break;
    case HostStatus::Skipped:
        tally.skipped += by;
        break;
    case HostStatus::Failed:
        tally.failed += by;
        break;
    case HostStatus::Rescued:
        tally.rescued += by;
        break;
    case HostStatus::Unreachable:
        tally.unreachable += by;
        break;
    }
}

} // namespace kubemori::ansible
