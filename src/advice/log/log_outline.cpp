// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/log_outline.hpp"

#include "advice/log/outline_reader.hpp"

#include <algorithm>

namespace kubemori::advice {

const OutlinedFailure *LogOutline::failure(qint64 line) const
{
    const auto found = failureAt.constFind(line);
    return found == failureAt.cend() ? nullptr : &failures[static_cast<std::size_t>(*found)];
}

bool LogOutline::isInCleanRun(qint64 line) const
{
    // What stands before a run (warnings of the inventory) is its own; what stands behind the last recap is nobody's.
    const auto run = std::ranges::find_if(runs, [&](const OutlinedRun &one) {
        const auto next = &one + 1;
        const qint64 end = one.recapLine > 0                   ? one.recapLine
                           : next != runs.data() + runs.size() ? next->firstLine
                                                               : lines + 1;
        return line < end;
    });
    return run != runs.end() && run->isClean;
}

LogOutline readOutline(QByteArrayView log, QDate written, const std::stop_token &stop)
{
    return OutlineReader(log, written).read(stop);
}

} // namespace kubemori::advice
