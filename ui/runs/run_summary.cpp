// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_summary.hpp"

namespace kubemori::ui {

ansible::RunTree treeOf(const QList<ansible::RunEvent> &events)
{
    ansible::RunTree tree;
    for (const ansible::RunEvent &event : events) {
        (void)tree.apply(event);
    }
    return tree;
}

RunSummary summaryOf(const ansible::RunTree &tree)
{
    RunSummary summary{.tasks = tree.taskCount(), .changed = 0, .failed = 0};
    for (const ansible::HostTally &tally : tree.tallies()) {
        summary.changed += tally.changed;
        summary.failed += tally.failed + tally.unreachable;
    }
    return summary;
}

} // namespace kubemori::ui
